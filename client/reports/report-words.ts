/** Kinds, states and files of reports as the screens say them. */
import type { ReportKind, ReportState } from '#domain/reports/report.ts'
import type { ExportFormat } from '#domain/reports/wire.ts'
import type { StatusTone } from '../ui/wg-status.ts'

export const KIND_WORDS: Readonly<Record<ReportKind, string>> = {
  'working group report': 'Report of the working group',
  'report of the Secretariat': 'Report of the Secretariat',
}

export const STATE_WORDS: Readonly<
  Record<ReportState, { readonly name: string; readonly tone: StatusTone; readonly sign: string }>
> = {
  open: { name: 'In preparation', tone: 'attention', sign: 'pending' },
  issued: { name: 'Issued', tone: 'good', sign: 'good' },
}

export const FILE_WORDS: Readonly<Record<ExportFormat, string>> = {
  docx: 'Word',
  pdf: 'PDF',
  html: 'Web page',
}

/** Why there is no button to issue it, for those who write it. */
export const ISSUED_BY_SECRETARIAT = 'A document is issued by the Secretariat. Tell it when the text is ready.'
