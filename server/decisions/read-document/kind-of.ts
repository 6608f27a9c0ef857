/** What a file is, by its bytes. The name is asked only where bytes cannot tell: a page and a text are both text. */
import { DomainError } from '#domain/errors.ts'

export type DocumentKind = 'docx' | 'pdf' | 'html' | 'text'

const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture'],
  [[0x49, 0x49, 0x2a, 0x00], 'a TIFF picture'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'a TIFF picture'],
  [[0x1f, 0x8b], 'a compressed file'],
  [[0x52, 0x61, 0x72, 0x21], 'a RAR archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7-Zip archive'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
  [[0x4d, 0x5a, 0x90, 0x00], 'a program'],
]

/** @throws DomainError `invalid` for an empty file, `unsupported` for bytes of another kind */
export function kindOf(bytes: Uint8Array, fileName: string): DocumentKind {
  if (!bytes.some((byte) => byte > 0x20))
    throw new DomainError('invalid', 'This file is empty. Choose a file that holds text.')
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw oldOffice(fileName)
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'docx'
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('{\\rtf')) throw unsupported('an RTF text', 'Open it in a word processor and save it as .docx.')
  const other = SIGNATURES.find(([signature]) => startsWith(bytes, signature))
  if (other) throw unsupported(other[1], 'Choose a .docx, .pdf, .html or .txt file.')
  if (/\.docx$/i.test(fileName))
    throw new DomainError(
      'invalid',
      'This .docx is damaged: it does not begin as Word files do. Save it again in Word, or send the text as .txt.',
    )
  if (/\.pdf$/i.test(fileName))
    throw new DomainError(
      'invalid',
      'This .pdf is damaged: it does not begin as PDF files do. Export it again, or send the text as .txt.',
    )
  const isWide = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])
  if (!isWide && looksBinary(bytes)) throw unsupported('not a text', 'Choose a .docx, .pdf, .html or .txt file.')
  if (
    /\.(?:html?|xhtml)$/i.test(fileName) ||
    /^\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:!doctype )?html)/i.test(head.replace(/^ï»¿/, ''))
  )
    return 'html'
  return 'text'
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte)
}

function oldOffice(fileName: string): DomainError {
  if (/\.docx$/i.test(fileName))
    return new DomainError(
      'unsupported',
      'This .docx is protected by a password or in an old format. Open it in Word, remove the password and save it as .docx.',
    )
  return unsupported('an old binary Office file (.doc)', 'Open it in Word or LibreOffice and save it as .docx.')
}

function unsupported(what: string, act: string): DomainError {
  return new DomainError('unsupported', `This file is ${what}, which cannot be read here. ${act}`)
}

const SAMPLE = 65_536

/** Text has no control characters beside the blanks; UTF-16 without its mark has a null in every pair. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE)
  let nulls = 0
  let controls = 0
  for (const byte of sample) {
    if (byte === 0) nulls += 1
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1b)) controls += 1
  }
  const isUtf16 = nulls > sample.length * 0.3 && nulls <= sample.length * 0.55
  return !isUtf16 && (nulls > 0 || controls > sample.length * 0.02)
}
