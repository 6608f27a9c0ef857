/**
 * One draft that is open in this process: its bytes, its connections and what waits for its commit.
 *
 * Order kept here: an update is checked, waits, is committed, and only then becomes part of the bytes, is shown to others and
 * acknowledged. The room holds no Y.Doc; who needs one makes it from `state()`.
 */
import * as Y from 'yjs'
import { may } from '#domain/access.ts'
import type { Instant } from '#domain/clock.ts'
import { CLOSE, type Close, closeFor } from '#domain/collab/close.ts'
import type { Append, Appended, ClientClaim, LogRow, OpenedLog } from '#domain/collab/log.ts'
import { type Change, changedMessage, syncStep1, syncStep2, syncUpdate } from '#domain/collab/protocol.ts'
import type { DraftStanding } from '#domain/collab/standing.ts'
import { assertAllowed, DomainError, type Refusal } from '#domain/errors.ts'
import type { DraftId } from '#domain/ids.ts'
import type { DocumentForm } from './form.ts'
import { Frame } from './frame.ts'
import { Intake } from './intake.ts'
import type { Author } from './ledger.ts'
import { mergeUpdates } from './merge.ts'
import type { Peer } from './peer.ts'
import { RoomPresence } from './presence.ts'
import { rowsOf, type Waiting } from './queue.ts'
import { RecordedText } from './recorded-text.ts'
import { refuseWriting } from './refuse-writing.ts'

export const LARGEST_UPDATE = 1_048_576
/** Rows since the last snapshot after which a new one is worth its cost. */
export const ROWS_PER_SNAPSHOT = 500

export interface RoomNeeds {
  readonly form: DocumentForm
  readonly clock: () => Instant
  /** Says that something waits for a commit. */
  readonly enqueue: (room: Room) => void
  /** Says that presence has changed and is to be shown soon. */
  readonly presenceChanged: (room: Room) => void
  /** Says that the rights must be looked at again before anything more is committed. */
  readonly standingChanged: (room: Room) => void
}

export class Room {
  readonly draftId: DraftId
  readonly peers = new Set<Peer>()
  readonly presence = new RoomPresence()
  standing: DraftStanding
  sequence: number
  /** The last sequence that a snapshot covers. */
  snapshotAt: number
  /** Told by the log with every refusal to append; what we have checked rights against. */
  standingCount: number
  /** The rights must be read again: nothing is taken into a commit until then. */
  isStale = false

  private readonly needs: RoomNeeds
  private readonly text: RecordedText
  private readonly intake: Intake
  /** Something that waits may have lost its right to be there. */
  private mustRecheck = false

  constructor(draftId: DraftId, opened: OpenedLog, standing: DraftStanding, needs: RoomNeeds) {
    this.draftId = draftId
    this.standing = standing
    this.needs = needs
    this.sequence = opened.sequence
    this.standingCount = opened.standing
    this.snapshotAt = opened.snapshot?.sequence ?? 0
    this.text = new RecordedText(
      opened.snapshot?.state,
      opened.tail.map(({ update }) => update),
    )
    this.intake = new Intake(needs.form, () => this.text.state(), opened.claims)
  }

  /** Nobody is connected and nothing waits. */
  get isIdle(): boolean {
    return this.peers.size === 0 && this.isSettled
  }

  get isSettled(): boolean {
    return this.intake.isEmpty
  }

  /** All that is recorded, as one update. */
  state(): Uint8Array {
    return this.text.state()
  }

  join(peer: Peer): void {
    this.peers.add(peer)
    // A reader has nothing to send, so it is not asked what it has.
    if (peer.mayEdit) this.ask(peer)
    this.showPresence(peer)
  }

  /** Shows a connection everybody who is here. */
  showPresence(peer: Peer): void {
    const others = this.presence.all(peer)
    if (others) peer.send(others)
  }

  leave(peer: Peer): void {
    if (!this.peers.delete(peer)) return
    if (this.presence.leave(peer, this.nowMs())) this.needs.presenceChanged(this)
  }

