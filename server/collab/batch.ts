/**
 * Group commit: what waits in all rooms goes into one transaction; the next one gathers while it runs. There is no timer: on
 * an idle server an update is committed at the end of its turn. An append that failed changes nothing and is tried again
 * after a while, each draft by itself from then on, so that one whose rows cannot be written does not hold up the others.
 * An edit that other records go along with has a transaction of its own.
 */
import type { Appended, UpdateLog } from '#domain/collab/log.ts'
import type { Stores } from '#domain/stores.ts'
import type { Pace } from './pace.ts'
import type { Alongside, Batched } from './queue.ts'
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
  readonly append: Batched
  failureCount: number
}

export interface BatchNeeds {
  readonly updates: UpdateLog
  /** Runs an act in one transaction. */
  readonly transact: <T>(act: (stores: Stores) => Promise<T>) => Promise<T>
  readonly pace: Pace
  readonly trouble: Trouble
}

/** The records that were to go along with an edit were refused or failed. */
class Withdrawn extends Error {
  readonly reason: unknown

  constructor(reason: unknown) {
    super('What was to go along with an edit was not kept')
    this.reason = reason
  }
}

async function appendWith(
  stores: Stores,
  appends: readonly Batched[],
  alongside: Alongside,
): Promise<readonly Appended[]> {
  const outcomes = await stores.updates.append(appends)
  if (outcomes[0]?.kind !== 'recorded') return outcomes
  await alongside(stores).catch((error: unknown) => {
    throw new Withdrawn(error)
  })
  return outcomes
}

const FIRST_PAUSE = 100
const LONGEST_PAUSE = 5_000

export class Batch {
  private readonly needs: BatchNeeds
  private readonly waiting = new Set<Room>()
  private due: Attempt[] = []
  private isPlanned = false
  private isRunning = false

  constructor(needs: BatchNeeds) {
    this.needs = needs
  }

  enqueue(room: Room): void {
    this.waiting.add(room)
    this.plan()
  }

  private plan(): void {
    if (this.isPlanned || this.isRunning) return
    this.isPlanned = true
    this.needs.pace.turn(() => {
      this.isPlanned = false
      void this.run()
    })
  }

  private async run(): Promise<void> {
    const fresh: Attempt[] = []
    const rooms = [...this.waiting]
    // Before they are asked: one that had nothing to commit but has more behind it comes again.
    this.waiting.clear()
    for (const room of rooms) {
      const append = room.takeBatch()
      if (append) fresh.push({ room, append, failureCount: 0 })
    }
    const again = this.due
    this.due = []
    this.isRunning = true
    const shared = fresh.filter(({ append }) => !append.alongside)
    if (shared.length > 0) await this.commit(shared)
    for (const attempt of [...fresh.filter(({ append }) => append.alongside), ...again]) await this.commit([attempt])
    this.isRunning = false
    if (this.waiting.size > 0 || this.due.length > 0) this.plan()
  }

  private async commit(attempts: readonly Attempt[]): Promise<void> {
    let outcomes: readonly (Appended | Withdrawn)[]
    try {
      outcomes = await this.append(attempts.map(({ append }) => append))
    } catch (error) {
      const draftIds = attempts.map(({ append }) => append.draftId)
      this.needs.trouble.failed(error, draftIds)
      for (const attempt of attempts) this.retry(attempt)
      return
    }
    for (const [place, { room, append }] of attempts.entries()) {
      const outcome = outcomes[place]
      try {
        if (outcome instanceof Withdrawn) room.withdraw(outcome.reason)
        else if (outcome) room.settle(append, outcome)
      } catch (error) {
        this.needs.trouble.broken(error, room)
      }
    }
  }

  private async append(appends: readonly Batched[]): Promise<readonly (Appended | Withdrawn)[]> {
    const alongside = appends[0]?.alongside
    if (!alongside) return this.needs.updates.append(appends)
    try {
      return await this.needs.transact((stores) => appendWith(stores, appends, alongside))
    } catch (error) {
      // Thrown before the commit was asked for: nothing is kept, for certain. Of any other error that is not known.
      if (error instanceof Withdrawn) return [error]
      throw error
    }
  }

  private retry(attempt: Attempt): void {
    const pause = Math.min(FIRST_PAUSE * 2 ** attempt.failureCount, LONGEST_PAUSE)
    attempt.failureCount += 1
    this.needs.pace.later(() => {
      this.due.push(attempt)
      this.plan()
    }, pause)
  }
}
