/**
 * The house style for Word: `styles.xml` and `numbering.xml`, bound to each other. Every numbered style names its level in
 * a multilevel list and that level names the style, so that a person who goes on writing in Word gets the right numbers.
 * Lengths are twips (1/1440 inch); 567 is one centimetre, the step of indentation.
 */
import {
  ITEM_STYLE_NAMES,
  ITEM_STYLES,
  LABEL_STYLE,
  LEGEND_STYLE,
  PROPOSAL_STYLES,
} from '#domain/drafts/word-styles.ts'
import type { Count } from './lists.ts'

const STEP = 567
const MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

interface Style {
  readonly id: string
  readonly name: string
  readonly basedOn?: string
  readonly next?: string
  readonly paragraph?: string
  readonly run?: string
}

const indent = (left: number, hanging = 0) => `<w:ind w:left="${left}"${hanging > 0 ? ` w:hanging="${hanging}"` : ''}/>`
const spacing = (before: number, after: number) => `<w:spacing w:before="${before}" w:after="${after}"/>`
const numbered = (num: number, step: number) => `<w:numPr><w:ilvl w:val="${step}"/><w:numId w:val="${num}"/></w:numPr>`
const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
const KEEP = '<w:keepNext/><w:keepLines/>'
const BESIDE = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="9AA5B1"/></w:pBdr>'
const CENTRED = '<w:jc w:val="center"/>'
const outline = (level: number) => `<w:outlineLvl w:val="${level}"/>`

// Elements inside w:pPr and w:rPr stand in the order of the schema (ECMA-376 part 1, 17.3.1.26 and 17.3.2.28).
const STYLES: readonly Style[] = [
  {
    id: 'Heading1',
    name: 'heading 1',
    next: 'NumberedParagraph',
    paragraph: KEEP + spacing(320, 140) + outline(0),
    run: `<w:b/><w:bCs/>${size(24)}`,
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    next: 'NumberedParagraph',
    paragraph: KEEP + spacing(240, 120) + outline(1),
    run: '<w:b/><w:bCs/>',
  },
  {
    id: 'Heading3',
    name: 'heading 3',
    next: 'NumberedParagraph',
    paragraph: KEEP + spacing(200, 100) + outline(2),
    run: '<w:i/><w:iCs/>',
  },
  { id: 'NumberedParagraph', name: 'Numbered paragraph', paragraph: numbered(1, 0) },
  {
    id: 'Recommendation',
    name: 'Recommendation',
    basedOn: 'NumberedParagraph',
    next: 'ItemLetter',
    paragraph: '<w:keepNext/>',
  },
  { id: 'ItemLetter', name: ITEM_STYLE_NAMES[1], paragraph: numbered(1, 1) },
  { id: 'ItemRoman', name: ITEM_STYLE_NAMES[2], paragraph: numbered(1, 2) },
  { id: 'ItemCapital', name: ITEM_STYLE_NAMES[3], paragraph: numbered(1, 3) },
  { id: 'OperativeParagraph', name: 'Operative paragraph', paragraph: numbered(2, 0) },
  { id: 'PreambularParagraph', name: 'Preambular paragraph' },
  {
    id: 'Addressee',
    name: 'Addressee',
    next: 'Decision',
    paragraph: KEEP + spacing(160, 100) + indent(STEP),
    run: '<w:i/><w:iCs/>',
  },
  { id: 'Decision', name: 'Decision', next: 'ItemLetter', paragraph: `<w:keepNext/>${indent(STEP)}` },
  {
    id: 'AnnexLabel',
    name: 'Annex label',
    next: 'AnnexHeading',
    paragraph: `<w:keepNext/><w:pageBreakBefore/>${spacing(0, 120)}<w:jc w:val="right"/>`,
    run: '<w:b/><w:bCs/>',
  },
  {
    id: 'AnnexHeading',
    name: 'Annex heading',
    next: 'Normal',
    paragraph: KEEP + spacing(120, 280) + CENTRED + outline(0),
    run: `<w:b/><w:bCs/>${size(24)}`,
  },
  {
    id: 'CoverLine',
    name: 'Cover line',
    paragraph: `<w:tabs><w:tab w:val="right" w:pos="9071"/></w:tabs>${spacing(0, 480)}`,
  },
  { id: 'CoverConvention', name: 'Cover Convention', paragraph: spacing(0, 40) + CENTRED, run: size(22) },
  {
    id: 'CoverRule',
    name: 'Cover rule',
    paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>${spacing(0, 360)}<w:ind w:left="3000" w:right="3000"/>`,
  },
  { id: 'CoverMeeting', name: 'Cover meeting', paragraph: spacing(0, 40) + CENTRED, run: size(22) },
  { id: 'CoverHeading', name: 'Cover heading', paragraph: `<w:keepNext/>${spacing(0, 160)}${CENTRED}`, run: size(22) },
  {
    id: 'Title',
    name: 'Title',
    next: 'NumberedParagraph',
    paragraph: KEEP + spacing(240, 480) + CENTRED,
    run: `<w:b/><w:bCs/>${size(26)}`,
  },
  { id: LEGEND_STYLE, name: 'Reading legend', paragraph: spacing(0, 320) + CENTRED, run: '<w:i/><w:iCs/>' },
  {
    id: PROPOSAL_STYLES.heading,
    name: 'Proposal heading',
    next: PROPOSAL_STYLES.text,
    paragraph: `<w:keepNext/>${BESIDE}${spacing(120, 40)}${indent(2 * STEP)}`,
    run: `<w:b/><w:bCs/>${size(18)}`,
  },
  {
    id: PROPOSAL_STYLES.text,
    name: 'Proposal text',
    paragraph: `${BESIDE}${spacing(0, 80)}${indent(2 * STEP)}`,
    run: size(18),
  },
  { id: 'TableText', name: 'Table text', paragraph: spacing(40, 40), run: size(18) },
  {
    id: 'TableHeading',
    name: 'Table heading',
    basedOn: 'TableText',
    paragraph: '<w:keepNext/>',
    run: '<w:b/><w:bCs/>',
  },
  { id: 'Footer', name: 'footer', paragraph: '<w:jc w:val="right"/>', run: size(17) },
  {
    id: 'FootnoteText',
    name: 'footnote text',
    paragraph: `${spacing(0, 60)}<w:ind w:left="284" w:hanging="284"/>`,
    run: size(17),
  },
]

function toStyle(style: Style): string {
  const { id, name, basedOn = 'Normal', next, paragraph = '', run = '' } = style
  const following = next ? `<w:next w:val="${next}"/>` : ''
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>${following}` +
    `<w:uiPriority w:val="1"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
  )
}

/** `styles.xml`. @param language the document's language tag, e.g. `en-GB` */
export function stylesXml(language: string): string {
  const fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
  const lang = `<w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="ar-SA"/>`
  return (
    `${DECLARATION}<w:styles ${MAIN}><w:docDefaults><w:rPrDefault><w:rPr>${fonts}${size(20)}${lang}</w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="140" w:line="269" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>' +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>' +
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>' +
    '<w:style w:type="character" w:styleId="FootnoteStar"><w:name w:val="Footnote star"/></w:style>' +
    `<w:style w:type="character" w:styleId="${LABEL_STYLE}"><w:name w:val="Decision label"/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>` +
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0B5394"/><w:u w:val="single"/></w:rPr></w:style>' +
    `${STYLES.map(toStyle).join('')}</w:styles>`
  )
}

