/**
 * The drafts whose history somebody is looking at, each in its thread, kept while they look. At most three at once: the one
 * that was looked at longest ago makes room; when all are busy, the next reader waits.
 */
import type { UpdateLog } from '#domain/collab/log.ts'
import { DomainError } from '#domain/errors.ts'
import type { DraftId } from '#domain/ids.ts'
import { HistoryThread, type ThreadLimits } from './history-thread.ts'

const USUAL: ThreadLimits = { timeout: 60_000, memoryMegabytes: 768 }
const AT_ONCE = 3
const IDLE = 2 * 60_000

interface Kept {
  readonly thread: HistoryThread
  askerCount: number
  timer: NodeJS.Timeout | undefined
}

export class HistoryThreads {
  private readonly updates: Pick<UpdateLog, 'readSince'>
  private readonly limits: ThreadLimits
  /** In the order in which they were last asked. */
  private readonly kept = new Map<DraftId, Kept>()
  private readonly waiting: (() => void)[] = []

  constructor(updates: Pick<UpdateLog, 'readSince'>, limits = USUAL) {
    this.updates = updates
    this.limits = limits
  }

  /** Asks the thread of a draft. @throws DomainError as `HistoryThread` */
  async ask<T>(draftId: DraftId, question: (thread: HistoryThread) => Promise<T>): Promise<T> {
    while (!this.kept.has(draftId) && !this.hasRoom()) await new Promise<void>((resolve) => this.waiting.push(resolve))
    const kept = this.take(draftId)
    try {
      return await question(kept.thread)
    } finally {
      kept.askerCount -= 1
      if (kept.thread.isEnded) this.forget(draftId, kept)
      else if (kept.askerCount === 0) kept.timer = setTimeout(() => this.letGo(draftId, kept), IDLE).unref()
      this.waiting.shift()?.()
    }
  }

  close(): void {
    for (const [draftId, kept] of this.kept) this.letGo(draftId, kept)
  }

  private take(draftId: DraftId): Kept {
    const known = this.kept.get(draftId)
    const thread = known?.thread ?? new HistoryThread(draftId, this.updates, this.limits)
    const kept = known ?? { thread, askerCount: 0, timer: undefined }
    clearTimeout(kept.timer)
    kept.askerCount += 1
    this.kept.delete(draftId)
    this.kept.set(draftId, kept)
    return kept
  }

  private hasRoom(): boolean {
    if (this.kept.size < AT_ONCE) return true
    const idle = [...this.kept].find(([, { askerCount }]) => askerCount === 0)
    if (idle) this.letGo(...idle)
    return idle !== undefined
  }

  private letGo(draftId: DraftId, kept: Kept): void {
    kept.thread.end(new DomainError('unavailable', 'The history was closed. Open it again.'))
    this.forget(draftId, kept)
  }

  private forget(draftId: DraftId, kept: Kept): void {
    clearTimeout(kept.timer)
    if (this.kept.get(draftId) === kept) this.kept.delete(draftId)
  }
}
