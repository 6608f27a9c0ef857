/**
 * Compares in a thread of its own, so that the people who are writing do not wait for those who look back. One thread for the
 * process, begun when somebody compares and ended when nobody has for a while; questions are answered in their order.
 */
import { Worker } from 'node:worker_threads'
import { DomainError } from '#domain/errors.ts'
import type { ComparisonQuestion, ComparisonReply } from './compare-worker.ts'

export interface ComparisonLimits {
  /** Milliseconds for one answer, with what waits before it. */
  readonly timeout: number
  readonly memoryMegabytes: number
}

const USUAL: ComparisonLimits = { timeout: 60_000, memoryMegabytes: 512 }
const IDLE = 2 * 60_000

const TOO_MUCH =
  'Comparing these texts takes too long or too much memory. Compare two versions that lie nearer to each other.'

interface Waiting {
  readonly resolve: (json: string) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

export class ComparisonThread {
  private readonly limits: ComparisonLimits
  private worker: Worker | null = null
  private readonly waiting = new Map<number, Waiting>()
  private count = 0
  private idle: NodeJS.Timeout | undefined

  constructor(limits = USUAL) {
    this.limits = limits
  }

  /** The `ComparisonView` as JSON. @throws DomainError `too_large` */
  compare(question: Omit<ComparisonQuestion, 'id'>): Promise<string> {
    clearTimeout(this.idle)
    const worker = this.worker ?? this.begin()
    const id = ++this.count
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.end(new DomainError('too_large', TOO_MUCH)), this.limits.timeout)
      this.waiting.set(id, { resolve, reject, timer })
      worker.ref()
      worker.postMessage({ ...question, id } satisfies ComparisonQuestion)
    })
  }

  /** Whatever waits is refused. */
  end(error: Error): void {
    clearTimeout(this.idle)
    const { worker } = this
    this.worker = null
    void worker?.terminate()
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer)
      reject(error)
    }
    this.waiting.clear()
  }

  close(): void {
    this.end(new DomainError('unavailable', 'The server is restarting. Compare again in a moment.'))
  }

  private begin(): Worker {
    const worker = new Worker(new URL('./compare-boot.mjs', import.meta.url), {
      execArgv: [],
      // The server itself runs with a small nursery, in which a long comparison would be collecting garbage most of the time.
      resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMegabytes, maxYoungGenerationSizeMb: 64 },
    })
    worker.on('message', (reply: ComparisonReply) => this.settle(reply))
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (this.worker === worker)
        this.end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new DomainError('too_large', TOO_MUCH) : error)
    })
    this.worker = worker
    return worker
  }

  private settle(reply: ComparisonReply): void {
    const waiting = this.waiting.get(reply.id)
    this.waiting.delete(reply.id)
    if (waiting) {
      clearTimeout(waiting.timer)
      if ('json' in reply) waiting.resolve(reply.json)
      else waiting.reject(new Error(reply.failure))
    }
    if (this.waiting.size > 0) return
    this.worker?.unref()
    this.idle = setTimeout(() => this.close(), IDLE).unref()
  }
}