  /** Answers a sync step 1. @throws DomainError `invalid` for bytes that are no state vector */
  answer(peer: Peer, stateVector: Uint8Array): void {
    try {
      peer.send(syncStep2(Y.diffUpdate(this.state(), stateVector)))
    } catch {
      throw new DomainError('invalid', 'The state vector cannot be read.')
    }
  }

  receivePresence(peer: Peer, awareness: Uint8Array): void {
    const ownerOf = (client: number) => this.intake.ownerOf(client)
    if (this.presence.receive(peer, awareness, ownerOf, this.nowMs())) this.needs.presenceChanged(this)
  }

  /**
   * Takes an update of a connection. The bytes may be a view into a larger buffer; they are copied if they are kept.
   * @throws DomainError why the connection has to be closed
   */
  receive(peer: Peer, update: Uint8Array, answersStep1: boolean): void {
    peer.receivedCount += 1
    if (update.length > LARGEST_UPDATE) throw new DomainError('too_large', 'The update is too large.')
    if (answersStep1) peer.isAsked = peer.isDeferring = false
    // The answer that is on its way holds this update too, and acknowledging it acknowledges this one.
    if (peer.isDeferring) return
    const author: Author = { accountId: peer.actor.accountId, connectionId: peer.connectionId }
    const raw = update.slice()
    const examined = this.intake.examine(raw, author)
    if (examined.kind === 'early') {
      peer.isDeferring = peer.isEarly = true
      return
    }
    if (examined.kind === 'gap') {
      if (answersStep1) throw new DomainError('conflict', 'The update builds on a text that this draft does not have.')
      peer.isDeferring = true
      if (!peer.isAsked) this.ask(peer)
      return
    }
    if (examined.kind === 'new') assertAllowed(this.refuse(peer))
    const fresh = examined.kind === 'new' ? examined : null
    const from = { peer, count: peer.receivedCount }
    if (!fresh && this.isSettled) peer.acknowledge(from.count)
    else this.put({ author, at: this.needs.clock(), raw, fresh, from })
  }

  /**
   * Takes an edit that the server makes for an account. Resolves when it is recorded.
   * @param at when it was made; now by default
   */
  async write(update: Uint8Array, author: Author, at: Instant = this.needs.clock()): Promise<void> {
    assertAllowed(this.refuse(null))
    const examined = this.intake.examine(update, author)
    if (examined.kind === 'nothing new') return
    if (examined.kind !== 'new') throw new Error('A server-side edit was not made on the recorded text')
    await new Promise<void>((resolve, reject) => {
      const settled = (outcome: DomainError | null) => (outcome ? reject(outcome) : resolve())
      this.put({ author, at, raw: update, fresh: examined, from: null, settled })
    })
  }

  /** What waits, for one commit; null when nothing does or a commit is under way. */
  takeBatch(): Append | null {
    if (this.intake.isInFlight || this.isStale || !this.intake.hasWaiting) return null
    const items = this.intake.take()
    const updates = rowsOf(items)
    if (updates.length === 0) {
      this.acknowledge([])
      return null
    }
    const claims = items.flatMap(({ fresh }) => fresh?.claims ?? [])
    return { draftId: this.draftId, after: this.sequence, standing: this.standingCount, updates, claims }
  }

  /** Hears how the commit went. */
  settle(append: Append, outcome: Appended): void {
    if (outcome.kind === 'gone') {
      this.abandon(CLOSE.notAllowed)
    } else if (outcome.kind === 'behind') {
      this.isStale = outcome.standing !== this.standingCount
      this.standingCount = outcome.standing
      this.ingest(outcome.rows, outcome.claims)
      this.recheck()
      if (this.isStale) this.needs.standingChanged(this)
      else this.needs.enqueue(this)
    } else {
      this.sequence = outcome.sequence
      const authors = new Set(append.updates.map(({ connectionId }) => connectionId))
      this.show(
        append.updates.map(({ update }) => update),
        authors.size === 1 ? (append.updates[0]?.connectionId ?? null) : null,
      )
      this.acknowledge(append.claims)
    }
  }

