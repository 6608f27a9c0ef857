/**
 * Snapshots of drafts, made one at a time, somewhere else than on this thread, from what is in the log. One is kept before it
 * takes the place of anything. A snapshot that cannot be made is only not there: it is tried again after a while, the text is
 * read from the rows.
 */
import type { UpdateLog } from '#domain/collab/log.ts'
import type { DraftId } from '#domain/ids.ts'
import type { Compact } from './compact.ts'
import type { CollabLog } from './pace.ts'
import type { Room } from './room.ts'

const FIRST_PAUSE = 60_000
const LONGEST_PAUSE = 3_600_000

interface Failure {
  readonly count: number
  readonly until: number
}

interface SnapshotsNeeds {
  readonly updates: Pick<UpdateLog, 'open' | 'keepSnapshot'>
  readonly compact: Compact
  /** The name of the one shared type of a document. */
  readonly root: string
  readonly nowMs: () => number
  readonly log: CollabLog
}

export class Snapshots {
  private readonly needs: SnapshotsNeeds
  private readonly due = new Set<Room>()
  private readonly failures = new Map<DraftId, Failure>()
  private running: Promise<void> | null = null
  private isStopped = false

  constructor(needs: SnapshotsNeeds) {
    this.needs = needs
  }

  /** Has a snapshot made, after those that are due already. */
  want(room: Room): void {
    const failure = this.failures.get(room.draftId)
    if (this.isStopped || (failure && this.needs.nowMs() < failure.until)) return
    this.due.add(room)
    this.running ??= this.run()
  }

  /** Waits for those that are due, no longer than some milliseconds; after it none is made. */
  async finish(limit: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, limit)
    })
    await Promise.race([this.running, late])
    clearTimeout(timer)
    this.isStopped = true
  }

  private async run(): Promise<void> {
    // A set shows what is added while it is gone through.
    for (const room of this.due) {
      if (!this.isStopped) await this.make(room)
      // Only now: what is made is not wanted a second time.
      this.due.delete(room)
    }
    this.running = null
  }

  private async make(room: Room): Promise<void> {
    const { updates, compact, root, log } = this.needs
    const { draftId, text } = room
    const following = text.follow()
    try {
      const opened = await updates.open(draftId)
      if (!opened || opened.tail.length === 0) return
      const parts = opened.tail.map(({ update }) => update)
      if (opened.snapshot) parts.unshift(opened.snapshot.state)
      const { state, vector } = await compact({ root, parts })
      if (this.isStopped) return
      await updates.keepSnapshot(draftId, { sequence: opened.sequence, state, vector })
      text.rebase({ sequence: opened.sequence, state, vector }, following)
      this.failures.delete(draftId)
    } catch (error) {
      this.failed(draftId)
      if (!this.isStopped) log.warn({ err: error, draftId }, 'snapshot not made, will be tried again')
    } finally {
      text.unfollow(following)
    }
  }

  private failed(draftId: DraftId): void {
    const count = (this.failures.get(draftId)?.count ?? 0) + 1
    const pause = Math.min(FIRST_PAUSE * 2 ** (count - 1), LONGEST_PAUSE)
    this.failures.set(draftId, { count, until: this.needs.nowMs() + pause })
  }
}
