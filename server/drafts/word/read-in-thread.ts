/** Reads a returned file in a thread that can be stopped. */
import type { ReturnedFile } from '#domain/drafts/returned/returned.ts'
import { runInThread, type ThreadLimits } from '../../decisions/run-in-thread.ts'

/** A draft of 400 paragraphs is read in a fifth of a second. */
const LIMITS: ThreadLimits = { timeout: 20_000, memoryMegabytes: 256 }

/** @throws DomainError `invalid`, `unsupported`, `too_large` with a sentence that says what to do */
export function readInThread(bytes: Uint8Array): Promise<ReturnedFile> {
  return runInThread(new URL('./returned-boot.mjs', import.meta.url), bytes, LIMITS)
}