  /** Takes in what other processes have committed. */
  ingest(rows: readonly LogRow[], claims?: readonly ClientClaim[]): void {
    const missed = rows.filter(({ sequence }) => sequence > this.sequence)
    this.sequence = missed.at(-1)?.sequence ?? this.sequence
    this.intake.forget(claims)
    this.show(
      missed.map(({ update }) => update),
      null,
    )
  }

  /** Applies rights that were read again; connections that lost theirs are closed or may only read from now on. */
  changeStanding(standing: DraftStanding): void {
    const wasOpen = this.standing.isOpen
    this.standing = standing
    for (const peer of [...this.peers]) {
      if (!may(peer.actor, 'draft.read', standing)) this.closePeer(peer, CLOSE.notAllowed)
      else if (wasOpen && !standing.isOpen) this.closePeer(peer, CLOSE.replaced)
      // Who only read until now was not asked what it has, and sends nothing before that.
      else if (peer.allow(may(peer.actor, 'draft.edit', standing) && standing.isOpen)) this.ask(peer)
    }
    this.isStale = false
    if (this.intake.anyWaiting(({ from }) => this.refuse(from?.peer ?? null) !== null)) this.mustRecheck = true
    // What is in flight was checked under the standing that its append names: the log decides about it.
    if (this.intake.isInFlight) return
    if (this.mustRecheck) this.recheck()
    if (this.intake.hasWaiting) this.needs.enqueue(this)
  }

  tell(what: Change): void {
    for (const peer of this.peers) if (peer.speaksOurs) peer.send(changedMessage(what))
  }

  closePeer(peer: Peer, close: Close): void {
    this.leave(peer)
    peer.close(close)
  }

  /** Ends the room: what waits is given up, and those who wait for it are told. */
  abandon(close: Close): void {
    const given = this.intake.giveUp()
    for (const peer of [...this.peers]) this.closePeer(peer, close)
    for (const { settled } of given) settled?.(new DomainError('unavailable', close.sentence))
  }

  private nowMs(): number {
    return Date.parse(this.needs.clock())
  }

  private ask(peer: Peer): void {
    peer.isAsked = true
    peer.isEarly = false
    peer.send(syncStep1(Y.encodeStateVectorFromUpdate(this.state())))
  }

  private refuse(peer: Peer | null): Refusal | null {
    return refuseWriting(peer?.actor ?? null, this.standing, this.text.byteCount)
  }

  private put(item: Waiting): void {
    this.intake.put(item)
    item.from?.peer.wait(item.raw.length)
    this.needs.enqueue(this)
  }

  /** Shows committed updates: they become part of the bytes and go to every connection, except the only one that wrote. */
  private show(updates: readonly Uint8Array[], onlyAuthor: string | null): void {
    if (updates.length === 0) return
    const update = mergeUpdates(updates)
    this.text.add(update)
    const shown = { update, frame: new Frame(syncUpdate(update)) }
    for (const peer of this.peers) if (peer.connectionId !== onlyAuthor) peer.show(shown)
  }

  /** What was in flight is recorded. */
  private acknowledge(claims: readonly ClientClaim[]): void {
    for (const { from, raw, settled } of this.intake.record(claims)) {
      from?.peer.wait(-raw.length)
      from?.peer.acknowledge(from.count)
      settled?.(null)
    }
    if (this.mustRecheck) this.recheck()
    else this.askEarly()
    if (this.intake.hasWaiting) this.needs.enqueue(this)
  }

  /** Asks those again whose updates came too early. */
  private askEarly(): void {
    for (const peer of this.peers) if (peer.isEarly && !peer.isAsked) this.ask(peer)
  }

  /** Takes out of what waits whatever may not be recorded any more, and ends the connections that sent it. */
  private recheck(): void {
    this.mustRecheck = false
    for (const { item, refusal } of this.intake.recheck(({ from }) => this.refuse(from?.peer ?? null))) {
      item.from?.peer.wait(-item.raw.length)
      item.settled?.(refusal)
      if (item.from) this.closePeer(item.from.peer, closeFor(refusal.code))
    }
    this.askEarly()
  }
}
