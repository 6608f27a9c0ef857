/** A draft's history in sittings: changes, by whomever, that follow each other without a longer pause. */
import type { Instant } from '../clock.ts'
import type { LogEntry } from '../collab/log.ts'
import type { AccountId } from '../ids.ts'

export interface Sitting {
  /** Sequences of its first and last change. */
  readonly first: number
  readonly last: number
  readonly from: Instant
  readonly until: Instant
  readonly changeCount: number
  /** Who wrote in it, the busiest first. */
  readonly writers: readonly { readonly accountId: AccountId; readonly changeCount: number }[]
}

/** A pause longer than this begins a new sitting. */
const PAUSE_MS = 15 * 60_000

/** Gathers entries into sittings; give it the history newest first, page by page. */
export class SittingGatherer {
  private readonly closed: Sitting[] = []
  private entries: Pick<Sitting, 'first' | 'last' | 'from' | 'until' | 'changeCount'> | null = null
  private counts = new Map<AccountId, number>()

  /** How many are whole: an older entry cannot belong to them any more. */
  get closedCount(): number {
    return this.closed.length
  }

  add({ sequence, accountId, at }: LogEntry): void {
    const open = this.entries
    if (open && Date.parse(open.from) - Date.parse(at) > PAUSE_MS) this.close()
    this.entries = this.entries
      ? { ...this.entries, first: sequence, from: at, changeCount: this.entries.changeCount + 1 }
      : { first: sequence, last: sequence, from: at, until: at, changeCount: 1 }
    this.counts.set(accountId, (this.counts.get(accountId) ?? 0) + 1)
  }

  /** All of them, newest first; the last one ends with the entries. */
  finish(): readonly Sitting[] {
    this.close()
    return this.closed
  }

  private close(): void {
    if (!this.entries) return
    const writers = [...this.counts].map(([accountId, changeCount]) => ({ accountId, changeCount }))
    this.closed.push({ ...this.entries, writers: writers.sort((a, b) => b.changeCount - a.changeCount) })
    this.entries = null
    this.counts = new Map()
  }
}
