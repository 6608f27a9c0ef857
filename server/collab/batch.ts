/**
 * Group commit: what waits in all rooms goes into one transaction; the next one gathers while it runs. There is no timer: on
 * an idle server an update is committed at the end of its turn. An append that failed changes nothing and is tried again
 * after a while, each draft by itself from then on, so that one whose rows cannot be written does not hold up the others.
 */
import type { Append, Appended, UpdateLog } from '#domain/collab/log.ts'
import type { Pace } from './pace.ts'
import type { Room } from './room.ts'

/** What the batch tells of trouble. */
export interface Trouble {
  /** An append failed and will be tried again. */
  readonly failed: (error: unknown, draftIds: readonly string[]) => void
  /** A room could not take in what was committed; it has to be opened again from the log. */
  readonly broken: (error: unknown, room: Room) => void
}

interface Attempt {
  readonly room: Room
  readonly append: Append
  failureCount: number
}

const FIRST_PAUSE = 100
const LONGEST_PAUSE = 5_000

export class Batch {
  private readonly log: UpdateLog
  private readonly pace: Pace
  private readonly trouble: Trouble
  private readonly waiting = new Set<Room>()
  private due: Attempt[] = []
  private isPlanned = false
  private isRunning = false

  constructor(log: UpdateLog, pace: Pace, trouble: Trouble) {
    this.log = log
    this.pace = pace
    this.trouble = trouble
  }

  enqueue(room: Room): void {
    this.waiting.add(room)
    this.plan()
  }

  private plan(): void {
    if (this.isPlanned || this.isRunning) return
    this.isPlanned = true
    this.pace.turn(() => {
      this.isPlanned = false
      void this.run()
    })
  }

  private async run(): Promise<void> {
    const fresh: Attempt[] = []
    for (const room of this.waiting) {
      const append = room.takeBatch()
      if (append) fresh.push({ room, append, failureCount: 0 })
    }
    this.waiting.clear()
    const again = this.due
    this.due = []
    this.isRunning = true
    if (fresh.length > 0) await this.commit(fresh)
    for (const attempt of again) await this.commit([attempt])
    this.isRunning = false
    if (this.waiting.size > 0 || this.due.length > 0) this.plan()
  }

  private async commit(attempts: readonly Attempt[]): Promise<void> {
    let outcomes: readonly Appended[]
    try {
      outcomes = await this.log.append(attempts.map(({ append }) => append))
    } catch (error) {
      const draftIds = attempts.map(({ append }) => append.draftId)
      this.trouble.failed(error, draftIds)
      for (const attempt of attempts) this.retry(attempt)
      return
    }
    for (const [place, { room, append }] of attempts.entries()) {
      const outcome = outcomes[place]
      try {
        if (outcome) room.settle(append, outcome)
      } catch (error) {
        this.trouble.broken(error, room)
      }
    }
  }

  private retry(attempt: Attempt): void {
    const pause = Math.min(FIRST_PAUSE * 2 ** attempt.failureCount, LONGEST_PAUSE)
    attempt.failureCount += 1
    this.pace.later(() => {
      this.due.push(attempt)
      this.plan()
    }, pause)
  }
}
