/**
 * What waits for a text that was let go of: one queue in the order of arrival, acted on as soon as the text is here again.
 * Fetching it is tried until it succeeds; nothing that waits is lost or answered before. A connection with much waiting is
 * not read meanwhile.
 */
import type { Pace } from './pace.ts'
import type { Peer } from './peer.ts'

const FIRST_PAUSE = 250
const LONGEST_PAUSE = 5_000
/** What an act that waits takes beside its bytes, about. */
const ACT_BYTES = 256

interface Held {
  readonly peer: Peer
  readonly byteCount: number
  readonly act: () => void
}

export interface WakingNeeds {
  /** Fetches the text. When it throws, nothing has changed. */
  readonly fetch: () => Promise<void>
  readonly failed: (error: unknown) => void
  readonly later: Pace['later']
}

export class Waking {
  private readonly needs: WakingNeeds
  private held: Held[] = []
  private readonly holders = new Set<Peer>()
  private attempt: Promise<void> | null = null
  private isRetrying = false
  private failureCount = 0

  constructor(needs: WakingNeeds) {
    this.needs = needs
  }

  get isBusy(): boolean {
    return this.attempt !== null || this.held.length > 0
  }

  holds(peer: Peer): boolean {
    return this.holders.has(peer)
  }

  /** Has an act of a connection wait for the text. */
  hold(peer: Peer, byteCount: number, act: () => void): void {
    const held = { peer, byteCount: byteCount + ACT_BYTES, act }
    this.held.push(held)
    this.holders.add(peer)
    peer.wait(held.byteCount)
    if (!this.attempt && !this.isRetrying) this.wake().catch(() => {})
  }

  /** Resolves when the text is here. @throws what the attempt that is under way fails with */
  wake(): Promise<void> {
    this.attempt ??= this.try()
    return this.attempt
  }

  /** Forgets what waits. */
  giveUp(): void {
    this.held = []
    this.holders.clear()
  }

  private async try(): Promise<void> {
    try {
      await this.needs.fetch()
      this.failureCount = 0
    } catch (error) {
      this.needs.failed(error)
      this.retry()
      throw error
    } finally {
      this.attempt = null
    }
    this.release()
  }

  private release(): void {
    const held = this.held
    this.giveUp()
    for (const { peer, byteCount, act } of held) {
      peer.wait(-byteCount)
      act()
    }
  }

  private retry(): void {
    if (this.held.length === 0 || this.isRetrying) return
    this.isRetrying = true
    const pause = Math.min(FIRST_PAUSE * 2 ** this.failureCount, LONGEST_PAUSE)
    this.failureCount += 1
    this.needs.later(() => {
      this.isRetrying = false
      if (this.held.length > 0) this.wake().catch(() => {})
    }, pause)
  }
}
