/** The worker thread of the import: one file in, one answer out. It owns its memory, so that a hostile file ends it alone. */
import { parentPort, workerData } from 'node:worker_threads'
import { recognise } from '#domain/decisions/import/recognise.ts'
import type { Recognised } from '#domain/decisions/import/recognised.ts'
import { readDocument } from './read-document/read-document.ts'
import { answerOf } from './run-in-thread.ts'

export interface WorkerTask {
  readonly bytes: Uint8Array
  readonly fileName: string
}

async function read({ bytes, fileName }: WorkerTask): Promise<Recognised> {
  const { text, isParagraphPerLine } = await readDocument(bytes, fileName)
  return recognise(text, { isParagraphPerLine })
}

parentPort?.postMessage(await answerOf(() => read(workerData as WorkerTask)))