const FORMATS = [
  ['decimal', '%1.'],
  ['lowerLetter', '%2)'],
  ['lowerRoman', '%3)'],
  ['upperLetter', '%4.'],
] as const
const LEVEL_STYLES: Readonly<Record<Count['series'], readonly string[]>> = {
  running: ['NumberedParagraph', ...ITEM_STYLES.slice(1)],
  // The items of operative paragraphs look the same but count here; a style can belong to one list only.
  operative: ['OperativeParagraph', '', '', ''],
}

function abstractNum(id: number, series: Count['series']): string {
  const levels = FORMATS.map(([format, text], step) => {
    const style = LEVEL_STYLES[series][step]
    const bound = style ? `<w:pStyle w:val="${style}"/>` : ''
    const left = STEP * (step + 1)
    return (
      `<w:lvl w:ilvl="${step}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${bound}<w:lvlText w:val="${text}"/>` +
      `<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="${left}"/></w:tabs>${indent(left, STEP)}</w:pPr></w:lvl>`
    )
  })
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`
}

/** The number of a list in `numbering.xml`: 1 and 2 belong to the styles themselves. */
export function numIdOf(list: number): number {
  return list + 2
}

/** `numbering.xml`: one instance for each list of the document, each step of it starting where the list first counts. */
export function numberingXml(counts: readonly Count[]): string {
  const lists = new Map<number, { readonly series: Count['series']; readonly starts: number[] }>()
  for (const { series, list, step, number } of counts) {
    const known = lists.get(list) ?? { series, starts: [] }
    known.starts[step] ??= number
    lists.set(list, known)
  }
  const instances = [...lists].map(([list, { series, starts }]) => {
    const overrides = FORMATS.map(
      (_, step) => `<w:lvlOverride w:ilvl="${step}"><w:startOverride w:val="${starts[step] ?? 1}"/></w:lvlOverride>`,
    )
    const abstract = series === 'running' ? 1 : 2
    return `<w:num w:numId="${numIdOf(list)}"><w:abstractNumId w:val="${abstract}"/>${overrides.join('')}</w:num>`
  })
  const own = [1, 2].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`)
  return (
    `${DECLARATION}<w:numbering ${MAIN}>${abstractNum(1, 'running')}${abstractNum(2, 'operative')}` +
    `${own.join('')}${instances.join('')}</w:numbering>`
  )
}
