/** How much a draft has grown since its last snapshot, which decides when the next one is worth its cost. */
import type { Instant } from '#domain/clock.ts'
import type { OpenedLog } from '#domain/collab/log.ts'

const FEWEST_BYTES = 65_536
const MOST_ROWS = 1_000
/** When nobody is here any more, less is worth it: the next who comes waits for what is not in the snapshot. */
const FEWEST_BYTES_AT_END = 16_384
const FEWEST_ROWS_AT_END = 250

export class Growth {
  /** When the first row since the snapshot was recorded that had to be read beside it; null when there was none. */
  readonly firstAt: Instant | null
  private snapshotAt: number
  private snapshotBytes: number
  private sequence: number
  private bytesSince: number

  constructor({ snapshot, tail, sequence }: OpenedLog) {
    this.firstAt = tail[0]?.at ?? null
    this.snapshotAt = snapshot?.sequence ?? 0
    this.snapshotBytes = snapshot?.state.length ?? 0
    this.sequence = sequence
    this.bytesSince = tail.reduce((sum, { update }) => sum + update.length, 0)
  }

  add(byteCount: number, upTo: number): void {
    this.bytesSince += byteCount
    this.sequence = upTo
  }

  /** A snapshot was kept. What came while it was made is counted from nothing. */
  kept(upTo: number, byteCount: number): void {
    if (upTo < this.snapshotAt) return
    this.snapshotAt = upTo
    this.snapshotBytes = byteCount
    this.bytesSince = 0
  }

  /** What has to be read beside the snapshot outweighs it. */
  get isLarge(): boolean {
    const rowsSince = this.sequence - this.snapshotAt
    return this.bytesSince > Math.max(FEWEST_BYTES, this.snapshotBytes) || rowsSince > MOST_ROWS
  }

  get isWorthKeeping(): boolean {
    const rowsSince = this.sequence - this.snapshotAt
    return this.bytesSince > Math.max(FEWEST_BYTES_AT_END, this.snapshotBytes / 4) || rowsSince > FEWEST_ROWS_AT_END
  }
}
