/** A table as a Word file: landscape, with a row of column names that is repeated on every page. */
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { RoundTable, TableColumn, TablePart } from './round-table.ts'

/** Twips (1/1440 inch): A4 on its side, with margins of 2 cm. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_134 }
const ROOM = PAGE.height - 2 * PAGE.margin
const FONT = 'Arial'

export async function tableDocx({ title, facts, columns, parts }: RoundTable): Promise<Uint8Array> {
  const { margin, width, height } = PAGE
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.floor((column.width / total) * ROOM))
  const pageNumber = new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children: ['p. ', PageNumber.CURRENT], size: 16 })],
  })
  const document = new Document({
    title,
    creator: 'Intersession',
    styles: { default: { document: { run: { font: FONT, size: 17 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width, height, orientation: PageOrientation.LANDSCAPE },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        footers: { default: new Footer({ children: [pageNumber] }) },
        children: [
          heading(title, HeadingLevel.HEADING_1, 28),
          ...facts.map((fact) => new Paragraph({ children: runs(fact), spacing: { after: 40 } })),
          ...parts.flatMap((part) => drawPart(part, columns, widths)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function heading(text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel], size: number): Paragraph {
  return new Paragraph({
    heading: level,
    keepNext: true,
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text, bold: true, size, color: '000000' })],
  })
}

function drawPart(part: TablePart, columns: readonly TableColumn[], widths: readonly number[]): (Paragraph | Table)[] {
  const head = heading(part.heading, HeadingLevel.HEADING_2, 22)
  if (part.rows.length === 0) return [head, new Paragraph({ children: runs('Nothing.') })]
  const names = columns.map(({ name }) => name)
  const table = new Table({
    width: { size: ROOM, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: [...widths],
    rows: [row(names, widths, true), ...part.rows.map((cells) => row(cells, widths, false))],
  })
  return [head, table]
}

function row(cells: readonly string[], widths: readonly number[], isHead: boolean): TableRow {
  return new TableRow({
    tableHeader: isHead,
    cantSplit: isHead,
    children: cells.map(
      (text, place) =>
        new TableCell({
          width: { size: widths[place] ?? 0, type: WidthType.DXA },
          margins: { top: 40, bottom: 40, left: 60, right: 60 },
          ...(isHead && { shading: { fill: 'E3EFE9' } }),
          children: text.split('\n').map((line) => new Paragraph({ children: runs(line, isHead) })),
        }),
    ),
  })
}

function runs(text: string, isBold = false): TextRun[] {
  return [new TextRun({ text: readable(text), bold: isBold })]
}

/** Without what XML 1.0 cannot hold (section 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be left out
const readable = (text: string) => text.replace(/\p{Cs}/gu, '').replace(/[\u0000-\u001F\uFFFE\uFFFF]/g, ' ')
