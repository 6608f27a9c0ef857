/**
 * A document for Word. The `docx` package writes the parts of the package; styles and lists are the house's own
 * (docx-styles.ts), and what carries chance or the clock is settled afterwards (docx-settle.ts): same value, same bytes.
 */
import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, Tab, TextRun } from 'docx'
import { type FileOrigin, ORIGIN_PROPERTIES } from '#domain/drafts/word-marks.ts'
import { LEGEND_STYLE } from '#domain/drafts/word-styles.ts'
import { type Cover, titleLines } from '#domain/reports/cover.ts'
import { DocxBlocks } from './docx-blocks.ts'
import { type Around, DocxMarks } from './docx-marks.ts'
import { settle } from './docx-settle.ts'
import { numberingXml, stylesXml } from './docx-styles.ts'
import { isWalkedProposal, isWalkedTable, type Walked, type WalkedBlock } from './walked.ts'

const LANGUAGE_TAGS: Readonly<Record<Walked['language'], string>> = {
  English: 'en-GB',
  French: 'fr-FR',
  Spanish: 'es-ES',
}

/** A4 with 2.5 cm around. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1418, right: 1417, bottom: 1418, left: 1418, header: 709, footer: 709 },
}

const line = (style: string, text: string) => new Paragraph({ style, children: [new TextRun(text)] })

function toTitle(title: string, { before, after }: Around): Paragraph {
  const runs = titleLines(title).map((text, index) => new TextRun({ text, ...(index > 0 && { break: 1 }) }))
  const paragraph = new Paragraph({ style: 'Title' })
  for (const child of [...before, ...runs, ...after]) paragraph.addChildElement(child)
  return paragraph
}

function toCover(cover: Cover, around: Around): Paragraph[] {
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
    toTitle(cover.title, around),
  ]
}

const originProperties = ({ draftId, sequence, isMarked }: FileOrigin) => [
  { name: ORIGIN_PROPERTIES.draftId, value: draftId },
  { name: ORIGIN_PROPERTIES.sequence, value: String(sequence) },
  ...(isMarked ? [{ name: ORIGIN_PROPERTIES.isMarked, value: 'yes' }] : []),
]

const countOf = (block: WalkedBlock) =>
  isWalkedTable(block) || isWalkedProposal(block) || !block.count ? [] : [block.count]

/** The file's bytes. */
export async function renderDocx(walked: Walked): Promise<Uint8Array> {
  const footer = walked.cover?.symbol || walked.title
  const marks = new DocxMarks(walked)
  const blocks = new DocxBlocks(walked, marks)
  const notes = walked.notes.map((note) => {
    const paragraph = new Paragraph({
      style: 'FootnoteText',
      children: [new TextRun({ children: [new Tab(), note.text] })],
    })
    return [String(note.ordinal), { children: [paragraph] }] as const
  })
  const around = marks.aroundTitle()
  const head = walked.cover ? toCover(walked.cover, around) : [toTitle(walked.title, around)]
  const document = new Document({
    title: walked.cover ? `${walked.cover.symbol} ${walked.title}`.trim() : walked.title,
    creator: walked.author,
    lastModifiedBy: walked.author,
    footnotes: Object.fromEntries(notes),
    ...(walked.remarks.length > 0 && { comments: { children: marks.comments() } }),
    ...(walked.origin && { customProperties: originProperties(walked.origin) }),
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
          ...head,
          ...(walked.legend === '' ? [] : [line(LEGEND_STYLE, walked.legend)]),
          ...walked.blocks.flatMap((block) => blocks.write(block)),
        ],
      },
    ],
  })
  return settle(new Uint8Array(await Packer.toBuffer(document)), {
    styles: stylesXml(LANGUAGE_TAGS[walked.language]),
    numbering: numberingXml(walked.blocks.flatMap(countOf)),
    datedOn: walked.datedOn,
    stars: new Map(walked.notes.filter((note) => note.kind === 'star').map((note) => [note.ordinal, note.mark])),
  })
}
