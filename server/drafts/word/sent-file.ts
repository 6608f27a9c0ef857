/** The file that came with a request, read. */
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyError, FastifyRequest } from 'fastify'
import type { ReturnedFile } from '#domain/drafts/returned/returned.ts'
import { DomainError } from '#domain/errors.ts'
import { LIMITS, MEGABYTE } from '../../decisions/read-document/limits.ts'
import type { TextSources } from '../versions/read-text.ts'

export interface SentFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly file: ReturnedFile
}

export interface ReturnSources extends TextSources {
  /** @throws DomainError `invalid`, `unsupported`, `too_large` */
  readonly readReturned: (bytes: Uint8Array) => Promise<ReturnedFile>
}

/** A little more than is read, so that a file just above the limit is refused in our words. */
export const LARGEST_FILE = LIMITS.binaryBytes + MEGABYTE

const tooLarge = () =>
  new DomainError(
    'too_large',
    `This file is larger than ${LIMITS.binaryBytes / MEGABYTE} MB. Take the pictures out and send it again.`,
  )

/** @throws DomainError `invalid`, `unsupported`, `too_large` with a sentence that says what to do */
export async function receiveReturn(
  request: FastifyRequest,
  readReturned: ReturnSources['readReturned'],
): Promise<SentFile> {
  if (!request.isMultipart())
    throw new DomainError('invalid', 'Send the Word file as multipart/form-data, in a field named file.')
  const part = await request.file({ limits: { fileSize: LARGEST_FILE, files: 1 } })
  if (!part) throw new DomainError('invalid', 'There is no file. Choose the Word file that came back.')
  const bytes = await bytesOf(part)
  if (bytes.length > LIMITS.binaryBytes) throw tooLarge()
  return { fileName: fileNameOf(part.filename), bytes, file: await readReturned(bytes) }
}

async function bytesOf(part: MultipartFile): Promise<Uint8Array> {
  return part.toBuffer().catch((error: FastifyError) => {
    throw error.code === 'FST_REQ_FILE_TOO_LARGE' ? tooLarge() : error
  })
}

/** The name as it can be kept: it comes from a header and may hold anything. */
function fileNameOf(name: string): string {
  const kept = name.replace(/[\p{Cc}\p{Cs}]/gu, '').slice(-200)
  return kept.trim() || 'document.docx'
}
