/**
 * One file in, one answer out, in a worker thread that owns its memory and can be stopped: a hostile file ends its thread alone,
 * and those who write do not wait for it. At most two threads run at once, whatever they read; others wait in order.
 */
import { Worker } from 'node:worker_threads'
import { DomainError, type ErrorCode } from '#domain/errors.ts'

export interface ThreadLimits {
  /** Milliseconds. */
  readonly timeout: number
  readonly memoryMegabytes: number
}

export const USUAL_LIMITS: ThreadLimits = { timeout: 60_000, memoryMegabytes: 768 }
const AT_ONCE = 2

/** What a thread answers: a result, or why there is none. */
export type ThreadAnswer<Result> =
  | { readonly result: Result }
  | { readonly refusal: { readonly code: ErrorCode; readonly message: string } }

let running = 0
const waiting: (() => void)[] = []

/**
 * @param boot a module that posts one `ThreadAnswer` for its `workerData`
 * @throws DomainError `invalid`, `unsupported` or `too_large` with a sentence that says what to do
 */
export async function runInThread<Result>(boot: URL, task: unknown, limits = USUAL_LIMITS): Promise<Result> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await run<Result>(boot, task, limits)
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/** In the thread: what an act gives, or the refusal that it throws. */
export async function answerOf<Result>(act: () => Result | Promise<Result>): Promise<ThreadAnswer<Result>> {
  try {
    return { result: await act() }
  } catch (error) {
    if (error instanceof DomainError) return { refusal: { code: error.code, message: error.message } }
    throw error
  }
}

function run<Result>(boot: URL, task: unknown, limits: ThreadLimits): Promise<Result> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(boot, {
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
    worker.once('message', (answer: ThreadAnswer<Result>) =>
      end(() =>
        'result' in answer
          ? resolve(answer.result)
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
