/** What looks for late words (`late.ts`) beside everything else. It is counted, so that the program does not end in the midst of it. */
import type { DraftId } from '#domain/ids.ts'
import type { HubOptions } from './hub-options.ts'
import type { RoomNeeds } from './room-needs.ts'

export class LateWork {
  private readonly options: Pick<HubOptions, 'late' | 'forgotten'>
  private count = 0

  constructor(options: Pick<HubOptions, 'late' | 'forgotten'>) {
    this.options = options
  }

  get isRunning(): boolean {
    return this.count > 0
  }

  readonly look: RoomNeeds<unknown>['late'] = (draftId, rows, looked) =>
    void this.counted(this.options.late?.(draftId, rows, looked))

  /** For what an earlier server had no time for. */
  readonly lookBack = (draftId: DraftId): void => void this.counted(this.options.forgotten?.(draftId))

  private async counted(work: Promise<void> | undefined): Promise<void> {
    this.count += 1
    try {
      await work
    } finally {
      this.count -= 1
    }
  }
}
