/** Recognises a file in a worker thread of its own, so that the event loop stays free and a hostile file can be stopped. */
import type { Recognised } from '#domain/decisions/import/recognised.ts'
import type { WorkerTask } from './recognise-worker.ts'
import { runInThread, USUAL_LIMITS } from './run-in-thread.ts'

/**
 * @param fileName as the person named the file; decides only between a page and a text
 * @throws DomainError `invalid`, `unsupported` or `too_large` with a sentence that says what to do
 */
export function recogniseDocument(bytes: Uint8Array, fileName: string, limits = USUAL_LIMITS): Promise<Recognised> {
  const task: WorkerTask = { bytes, fileName }
  return runInThread(new URL('./recognise-boot.mjs', import.meta.url), task, limits)
}
