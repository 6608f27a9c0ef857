/** One document in the format that was asked for, with the headers that a download needs. Reports, drafts and the command line call it. */
import { DomainError } from '#domain/errors.ts'
import { EXPORT_FORMATS, type ExportFormat } from '#domain/reports/wire.ts'
import { renderHtml } from './html.ts'
import { renderPdf } from './pdf.ts'
import { type Printable, walk } from './walk.ts'
import type { Walked } from './walked.ts'

export interface RenderedFile {
  readonly bytes: Uint8Array
  readonly contentType: string
  /** A name that every file system takes, e.g. `SC69-Doc-31.3.docx`. */
  readonly fileName: string
}

const RENDERERS: Readonly<Record<ExportFormat, (walked: Walked) => Promise<Uint8Array>>> = {
  // Loaded with the first Word file: the library is the largest of the house, and an idle server should not carry it.
  docx: async (walked) => (await import('./docx.ts')).renderDocx(walked),
  pdf: renderPdf,
  html: async (walked) => Buffer.from(renderHtml(walked)),
}
const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
}

/** @throws DomainError `unsupported` for any other format, naming those on offer */
export function readFormat(format: string | undefined): ExportFormat {
  const known = EXPORT_FORMATS.find((one) => one === (format ?? 'docx'))
  if (known) return known
  throw new DomainError(
    'unsupported',
    `A document can be exported as ${EXPORT_FORMATS.join(', ')}, not as ${format}.`,
    {
      formats: EXPORT_FORMATS,
    },
  )
}

function fileNameOf(walked: Walked, format: ExportFormat): string {
  const name = (walked.cover?.symbol || walked.title).normalize('NFKD').replace(/\p{M}/gu, '')
  const plain = name
    .replace(/\.?[^\w.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80)
  return `${plain || 'document'}.${format}`
}

export async function renderDocument(source: Printable, format: ExportFormat): Promise<RenderedFile> {
  const walked = walk(source)
  const bytes = await RENDERERS[format](walked)
  return { bytes, contentType: CONTENT_TYPES[format], fileName: fileNameOf(walked, format) }
}
