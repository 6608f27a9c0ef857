/** The worker thread of the import: one file in, one answer out. It owns its memory, so that a hostile file ends it alone. */
import { parentPort, workerData } from 'node:worker_threads'
import { recognise } from '#domain/decisions/import/recognise.ts'
import type { Recognised } from '#domain/decisions/import/recognised.ts'
import { DomainError, type ErrorCode } from '#domain/errors.ts'
import { readDocument } from './read-document/read-document.ts'

export interface WorkerTask {
  readonly bytes: Uint8Array
  readonly fileName: string
}

export type WorkerAnswer =
  | { readonly recognised: Recognised }
  | { readonly refusal: { readonly code: ErrorCode; readonly message: string } }

async function answer({ bytes, fileName }: WorkerTask): Promise<WorkerAnswer> {
  try {
    const { text, isParagraphPerLine } = await readDocument(bytes, fileName)
    return { recognised: recognise(text, { isParagraphPerLine }) }
  } catch (error) {
    if (error instanceof DomainError) return { refusal: { code: error.code, message: error.message } }
    throw error
  }
}

parentPort?.postMessage(await answer(workerData as WorkerTask))
