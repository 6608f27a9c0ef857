/**
 * One draft that is open in this process: its bytes, its connections and what waits for its commit.
 *
 * Order kept here: an update is checked, waits, is committed, and only then becomes part of the bytes, is shown to others and
 * acknowledged. The room holds no Y.Doc; who needs one makes it from `state()`. When nobody writes or asks it lets go of the
 * bytes too, and keeps who is here; whatever needs the text then waits until it is fetched again.
 */
import { may } from '#domain/access.ts'
import type { Instant } from '#domain/clock.ts'
import { CLOSE, type Close } from '#domain/collab/close.ts'
import type { Append, Appended, AuthoredUpdate, ClientClaim, LogRow, OpenedLog } from '#domain/collab/log.ts'
import { type Change, syncStep2Start } from '#domain/collab/protocol.ts'
import type { DraftStanding } from '#domain/collab/standing.ts'
import { assertAllowed, DomainError, type Refusal } from '#domain/errors.ts'
import type { DraftId } from '#domain/ids.ts'
import { ask, defer, EARLY, holdEarly, isPassedOver, takeEarly } from './asking.ts'
import { Frame } from './frame.ts'
import { Intake, tellRefused } from './intake.ts'
import type { Author } from './ledger.ts'
import { EMPTY_UPDATE, mergeUpdates } from './merge.ts'
import type { Arrived, Peer } from './peer.ts'
import type { RoomPresence } from './presence.ts'
import type { Batched, Waiting } from './queue.ts'
import { refuseWriting } from './refuse-writing.ts'
import type { RoomNeeds } from './room-needs.ts'
import { RoomText } from './room-text.ts'
import { Seats } from './seats.ts'

export const LARGEST_UPDATE = 1_048_576

export class Room {
  readonly draftId: DraftId
  /** Names the history of the draft that is shown here. */
  readonly epoch: string
  readonly text: RoomText
  readonly peers: ReadonlySet<Peer>
  readonly presence: RoomPresence
  standing: DraftStanding
  /** Told by the log with every refusal to append; what we have checked rights against. */
  standingCount: number
  /** The rights must be read again: nothing is taken into a commit until then. */
  isStale = false

  private readonly needs: RoomNeeds<Room>
  private readonly seats: Seats
  private readonly intake: Intake
  /** Something that waits may have lost its right to be there. */
  private mustRecheck = false
  private wasUsed = true

  constructor(draftId: DraftId, opened: OpenedLog, standing: DraftStanding, needs: RoomNeeds<Room>) {
    this.draftId = draftId
    this.epoch = opened.epoch
    this.standing = standing
    this.needs = needs
    this.seats = new Seats(needs.clock)
    this.peers = this.seats.peers
    this.presence = this.seats.presence
    this.standingCount = opened.standing
    this.text = new RoomText(opened, {
      fetch: (known) => needs.fetch(draftId, known),
      fetchFailed: (error) => needs.fetchFailed(this, error),
      later: needs.later,
      filled: (claims, unseen) => {
        this.intake.forget(claims)
        if (unseen.length > 0) this.seats.show(mergeUpdates(unseen.map(({ update }) => update)), null)
      },
      ended: (close) => this.abandon(close),
    })
    this.intake = new Intake(needs.form, () => this.text.state())
    this.intake.forget(opened.claims)
  }

  get sequence(): number {
    return this.text.sequence
  }

  /** Nothing of ours waits for its commit. */
  get isSettled(): boolean {
    return this.intake.isEmpty
  }

  /** Nothing waits at all: neither for its commit nor for the text. */
  get isQuiet(): boolean {
    return this.isSettled && !this.text.isWanted
  }

  /** True once after it was used: by who came, went, wrote or asked. */
  takeUse(): boolean {
    const { wasUsed } = this
    this.wasUsed = false
    return wasUsed
  }

  /** Resolves when the text is here, at least until the end of the turn. @throws what fetching it fails with */
  wake(): Promise<void> {
    this.wasUsed = true
    return this.text.wake()
  }

  /** Lets go of what is known of the text until somebody needs it. */
  sleep(): void {
    if (!this.isQuiet) return
    this.text.sleep()
    this.intake.forget([])
  }

