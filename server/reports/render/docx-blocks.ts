/**
 * The blocks of a document as Word paragraphs and tables. One writer makes one file: it numbers revisions, and the bookmarks by
 * which a returned file is read paragraph by paragraph.
 */
import {
  BorderStyle,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type XmlComponent,
} from 'docx'
import { ITEM_STYLES, LABEL_STYLE, PROPOSAL_STYLES, STYLE_OF } from '#domain/drafts/word-styles.ts'
import { formOf, Revisions, toRun } from './docx-inline.ts'
import type { DocxMarks } from './docx-marks.ts'
import { numIdOf } from './docx-styles.ts'
import {
  isWalkedProposal,
  isWalkedTable,
  type RoleTable,
  type Walked,
  type WalkedBlock,
  type WalkedCell,
  type WalkedParagraph,
  type WalkedProposal,
  type WalkedTable,
} from './walked.ts'

/** A4 with 2.5 cm around: the text is this many twips wide. */
const TEXT_WIDTH = 9071
const STEP = 567
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '9AA5B1' }
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE }
/** Styles that count by themselves: a paragraph that does not count must say so. */
const COUNTING: ReadonlySet<string> = new Set([
  STYLE_OF.numbered,
  STYLE_OF.recommendation,
  STYLE_OF.operative,
  ...ITEM_STYLES.slice(1),
])
const NO_LIST = 0

const counted = (instance: number, level: number) => ({ reference: 'list', instance, level, custom: true })

export class DocxBlocks {
  private readonly isTracked: boolean
  private readonly marks: DocxMarks
  private readonly revisions = new Revisions()

  constructor({ isTracked }: Walked, marks: DocxMarks) {
    this.isTracked = isTracked
    this.marks = marks
  }

  write(block: WalkedBlock): (Paragraph | Table)[] {
    if (isWalkedProposal(block)) return this.proposal(block)
    if (!isWalkedTable(block)) return this.roles[block.role](block)
    // Word joins two tables that touch; an empty paragraph after each keeps them apart.
    if (block.widths.length === 0) return []
    return [this.table(block), new Paragraph({ style: 'Normal', children: [] })]
  }

  /** Each role as Word paragraphs. */
  private readonly roles: RoleTable<Paragraph[]> = {
    heading: (paragraph) => this.styled(`Heading${paragraph.level}`, paragraph),
    plain: (paragraph) => this.styled('Normal', paragraph),
    numbered: (paragraph) => this.styled(STYLE_OF.numbered, paragraph),
    recommendation: (paragraph) => this.styled(STYLE_OF.recommendation, paragraph),
    item: (paragraph) => this.styled(ITEM_STYLES[paragraph.level] ?? 'Normal', paragraph),
    addressee: (paragraph) => this.styled(STYLE_OF.addressee, paragraph),
    decision: (paragraph) => {
      const { label } = paragraph
      const run = new TextRun({ text: `${label}\u2002`, style: LABEL_STYLE, ...this.formOfNumber(paragraph) })
      return this.styled(STYLE_OF.decision, paragraph, label === '' ? [] : [run])
    },
    preambular: (paragraph) => this.styled(STYLE_OF.preambular, paragraph),
    operative: (paragraph) => this.styled(STYLE_OF.operative, paragraph),
    'annex-heading': (paragraph) => {
      const label = new TextRun({ text: paragraph.label, ...this.formOfNumber(paragraph) })
      return [
        new Paragraph({ style: 'AnnexLabel', children: [label] }),
        ...this.styled(STYLE_OF['annex-heading'], paragraph),
      ]
    },
  }

  /** A written number is marked with its paragraph; as a revision it would stay behind where the paragraph goes. */
  private formOfNumber({ change }: WalkedParagraph) {
    return this.isTracked ? {} : formOf(change)
  }

