/** The table of a round as a file to send around. */
import type { TableFormat } from '#domain/drafts/rounds/wire.ts'
import { roundTable, type TableSource } from './round-table.ts'
import { tableDocx } from './table-docx.ts'
import { tableXlsx } from './table-xlsx.ts'

const CONTENT_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

export async function tableFile(source: TableSource, format: Exclude<TableFormat, 'json'>) {
  const table = roundTable(source)
  const bytes = format === 'xlsx' ? tableXlsx(table) : await tableDocx(table)
  return { bytes, contentType: CONTENT_TYPES[format], fileName: `comments-${source.round.closesOn}.${format}` }
}
