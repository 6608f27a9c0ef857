/**
 * The text of a room: here while somebody writes or asks, else let go of, since it can be fetched from the log. Whatever needs
 * it waits meanwhile, in order. What was committed is never lost on the way: a text that was fetched is taken only together
 * with all that was added since it was read.
 */
import { CLOSE, type Close } from '#domain/collab/close.ts'
import type { ClientClaim, LogRow, LogSnapshot, OpenedLog } from '#domain/collab/log.ts'
import { DomainError } from '#domain/errors.ts'
import { Growth } from './growth.ts'
import type { Pace } from './pace.ts'
import type { Peer } from './peer.ts'
import { type Following, NOTHING, RecordedText } from './recorded-text.ts'
import { Waking } from './waking.ts'

/** A text from the log, and those of its rows that the room has not heard of. */
export interface Fetched {
  readonly opened: OpenedLog
  readonly missed: readonly LogRow[]
}

export interface RoomTextNeeds {
  /** Null when there is no such draft any more. @param known the sequence that the room has heard of */
  readonly fetch: (known: number) => Promise<Fetched | null>
  readonly fetchFailed: (error: unknown) => void
  readonly later: Pace['later']
  /** The text is here, with all client ids that are recorded, and some rows that nobody here has seen. */
  readonly filled: (claims: readonly ClientClaim[], unseen: readonly LogRow[]) => void
  /** The draft, or the history of it that was open here, is no more. */
  readonly ended: (close: Close) => void
}

export class RoomText {
  growth: Growth
  private readonly epoch: string
  private readonly needs: RoomTextNeeds
  private readonly text = new RecordedText()
  private readonly waking: Waking

  constructor(opened: OpenedLog, needs: RoomTextNeeds) {
    this.epoch = opened.epoch
    this.needs = needs
    this.waking = new Waking({ fetch: () => this.fetch(), failed: needs.fetchFailed, later: needs.later })
    this.growth = new Growth(opened)
    this.fill(opened, this.text.follow())
  }

  get isAwake(): boolean {
    return this.text.isHere
  }

  /** Something waits for it. */
  get isWanted(): boolean {
    return this.waking.isBusy
  }

  get sequence(): number {
    return this.text.sequence
  }

  get byteCount(): number {
    return this.text.byteCount
  }

  add(update: Uint8Array, upTo: number): void {
    this.text.add(update, upTo)
    this.growth.add(update.length, upTo)
  }

  /** Everything as one update. Only while it is awake. */
  state(): Uint8Array {
    return this.text.state()
  }

  /** As `RecordedText.vector`. */
  vector(): Uint8Array | null {
    return this.text.vector()
  }

  /** As `RecordedText.lackedBy`. Only while it is awake. */
  lackedBy(stateVector: Uint8Array): Uint8Array {
    return this.text.lackedBy(stateVector)
  }

  /** Lets go of the bytes until somebody needs them. */
  sleep(): void {
    // Who joins meanwhile is asked with it.
    if (this.isAwake) this.text.vector()
    this.text.drop()
  }

  /** Resolves when the text is here, at least until the end of the turn. @throws what fetching it fails with */
  async wake(): Promise<void> {
    if (!this.isAwake) await this.waking.wake()
  }

  /** Whether what a connection sends has to wait, because it needs the text or because something before it does. */
  mustHold(peer: Peer, needsText: () => boolean): boolean {
    return !this.isAwake && (this.waking.holds(peer) || needsText())
  }

  /** Has an act of a connection wait for the text, after all that waits already. */
  hold(peer: Peer, byteCount: number, act: () => void): void {
    this.waking.hold(peer, byteCount, act)
  }

  /** Forgets what waits. */
  giveUp(): void {
    this.waking.giveUp()
  }

  /** Notes what is added from now on, for `rebase` or until `unfollow`. */
  follow(): Following {
    return this.text.follow()
  }

  unfollow(following: Following): void {
    this.text.unfollow(following)
  }

  /** A snapshot was kept: it takes the place of what it was made from, unless it holds rows that the room has not heard of. */
  rebase(snapshot: LogSnapshot, following: Following): void {
    const { sequence, state } = snapshot
    this.growth.kept(sequence, state.length)
    if (this.isAwake && sequence <= this.sequence) this.text.replace(snapshot, [], sequence, following)
  }

  private async fetch(): Promise<void> {
    const following = this.text.follow()
    try {
      const fetched = await this.needs.fetch(this.sequence)
      if (!fetched || fetched.opened.epoch !== this.epoch) {
        this.needs.ended(fetched ? CLOSE.replaced : CLOSE.notAllowed)
        throw new DomainError('not_found', 'There is no such draft any more.')
      }
      const unseen = fetched.missed.filter(({ sequence }) => sequence > this.sequence)
      this.fill(fetched.opened, following)
      this.growth = new Growth(fetched.opened)
      this.needs.filled(fetched.opened.claims, unseen)
    } finally {
      this.text.unfollow(following)
    }
  }

  private fill({ snapshot, tail, sequence }: OpenedLog, following: Following): void {
    const updates = tail.map(({ update }) => update)
    const fits = this.text.replace(snapshot ?? NOTHING, updates, sequence, following)
    if (!fits) throw new Error('The log was read before rows that are known of it')
  }
}