  private styled(style: string, paragraph: WalkedParagraph, before: XmlComponent[] = []): Paragraph[] {
    const { count, depth } = paragraph
    const isCounting = COUNTING.has(style)
    const label = isCounting && !count ? this.writtenNumber(paragraph) : before
    const left = (isCounting ? depth + 1 : depth) * STEP
    const parts = this.parts(paragraph)
    return parts.map((children, part) => {
      const written = new Paragraph({
        style,
        ...(count && { numbering: counted(numIdOf(count.list), count.step) }),
        ...(!count && isCounting && { numbering: counted(NO_LIST, 0), indent: { left, hanging: STEP } }),
        ...(!count && !isCounting && depth > 0 && { indent: { left } }),
        ...this.endOf(paragraph, part === parts.length - 1),
      })
      for (const child of [...(part === 0 ? label : []), ...children]) written.addChildElement(child)
      return written
    })
  }

  /** The number of what is gone, as it was. */
  private writtenNumber(paragraph: WalkedParagraph): XmlComponent[] {
    const run = new TextRun({ text: paragraph.label, ...this.formOfNumber(paragraph) })
    return [run, new TextRun({ children: [new Tab()] })]
  }

  /** What is said of the end of a paragraph, which also shows at a counted number: that it is new or gone. */
  private endOf({ change, isCut, by }: WalkedParagraph, isLast: boolean) {
    if (!this.isTracked) return change === 'kept' ? {} : { run: formOf(change) }
    if (!by) return {}
    if (change === 'deleted' || !isLast) return { run: { deletion: this.revisions.next(by) } }
    return change === 'inserted' || isCut ? { run: { insertion: this.revisions.next(by) } } : {}
  }

  /** The words, in as many paragraphs as there were where revisions can tell it, else in one. */
  private parts({ id, inline, joints, by }: WalkedParagraph): XmlComponent[][] {
    const author = this.isTracked ? by : null
    const starts = author ? [0, ...joints] : [0]
    const { before, after } = this.marks.around(id)
    return starts.map((start, part) => [
      ...(part === 0 ? before : []),
      ...inline.slice(start, starts[part + 1]).map((one) => toRun(one, author, this.revisions)),
      ...(part === starts.length - 1 ? after : []),
    ])
  }

  private proposal({ heading, reason, paragraphs }: WalkedProposal): Paragraph[] {
    const written = paragraphs.map(({ label, inline }) => {
      const paragraph = new Paragraph({ style: PROPOSAL_STYLES.text })
      const number = label === '' ? [] : [new TextRun(`${label}\u2002`)]
      for (const child of [...number, ...inline.map((one) => toRun(one, null, this.revisions))]) {
        paragraph.addChildElement(child)
      }
      return paragraph
    })
    const why = new Paragraph({ style: PROPOSAL_STYLES.text, children: [new TextRun({ text: reason, italics: true })] })
    return [
      new Paragraph({ style: PROPOSAL_STYLES.heading, children: [new TextRun(heading)] }),
      ...written,
      ...(reason === '' ? [] : [why]),
    ]
  }

  /** A cell without a paragraph does not open in Word. */
  private cell({ header, paragraphs }: WalkedCell, by: WalkedTable['by']): Paragraph[] {
    const style = header ? 'TableHeading' : 'TableText'
    if (paragraphs.length === 0) return [new Paragraph({ style })]
    return paragraphs.flatMap((part) => this.styled(style, { ...part, by }))
  }

  private table({ widths: shares, rows, by }: WalkedTable): Table {
    const widths = shares.map((share) => Math.round((TEXT_WIDTH * share) / 100))
    const written = rows.map(({ change, cells }) => {
      const children = cells.map(
        (cell, column) =>
          new TableCell({
            borders: BORDERS,
            width: { size: widths[column] ?? 0, type: WidthType.DXA },
            margins: { left: 100, right: 100 },
            ...(cell.header && { shading: { fill: 'EEF1F4' } }),
            children: this.cell(cell, by),
          }),
      )
      return new TableRow({
        cantSplit: true,
        tableHeader: cells.every((cell) => cell.header),
        ...(this.isTracked && by && change === 'inserted' && { insertion: this.revisions.next(by) }),
        ...(this.isTracked && by && change === 'deleted' && { deletion: this.revisions.next(by) }),
        children,
      })
    })
    return new Table({
      rows: written,
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
    })
  }
}
