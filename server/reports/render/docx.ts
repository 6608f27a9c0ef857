/**
 * A document for Word. The `docx` package writes the parts of the package; styles and lists are the house's own
 * (docx-styles.ts), and what carries chance or the clock is settled afterwards (docx-settle.ts): same value, same bytes.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { ITEM_STYLES, STYLE_OF } from '#domain/drafts/word-styles.ts'
import { type Cover, titleLines } from '#domain/reports/cover.ts'
import { settle } from './docx-settle.ts'
import { numberingXml, numIdOf, stylesXml } from './docx-styles.ts'
import {
  isWalkedNote,
  isWalkedTable,
  type RoleTable,
  type Walked,
  type WalkedBlock,
  type WalkedCell,
  type WalkedInline,
  type WalkedParagraph,
  type WalkedTable,
} from './walk.ts'

const LANGUAGE_TAGS: Readonly<Record<Walked['language'], string>> = {
  English: 'en-GB',
  French: 'fr-FR',
  Spanish: 'es-ES',
}

/** A4 with 2.5 cm around: the text is 9071 twips wide. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1418, right: 1417, bottom: 1418, left: 1418, header: 709, footer: 709 },
}
const TEXT_WIDTH = 9071
const STEP = 567

function toRun(inline: WalkedInline): ParagraphChild {
  if (isWalkedNote(inline)) return new FootnoteReferenceRun(inline.ordinal)
  const { text, em, strong, href } = inline
  const run = new TextRun({
    text,
    ...(em && { italics: true }),
    ...(strong && { bold: true }),
    ...(href !== null && { style: 'Hyperlink' }),
  })
  return href === null ? run : new ExternalHyperlink({ link: href, children: [run] })
}

function styled(style: string, paragraph: WalkedParagraph, before: ParagraphChild[] = []): Paragraph {
  const { count, inline, depth } = paragraph
  return new Paragraph({
    style,
    ...(count && { numbering: { reference: 'list', instance: numIdOf(count.list), level: count.step, custom: true } }),
    ...(!count && depth > 0 && { indent: { left: depth * STEP } }),
    children: [...before, ...inline.map(toRun)],
  })
}

const one = (style: string) => (paragraph: WalkedParagraph) => [styled(style, paragraph)]

/** Each role as Word paragraphs. */
const ROLES: RoleTable<Paragraph[]> = {
  heading: (paragraph) => [styled(`Heading${paragraph.level}`, paragraph)],
  plain: one('Normal'),
  numbered: one(STYLE_OF.numbered),
  recommendation: one(STYLE_OF.recommendation),
  item: (paragraph) => [styled(ITEM_STYLES[paragraph.level] ?? 'Normal', paragraph)],
  addressee: one(STYLE_OF.addressee),
  decision: (paragraph) => {
    const label = paragraph.label === '' ? [] : [new TextRun({ text: `${paragraph.label}\u2002`, bold: true })]
    return [styled(STYLE_OF.decision, paragraph, label)]
  },
  preambular: one(STYLE_OF.preambular),
  operative: one(STYLE_OF.operative),
  'annex-heading': (paragraph) => [
    new Paragraph({ style: 'AnnexLabel', children: [new TextRun(paragraph.label)] }),
    styled(STYLE_OF['annex-heading'], paragraph),
  ],
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '9AA5B1' }
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE }

/** A cell without a paragraph does not open in Word. */
function toCellParagraphs({ header, paragraphs }: WalkedCell): Paragraph[] {
  const style = header ? 'TableHeading' : 'TableText'
  return paragraphs.length === 0 ? [new Paragraph({ style })] : paragraphs.map((part) => styled(style, part))
}

function toTable(table: WalkedTable): Table {
  const widths = table.widths.map((share) => Math.round((TEXT_WIDTH * share) / 100))
  const rows = table.rows.map((cells) => {
    const children = cells.map(
      (cell, column) =>
        new TableCell({
          borders: BORDERS,
          width: { size: widths[column] ?? 0, type: WidthType.DXA },
          margins: { left: 100, right: 100 },
          ...(cell.header && { shading: { fill: 'EEF1F4' } }),
          children: toCellParagraphs(cell),
        }),
    )
    return new TableRow({
      cantSplit: true,
      tableHeader: cells.every((cell) => cell.header),
      children,
    })
  })
  return new Table({
    rows,
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
  })
}

function toBlocks(block: WalkedBlock): (Paragraph | Table)[] {
  if (!isWalkedTable(block)) return ROLES[block.role](block)
  // Word joins two tables that touch; an empty paragraph after each keeps them apart.
  if (block.widths.length === 0) return []
  return [toTable(block), new Paragraph({ style: 'Normal', children: [] })]
}

const line = (style: string, text: string) => new Paragraph({ style, children: [new TextRun(text)] })

function toTitle(title: string): Paragraph {
  const runs = titleLines(title).map((text, index) => new TextRun({ text, ...(index > 0 && { break: 1 }) }))
  return new Paragraph({ style: 'Title', children: runs })
}

function toCover(cover: Cover): Paragraph[] {
  return [
    new Paragraph({
      style: 'CoverLine',
      children: [
        new TextRun(`Original language: ${cover.originalLanguage}`),
        new TextRun({ children: [new Tab(), cover.symbol], bold: true }),
      ],
    }),
    ...cover.convention.map((text) => line('CoverConvention', text)),
    new Paragraph({ style: 'CoverRule', children: [] }),
    line('CoverMeeting', cover.meetingLine),
    new Paragraph({ style: 'CoverMeeting', spacing: { after: 480 }, children: [new TextRun(cover.placeAndDates)] }),
    ...[cover.agendaPart, ...cover.headings].filter((text) => text !== '').map((text) => line('CoverHeading', text)),
    toTitle(cover.title),
  ]
}

/** The file's bytes. */
export async function renderDocx(walked: Walked): Promise<Uint8Array> {
  const footer = walked.cover?.symbol || walked.title
  const notes = walked.notes.map((note) => {
    const paragraph = new Paragraph({
      style: 'FootnoteText',
      children: [new TextRun({ children: [new Tab(), note.text] })],
    })
    return [String(note.ordinal), { children: [paragraph] }] as const
  })
  const document = new Document({
    title: walked.cover ? `${walked.cover.symbol} ${walked.title}`.trim() : walked.title,
    creator: walked.author,
    lastModifiedBy: walked.author,
    footnotes: Object.fromEntries(notes),
    sections: [
      {
        properties: { page: PAGE },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: 'Footer',
                alignment: AlignmentType.RIGHT,
                children: [new TextRun({ children: [`${footer} – p. `, PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        children: [
          ...(walked.cover ? toCover(walked.cover) : [toTitle(walked.title)]),
          ...walked.blocks.flatMap(toBlocks),
        ],
      },
    ],
  })
  const counts = walked.blocks.flatMap((block) => (isWalkedTable(block) || !block.count ? [] : [block.count]))
  return settle(new Uint8Array(await Packer.toBuffer(document)), {
    styles: stylesXml(LANGUAGE_TAGS[walked.language]),
    numbering: numberingXml(counts),
    datedOn: walked.datedOn,
    stars: new Map(walked.notes.filter((note) => note.kind === 'star').map((note) => [note.ordinal, note.mark])),
  })
}