  join(peer: Peer): void {
    this.wasUsed = true
    this.seats.add(peer)
    // A reader has nothing to send, so it is not asked what it has.
    if (peer.mayEdit) ask(peer, this.text)
    this.seats.showPresence(peer)
  }

  /** Shows a connection everybody who is here. */
  showPresence(peer: Peer): void {
    this.seats.showPresence(peer)
  }

  leave(peer: Peer): void {
    this.wasUsed = true
    if (this.seats.remove(peer)) this.needs.presenceChanged(this)
  }

  /** Answers a sync step 1. @throws DomainError `invalid` for bytes that are no state vector */
  answer(peer: Peer, stateVector: Uint8Array): void {
    this.wasUsed = true
    try {
      const lacked = this.text.lackedBy(stateVector)
      peer.send(new Frame(syncStep2Start(lacked.length), lacked))
    } catch {
      throw new DomainError('invalid', 'The state vector cannot be read.')
    }
  }

  receivePresence(peer: Peer, awareness: Uint8Array): void {
    const ownerOf = (client: number) => this.intake.ownerOf(client)
    if (this.seats.receivePresence(peer, awareness, ownerOf)) this.needs.presenceChanged(this)
  }

  /**
   * Takes an update of a connection. The bytes may be a view into a larger buffer; they are copied if they are kept.
   * @throws DomainError why the connection has to be closed
   */
  receive(peer: Peer, update: Uint8Array, answersStep1: boolean): void {
    this.wasUsed = true
    peer.receivedCount += 1
    if (update.length > LARGEST_UPDATE) throw new DomainError('too_large', 'The update is too large.')
    this.take(peer, { raw: update.slice(), count: peer.receivedCount, answersStep1 })
  }

  private readonly take = (peer: Peer, arrived: Arrived): void => {
    const { raw, count, answersStep1 } = arrived
    if (peer.early.length === 0 && isPassedOver(peer, answersStep1)) return
    const author: Author = { accountId: peer.actor.accountId, connectionId: peer.connectionId }
    const examined = peer.early.length > 0 ? EARLY : this.intake.examine(raw, author)
    if (examined.kind === 'new') assertAllowed(this.refuse(peer))
    const fresh = examined.kind === 'new' ? examined : null
    if (examined.kind === 'early') holdEarly(peer, arrived)
    else if (examined.kind === 'gap') defer(peer, this.text, answersStep1)
    else if (!fresh && this.isSettled) peer.acknowledge(count)
    else this.put({ author, at: this.needs.clock(), raw, fresh, from: { peer, count } })
  }

  /** Takes an edit that the server makes, while the text is awake. @throws DomainError when the draft takes no edits */
  write(edit: Pick<Waiting, 'author' | 'make' | 'settled' | 'alongside'> & { readonly at: Instant | undefined }): void {
    assertAllowed(this.refuse(null))
    this.put({ ...edit, at: edit.at ?? this.needs.clock(), raw: EMPTY_UPDATE, fresh: null, from: null })
  }

  /** What waits, for one commit; null when nothing does or a commit is under way. */
  takeBatch(): Batched | null {
    if (this.intake.isInFlight || this.isStale) return null
    tellRefused(this.intake.makeFirst(this.refuseItem), this)
    if (!this.intake.hasWaiting) return null
    const batched = this.intake.take()
    if (batched.updates.length === 0 && !batched.alongside) {
      this.acknowledge([])
      return null
    }
    return { draftId: this.draftId, after: this.sequence, standing: this.standingCount, ...batched }
  }

  /** Hears how the commit went. */
  settle(append: Append, outcome: Appended): void {
    // Also when the append was refused: it may have been done before, with its answer lost.
    if (this.intake.isLate) this.needs.late(this.draftId, append.updates, this.intake.looking(append.updates))
    if (outcome.kind === 'gone') {
      this.abandon(CLOSE.notAllowed)
    } else if (outcome.kind === 'behind') {
      this.isStale = outcome.standing !== this.standingCount
      this.standingCount = outcome.standing
      this.intake.find(append, outcome.rows)
      this.ingest(outcome.rows, outcome.claims)
      this.recheck()
      if (this.isStale) this.needs.standingChanged(this)
      else this.needs.enqueue(this)
    } else {
      const authors = new Set(append.updates.map(({ connectionId }) => connectionId))
      const only = authors.size === 1 ? (append.updates[0]?.connectionId ?? null) : null
      if (append.updates.length > 0) this.show(append.updates, outcome.sequence, only)
      this.acknowledge(append.claims)
      this.needs.grown(this)
    }
  }

