/** Any file to plain text, or a refusal whose sentence says what is wrong and what to do. */
import { DomainError } from '#domain/errors.ts'
import { kindOf } from './kind-of.ts'
import { LIMITS, MEGABYTE } from './limits.ts'

export interface ReadDocument {
  readonly text: string
  /** True where the reader knows that every line is a whole paragraph. */
  readonly isParagraphPerLine: boolean
}

/** @throws DomainError `invalid`, `unsupported` or `too_large` */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<ReadDocument> {
  refuseSize(bytes, LIMITS.binaryBytes)
  const kind = kindOf(bytes, fileName)
  if (kind === 'text' || kind === 'html') refuseSize(bytes, LIMITS.textBytes)
  const text = await readAs(kind, bytes)
  if (!/[\p{L}\d]/u.test(text)) throw new DomainError('invalid', 'There is no text in this file. Choose another file.')
  return { text, isParagraphPerLine: kind === 'docx' || kind === 'html' }
}

/** Readers are loaded when they are needed: most of their weight is PDF's. */
async function readAs(kind: ReturnType<typeof kindOf>, bytes: Uint8Array): Promise<string> {
  if (kind === 'docx') return (await import('./read-docx.ts')).readDocx(bytes)
  if (kind === 'pdf') return (await import('./read-pdf.ts')).readPdf(bytes)
  if (kind === 'html') return (await import('./read-html.ts')).readHtml(bytes)
  return (await import('./read-text.ts')).readText(bytes)
}

function refuseSize(bytes: Uint8Array, limit: number): void {
  if (bytes.length > limit)
    throw new DomainError(
      'too_large',
      `This file is larger than ${limit / MEGABYTE} MB. Split it, or take the pictures out.`,
    )
}
