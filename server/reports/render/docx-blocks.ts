/**
 * The blocks of a document as Word paragraphs and tables. One writer makes one file: it counts the bookmarks by which a
 * returned file is read paragraph by paragraph.
 */
import {
  BookmarkEnd,
  BookmarkStart,
  BorderStyle,
  ExternalHyperlink,
  FootnoteReferenceRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type XmlComponent,
} from 'docx'
import { bookmarkOf } from '#domain/drafts/word-marks.ts'
import { ITEM_STYLES, LABEL_STYLE, STYLE_OF } from '#domain/drafts/word-styles.ts'
import { numIdOf } from './docx-styles.ts'
import {
  isWalkedNote,
  isWalkedTable,
  type RoleTable,
  type WalkedBlock,
  type WalkedCell,
  type WalkedInline,
  type WalkedParagraph,
  type WalkedTable,
} from './walk.ts'

/** A4 with 2.5 cm around: the text is this many twips wide. */
const TEXT_WIDTH = 9071
const STEP = 567
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '9AA5B1' }
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE }

function toRun(inline: WalkedInline): XmlComponent {
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

export class DocxBlocks {
  private readonly hasBookmarks: boolean
  private readonly bookmarks = new Set<string>()

  /** @param hasBookmarks whether a file like this can come back */
  constructor(hasBookmarks: boolean) {
    this.hasBookmarks = hasBookmarks
  }

  write(block: WalkedBlock): (Paragraph | Table)[] {
    if (!isWalkedTable(block)) return this.roles[block.role](block)
    // Word joins two tables that touch; an empty paragraph after each keeps them apart.
    if (block.widths.length === 0) return []
    return [this.table(block), new Paragraph({ style: 'Normal', children: [] })]
  }

  /** Each role as Word paragraphs. */
  private readonly roles: RoleTable<Paragraph[]> = {
    heading: (paragraph) => [this.styled(`Heading${paragraph.level}`, paragraph)],
    plain: (paragraph) => [this.styled('Normal', paragraph)],
    numbered: (paragraph) => [this.styled(STYLE_OF.numbered, paragraph)],
    recommendation: (paragraph) => [this.styled(STYLE_OF.recommendation, paragraph)],
    item: (paragraph) => [this.styled(ITEM_STYLES[paragraph.level] ?? 'Normal', paragraph)],
    addressee: (paragraph) => [this.styled(STYLE_OF.addressee, paragraph)],
    decision: (paragraph) => {
      const label =
        paragraph.label === '' ? [] : [new TextRun({ text: `${paragraph.label}\u2002`, style: LABEL_STYLE })]
      return [this.styled(STYLE_OF.decision, paragraph, label)]
    },
    preambular: (paragraph) => [this.styled(STYLE_OF.preambular, paragraph)],
    operative: (paragraph) => [this.styled(STYLE_OF.operative, paragraph)],
    'annex-heading': (paragraph) => [
      new Paragraph({ style: 'AnnexLabel', children: [new TextRun(paragraph.label)] }),
      this.styled(STYLE_OF['annex-heading'], paragraph),
    ],
  }

  private styled(style: string, paragraph: WalkedParagraph, before: XmlComponent[] = []): Paragraph {
    const { count, inline, depth } = paragraph
    const written = new Paragraph({
      style,
      ...(count && {
        numbering: { reference: 'list', instance: numIdOf(count.list), level: count.step, custom: true },
      }),
      ...(!count && depth > 0 && { indent: { left: depth * STEP } }),
    })
    for (const child of [...before, ...this.named(paragraph.id, inline.map(toRun))]) written.addChildElement(child)
    return written
  }

  /** What stands in a paragraph, within the bookmark that bears its identity; of copies the first one has it. */
  private named(id: string, children: XmlComponent[]): XmlComponent[] {
    const name = this.hasBookmarks ? bookmarkOf(id) : null
    if (name === null || this.bookmarks.has(name)) return children
    this.bookmarks.add(name)
    const number = this.bookmarks.size
    return [new BookmarkStart(name, number), ...children, new BookmarkEnd(number)]
  }

  /** A cell without a paragraph does not open in Word. */
  private cell({ header, paragraphs }: WalkedCell): Paragraph[] {
    const style = header ? 'TableHeading' : 'TableText'
    return paragraphs.length === 0 ? [new Paragraph({ style })] : paragraphs.map((part) => this.styled(style, part))
  }

  private table(table: WalkedTable): Table {
    const widths = table.widths.map((share) => Math.round((TEXT_WIDTH * share) / 100))
    const rows = table.rows.map((cells) => {
      const children = cells.map(
        (cell, column) =>
          new TableCell({
            borders: BORDERS,
            width: { size: widths[column] ?? 0, type: WidthType.DXA },
            margins: { left: 100, right: 100 },
            ...(cell.header && { shading: { fill: 'EEF1F4' } }),
            children: this.cell(cell),
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
}
