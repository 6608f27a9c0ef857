/**
 * The text of a PDF in reading order: lines as they are printed, a blank line where paragraphs stand apart, a form feed
 * between pages. Small raised digits are footnote calls and go; small type at the foot of a page is set under a rule.
 */
import { DomainError } from '#domain/errors.ts'
import { LIMITS } from './limits.ts'
import { layPage, type Piece } from './pdf-lines.ts'

/** @throws DomainError `unsupported` when encrypted or without text, `invalid` when damaged, `too_large` */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    if (document.numPages > LIMITS.pages)
      throw new DomainError(
        'too_large',
        `This .pdf has ${document.numPages} pages; ${LIMITS.pages} can be read. Split it into smaller files.`,
      )
    const pages: string[] = []
    let length = 0
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const text = layPage(items.flatMap((item) => ('str' in item ? [toPiece(item)] : [])))
      length += text.length
      if (length > LIMITS.textBytes)
        throw new DomainError(
          'too_large',
          'This .pdf holds more text than can be read at once. Split it into smaller files.',
        )
      pages.push(text)
      page.cleanup()
    }
    if (!pages.some((text) => /\p{L}{2}/u.test(text)))
      throw new DomainError(
        'unsupported',
        'This .pdf holds only pictures of pages, no text. Run text recognition (OCR) on it, or use the Word file.',
      )
    return pages.join('\n\f')
  } catch (error) {
    throw error instanceof DomainError ? error : refusal(error)
  } finally {
    await task.destroy()
  }
}

function toPiece(item: { str: string; transform: number[]; width: number; height: number }): Piece {
  const [, , skew = 0, scale = 0, x = 0, y = 0] = item.transform
  return { text: item.str, x, y, width: item.width, height: item.height || Math.hypot(skew, scale) }
}

function refusal(error: unknown): DomainError {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException')
    return new DomainError(
      'unsupported',
      'This .pdf is encrypted. Open it with its password and save a copy without one.',
    )
  return new DomainError('invalid', 'This .pdf is damaged and cannot be opened. Export it again, or use the Word file.')
}
