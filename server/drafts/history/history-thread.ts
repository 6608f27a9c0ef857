/**
 * One draft's log, read in a thread of its own: a long history takes seconds and much memory to read, and the people who are
 * writing must notice neither. One question at a time; the rows that came meanwhile are read before each.
 */
import { Worker } from 'node:worker_threads'
import type { LogRow, UpdateLog } from '#domain/collab/log.ts'
import { DomainError } from '#domain/errors.ts'
import type { DraftId } from '#domain/ids.ts'
import type { HistoryAnswers, HistoryQuestion, HistoryReply } from './history-worker.ts'
import type { OldBlock } from './log-reading.ts'
import type { Moment } from './moment.ts'

export interface ThreadLimits {
  /** Milliseconds for one answer. */
  readonly timeout: number
  readonly memoryMegabytes: number
}

/** Few enough that reading them from the database keeps nobody waiting. */
const ROWS_PER_PAGE = 2_000

const TOO_MUCH = 'The history of this draft takes too long or too much memory to read. Tell those who run this server.'
const UNREADABLE = 'The history of this draft cannot be read, because its parts are nested too deeply.'

export class HistoryThread {
  private readonly draftId: DraftId
  private readonly updates: Pick<UpdateLog, 'readSince'>
  private readonly limits: ThreadLimits
  private readonly worker: Worker
  private sequence = 0
  private last: Promise<unknown> = Promise.resolve()
  private ended: Error | null = null
  private settle: { resolve: (reply: HistoryReply) => void; reject: (error: Error) => void } | null = null

  constructor(draftId: DraftId, updates: Pick<UpdateLog, 'readSince'>, limits: ThreadLimits) {
    this.draftId = draftId
    this.updates = updates
    this.limits = limits
    this.worker = new Worker(new URL('./history-boot.mjs', import.meta.url), {
      execArgv: [],
      // The server itself runs with a small nursery; reading a long log in one would be collecting garbage most of the time.
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes, maxYoungGenerationSizeMb: 64 },
    })
    this.worker.on('message', (reply: HistoryReply) => this.settle?.resolve(reply))
    this.worker.on('error', (error: NodeJS.ErrnoException) =>
      this.end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new DomainError('too_large', TOO_MUCH) : error),
    )
    this.worker.unref()
  }

  get isEnded(): boolean {
    return this.ended !== null
  }

  /** The document after a row, and who wrote what. @throws DomainError `not_found` for a row that is not there yet */
  moment(sequence: number, since: number | null): Promise<Moment> {
    return this.inTurn(sequence, () => this.ask({ kind: 'moment', sequence, since }))
  }

  /** The blocks of the document after a row. @throws DomainError `not_found` as above */
  blocks(sequence: number): Promise<readonly OldBlock[]> {
    return this.inTurn(sequence, () => this.ask({ kind: 'blocks', sequence }))
  }

  /** Whatever waits is refused. */
  end(error: Error): void {
    this.ended ??= error
    this.settle?.reject(error)
    void this.worker.terminate()
  }

  private inTurn<T>(sequence: number, act: () => Promise<T>): Promise<T> {
    const turn = this.last.then(() => this.readOn(sequence)).then(act)
    this.last = turn.catch(() => {})
    return turn
  }

  /** Reads to a row at least. While the thread takes in one page, the database looks for the next. */
  private async readOn(sequence: number): Promise<void> {
    if (this.sequence >= sequence) return
    let page = this.read(this.sequence)
    while (this.sequence < sequence) {
      const rows = await page
      const last = rows.at(-1)
      if (!last) throw new DomainError('not_found', 'Nothing was recorded at this place of the history yet.')
      page = last.sequence < sequence ? this.read(last.sequence) : Promise.resolve([])
      // Should the thread fail meanwhile, nobody waits for this page any more.
      page.catch(() => {})
      this.sequence = await this.ask({ kind: 'rows', rows })
    }
  }

  private read(after: number): Promise<readonly LogRow[]> {
    return this.updates.readSince(this.draftId, after, ROWS_PER_PAGE)
  }

  private async ask<K extends HistoryQuestion['kind']>(
    question: HistoryQuestion & { kind: K },
  ): Promise<HistoryAnswers[K]> {
    if (this.ended) throw this.ended
    const timer = setTimeout(() => this.end(new DomainError('too_large', TOO_MUCH)), this.limits.timeout)
    this.worker.ref()
    try {
      const reply = await new Promise<HistoryReply>((resolve, reject) => {
        this.settle = { resolve, reject }
        this.worker.postMessage(question)
      })
      if ('failure' in reply) {
        const error = Object.assign(new DomainError('conflict', UNREADABLE), { cause: reply.failure })
        this.end(error)
        throw error
      }
      // The thread answers each question in its kind.
      return reply.answer as HistoryAnswers[K]
    } finally {
      clearTimeout(timer)
      this.settle = null
      this.worker.unref()
    }
  }
}
