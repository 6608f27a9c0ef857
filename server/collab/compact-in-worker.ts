/**
 * Makes texts small in a thread, one after another. The thread starts with the first text and ends when none came for a while;
 * it also ends with a text that takes too long or too much memory, and the next text starts another.
 */
import { Worker } from 'node:worker_threads'
import type { Compact, Compacted, Uncompacted } from './compact.ts'
import type { CompactAnswer } from './compact-worker.ts'

const IDLE = 30_000
const TOO_LONG = 60_000
const MEMORY_MEGABYTES = 768

let worker: Worker | null = null
let idle: NodeJS.Timeout | undefined
let last: Promise<unknown> = Promise.resolve()

export const compactInWorker: Compact = (text) => {
  const made = last.then(() => run(text))
  last = made.catch(() => {})
  return made
}

async function run(text: Uncompacted): Promise<Compacted> {
  clearTimeout(idle)
  worker ??= start()
  const thread = worker
  thread.ref()
  let answer: CompactAnswer
  try {
    answer = await answerOf(thread, text)
  } catch (error) {
    end(thread)
    throw error
  }
  thread.unref()
  idle = setTimeout(() => end(thread), IDLE).unref()
  if ('failure' in answer) throw new Error(answer.failure)
  return answer
}

function answerOf(thread: Worker, text: Uncompacted): Promise<CompactAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer)
      thread.off('message', heard).off('error', failed).off('exit', ended)
      act()
    }
    const heard = (answer: CompactAnswer) => settle(() => resolve(answer))
    const failed = (error: Error) => settle(() => reject(error))
    const ended = () => failed(new Error('The thread that makes snapshots has ended'))
    const timer = setTimeout(() => failed(new Error('The snapshot takes too long')), TOO_LONG)
    thread.on('message', heard).on('error', failed).on('exit', ended)
    thread.postMessage(text)
  })
}

function start(): Worker {
  const thread = new Worker(new URL('./compact-boot.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
  })
  // Also while it has nothing to do: an error that nobody hears would end the program.
  thread.on('error', () => end(thread))
  return thread
}

function end(thread: Worker): void {
  if (worker === thread) worker = null
  void thread.terminate()
}
