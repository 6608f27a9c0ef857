/**
 * What looks for late words (`late.ts`) beside everything else: after a commit, and after the opening of a draft in which somebody
 * has written before this server began. It is counted, so that the program does not end in the midst of it.
 */
import type { Instant } from '#domain/clock.ts'
import type { HubOptions } from './hub-options.ts'
import type { Pace } from './pace.ts'
import type { Room } from './room.ts'
import type { RoomNeeds } from './room-needs.ts'

/** Milliseconds. By then another server that recorded something just before has brought back what was late in it. */
const LOOK_BACK_AFTER = 10_000

export class LateWork {
  private readonly options: Pick<HubOptions, 'late' | 'forgotten'>
  private readonly later: Pace['later']
  private readonly begun: Instant
  private count = 0

  constructor(options: Pick<HubOptions, 'late' | 'forgotten' | 'clock'>, later: Pace['later']) {
    this.options = options
    this.later = later
    this.begun = options.clock()
  }

  get isRunning(): boolean {
    return this.count > 0
  }

  readonly look: RoomNeeds<Room>['late'] = (draftId, rows, looked) =>
    void this.counted(this.options.late?.(draftId, rows, looked))

  /** An earlier server may have been killed before it had time for what was late. */
  lookBack({ draftId, text }: Room): void {
    const { firstAt } = text.growth
    if (firstAt === null || firstAt >= this.begun) return
    this.later(() => void this.counted(this.options.forgotten?.(draftId, this.begun)), LOOK_BACK_AFTER)
  }

  private async counted(work: Promise<void> | undefined): Promise<void> {
    this.count += 1
    try {
      await work
    } finally {
      this.count -= 1
    }
  }
}