  /** What was to be kept together with the edit in flight was not, so neither is the edit. */
  withdraw(error: unknown): void {
    for (const { settled } of this.intake.withdraw()) settled?.(error)
    this.recheck()
    if (this.intake.hasWaiting) this.needs.enqueue(this)
  }

  /**
   * Takes in what other processes have committed. A room that is asleep only shows it.
   * @param claims all that are recorded now; by default those that the rows tell of are added
   */
  ingest(rows: readonly LogRow[], claims?: readonly ClientClaim[]): void {
    const missed = rows.filter(({ sequence }) => sequence > this.sequence)
    if (this.text.isAwake && claims) this.intake.forget(claims)
    else if (this.text.isAwake) this.intake.learn(missed)
    const last = missed.at(-1)
    if (last) this.show(missed, last.sequence, null)
  }

  /** Applies rights that were read again; connections that lost theirs are closed or may only read from now on. */
  changeStanding(standing: DraftStanding): void {
    const wasOpen = this.standing.isOpen
    this.standing = standing
    for (const peer of [...this.peers]) {
      if (!may(peer.actor, 'draft.read', standing)) this.closePeer(peer, CLOSE.notAllowed)
      else if (wasOpen && !standing.isOpen) this.closePeer(peer, CLOSE.replaced)
      // Who only read until now was not asked what it has, and sends nothing before that.
      else if (peer.allow(may(peer.actor, 'draft.edit', standing) && standing.isOpen)) ask(peer, this.text)
    }
    this.isStale = false
    if (this.intake.anyWaiting((item) => this.refuseItem(item) !== null)) this.mustRecheck = true
    // What is in flight was checked under the standing that its append names: the log decides about it.
    if (this.intake.isInFlight) return
    if (this.mustRecheck) this.recheck()
    if (this.intake.hasWaiting) this.needs.enqueue(this)
  }

  tell(what: Change): void {
    this.seats.tell(what)
  }

  closePeer(peer: Peer, close: Close): void {
    this.leave(peer)
    peer.close(close)
  }

  /** Ends the room: what waits is given up, and those who wait for it are told. */
  abandon(close: Close): void {
    const given = this.intake.giveUp()
    this.text.giveUp()
    for (const peer of [...this.peers]) this.closePeer(peer, close)
    for (const { settled } of given) settled?.(new DomainError('unavailable', close.sentence))
  }

  private refuse(peer: Peer | null): Refusal | null {
    return refuseWriting(peer?.actor ?? null, this.standing, this.text.byteCount)
  }

  private put(item: Waiting): void {
    this.intake.put(item)
    item.from?.peer.wait(item.raw.length)
    this.needs.enqueue(this)
  }

  /** Committed updates become part of the bytes and go to every connection, except the only one that wrote. */
  private show(rows: readonly AuthoredUpdate[], upTo: number, onlyAuthor: string | null): void {
    this.wasUsed = true
    const update = mergeUpdates(rows.map(({ update }) => update))
    this.text.add(update, upTo)
    this.seats.show(update, onlyAuthor)
  }

  /** What was in flight is recorded. */
  private acknowledge(claims: readonly ClientClaim[]): void {
    for (const { from, raw, settled } of this.intake.record(claims)) {
      from?.peer.wait(-raw.length)
      from?.peer.acknowledge(from.count)
      settled?.(null)
    }
    if (this.mustRecheck) this.recheck()
    else takeEarly(this, this.take)
    if (this.intake.hasWaiting) this.needs.enqueue(this)
  }

  /** Takes out of what waits whatever may not be recorded any more, and ends the connections that sent it. */
  private recheck(): void {
    this.mustRecheck = false
    tellRefused(this.intake.recheck(this.refuseItem), this)
    takeEarly(this, this.take)
  }

  private readonly refuseItem = ({ from }: Waiting): Refusal | null => this.refuse(from?.peer ?? null)
}
