/**
 * A table as a spreadsheet (ECMA-376, SpreadsheetML), the few parts that one sheet of words needs. Every cell is an inline string,
 * so what looks like a formula is words to the program that opens it.
 */
import { strToU8, type Zippable, zipSync } from 'fflate'
import type { RoundTable } from './round-table.ts'

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
/** What one cell may hold, of its makers' setting. */
const LONGEST_CELL = 32_767

/** Places in `cellXfs` of the styles. */
const STYLE = { words: 0, heading: 1, title: 2, part: 3 } as const

export function tableXlsx(table: RoundTable): Uint8Array {
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(table),
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': sheet(table),
  }
  // A fixed time, in the only zone that fflate knows: the same rows give the same bytes.
  const mtime = new Date(2018, 0, 1)
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([path, xml]) => [path, [strToU8(DECLARATION + xml), { mtime }]]),
  )
  return zipSync(files)
}

const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`

function relations(targets: readonly (readonly [string, string])[]): string {
  const rows = targets.map(
    ([type, target], place) => `<Relationship Id="r${place + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}/relationships">${rows.join('')}</Relationships>`
}

/** The row of the column names, counted from 1: it stays in sight, and stands on every printed page. */
const headRowOf = ({ facts }: RoundTable): number => facts.length + 3

function workbook(table: RoundTable): string {
  const head = headRowOf(table)
  const titles = `<definedName name="_xlnm.Print_Titles" localSheetId="0">Comments!$${head}:$${head}</definedName>`
  return `<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets><sheet name="Comments" sheetId="1" r:id="r1"/></sheets><definedNames>${titles}</definedNames></workbook>`
}

const BORDER = '<left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/>'
const STYLES = `<styleSheet xmlns="${SHEET}"><fonts count="3"><font><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3EFE9"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${BORDER}</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5">${[
  xf('fontId="0" borderId="1" applyBorder="1"', true),
  xf('fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1"', true),
  xf('fontId="2" applyFont="1"', false),
  xf('fontId="1" applyFont="1"', false),
  xf('fontId="0"', false),
].join('')}</cellXfs></styleSheet>`
const PLAIN = 4

function xf(attributes: string, isWrapped: boolean): string {
  const alignment = `<alignment vertical="top"${isWrapped ? ' wrapText="1"' : ''}/>`
  return `<xf numFmtId="49" xfId="0" applyNumberFormat="1" applyAlignment="1" ${attributes}>${alignment}</xf>`
}

function sheet(table: RoundTable): string {
  const { title, facts, columns, parts } = table
  const head = headRowOf(table)
  const rows: string[] = []
  const add = (cells: readonly string[], style: number) => {
    const place = rows.length + 1
    const drawn = cells.map((text, column) => cell(`${letterOf(column)}${place}`, text, style))
    const points = style === STYLE.words ? heightOf(cells, columns) : style === STYLE.title ? TITLE_HEIGHT : null
    const height = points === null ? '' : ` ht="${points}" customHeight="1"`
    rows.push(`<row r="${place}"${height}>${drawn.join('')}</row>`)
  }
  add([title], STYLE.title)
  for (const fact of facts) add([fact], PLAIN)
  add([], PLAIN)
  add(
    columns.map(({ name }) => name),
    STYLE.heading,
  )
  for (const part of parts) {
    add([part.heading], STYLE.part)
    for (const row of part.rows) add(row, STYLE.words)
    if (part.rows.length === 0) add(['Nothing.'], PLAIN)
  }
  const widths = columns.map(
    ({ width }, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  )
  const pane = `<pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/>`
  return `<worksheet xmlns="${SHEET}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${rows.join('')}</sheetData><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
}

const LINE_HEIGHT = 13.5
const TITLE_HEIGHT = 22
/** The tallest row that there can be, in points. */
const TALLEST = 409

/** Not every program finds the height of a row by itself: as many lines as the longest cell takes, rather one more than one less. */
function heightOf(cells: readonly string[], columns: RoundTable['columns']): number {
  const lines = cells.map((text, column) =>
    text
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / ((columns[column]?.width ?? 10) * 0.95))), 0),
  )
  return Math.min(TALLEST, Math.max(...lines) * LINE_HEIGHT)
}

function cell(place: string, text: string, style: number): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, LONGEST_CELL))}</t></is></c>`
}

/** Of 26 columns at most. */
const letterOf = (column: number): string => String.fromCharCode(65 + column)

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Without what XML 1.0 cannot hold (section 2.2), and without halves of a letter that a cut has left. */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be left out
  const clean = text.replace(/\p{Cs}/gu, '').replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
  return clean.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
}
