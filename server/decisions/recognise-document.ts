/**
 * Recognises a file in a worker thread of its own, so that the event loop stays free and a hostile file can be stopped.
 * At most two run at once; others wait in order.
 */
import { Worker } from 'node:worker_threads'
import type { Recognised } from '#domain/decisions/import/recognised.ts'
import { DomainError } from '#domain/errors.ts'
import type { WorkerAnswer, WorkerTask } from './recognise-worker.ts'

export interface RecogniseLimits {
  /** Milliseconds, reading and recognising together. */
  readonly timeout: number
  readonly memoryMegabytes: number
}

const USUAL: RecogniseLimits = { timeout: 60_000, memoryMegabytes: 768 }
const AT_ONCE = 2

let running = 0
const waiting: (() => void)[] = []

/**
 * @param fileName as the person named the file; decides only between a page and a text
 * @throws DomainError `invalid`, `unsupported` or `too_large` with a sentence that says what to do
 */
export async function recogniseDocument(bytes: Uint8Array, fileName: string, limits = USUAL): Promise<Recognised> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await runWorker({ bytes, fileName }, limits)
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

function runWorker(task: WorkerTask, limits: RecogniseLimits): Promise<Recognised> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./recognise-boot.mjs', import.meta.url), {
      workerData: task,
      execArgv: [],
      stderr: true,
      stdout: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes },
    })
    const end = (settle: () => void) => {
      clearTimeout(timer)
      settle()
      void worker.terminate()
    }
    const tooMuch = () =>
      reject(
        new DomainError(
          'too_large',
          'Reading this file takes too long or too much memory. Split it into smaller files, or send the text as .txt.',
        ),
      )
    const timer = setTimeout(() => end(tooMuch), limits.timeout)
    worker.once('message', (answer: WorkerAnswer) =>
      end(() =>
        'recognised' in answer
          ? resolve(answer.recognised)
          : reject(new DomainError(answer.refusal.code, answer.refusal.message)),
      ),
    )
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : reject(error))),
    )
    worker.once('exit', () =>
      end(() =>
        reject(new DomainError('invalid', 'This file could not be read. Save it again, or send the text as .txt.')),
      ),
    )
  })
}
