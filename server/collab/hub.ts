/**
 * All open drafts of this process. A draft is opened once, whoever asks; it is closed again when nobody has used it for a
 * while. Sockets, routes and other features come in here; nobody else holds a room.
 */
import type * as Y from 'yjs'
import type { Actor } from '#domain/access.ts'
import type { Instant } from '#domain/clock.ts'
import { CLOSE } from '#domain/collab/close.ts'
import type { UpdateLog } from '#domain/collab/log.ts'
import type { Change } from '#domain/collab/protocol.ts'
import type { DraftStanding } from '#domain/collab/standing.ts'
import { DomainError } from '#domain/errors.ts'
import type { AccountId, DraftId } from '#domain/ids.ts'
import { Batch } from './batch.ts'
import { type Connection, connect } from './connection.ts'
import { docOf } from './doc-of.ts'
import type { DocumentForm } from './form.ts'
import { loadRoom, saveSnapshot } from './load.ts'
import { Outbox } from './outbox.ts'
import { type CollabLog, type Pace, REAL_PACE } from './pace.ts'
import type { Socket } from './peer.ts'
import { ROWS_PER_SNAPSHOT, type Room, type RoomNeeds } from './room.ts'
import { writeAs } from './server-edit.ts'

export interface HubOptions {
  readonly updates: UpdateLog
  readonly form: DocumentForm
  /** How a draft stands now; null when there is none. */
  readonly standingOf: (draftId: DraftId) => Promise<DraftStanding | null>
  /** The account as it is now; null when it may no longer sign in. */
  readonly actorOf: (accountId: AccountId) => Promise<Actor | null>
  readonly clock: () => Instant
  readonly newId: () => string
  readonly log: CollabLog
  readonly pace?: Pace
}

const IDLE_BEFORE_CLOSING = 30_000
const LIFE_SIGN_EVERY = 15_000
const RETRY_STANDING = 500
const DRAIN_LIMIT = 10_000

/** Call `start` once sockets may come, and `drain` before the database is closed. */
export class Hub {
  private readonly options: HubOptions
  private readonly pace: Pace
  private readonly batch: Batch
  private readonly outbox: Outbox
  private readonly needs: RoomNeeds
  /** Open and opening. */
  private readonly opening = new Map<DraftId, Promise<Room>>()
  private readonly rooms = new Map<DraftId, Room>()
  private isDraining = false

  constructor(options: HubOptions) {
    const { updates, log, form, clock } = options
    this.options = options
    this.pace = options.pace ?? REAL_PACE
    this.outbox = new Outbox(this.pace)
    this.batch = new Batch(updates, this.pace, {
      failed: (error, draftIds) => log.warn({ err: error, draftIds }, 'append failed, will be tried again'),
      broken: (error, room) => {
        log.error({ err: error, draftId: room.draftId }, 'room given up')
        this.forget(room)
        room.abandon(CLOSE.tryLater)
      },
    })
    this.needs = {
      form,
      clock,
      enqueue: (room) => this.batch.enqueue(room),
      presenceChanged: (room) => this.outbox.showPresenceOf(room),
      standingChanged: (room) => void this.readStanding(room),
    }
  }

  /** Asks for signs of life and looks at rights again, from now on. */
  start(): void {
    this.pace.later(() => {
      if (this.isDraining) return
      this.askForLife()
      this.start()
    }, LIFE_SIGN_EVERY)
  }

  /** Opens a draft. @throws DomainError `not_found`, or `unavailable` while the server stops */
  async open(draftId: DraftId): Promise<void> {
    await this.roomOf(draftId)
  }

  /**
   * Connects a socket to an open draft; null when the draft was closed meanwhile. The caller has asked `may`.
   * @param readActor who it is, by what they signed in with; null once that has ended. By default, by the account.
   */
  join(
    draftId: DraftId,
    actor: Actor,
    socket: Socket,
    speaksOurs: boolean,
    readActor = () => this.options.actorOf(actor.accountId),
  ): Connection | null {
    const room = this.rooms.get(draftId)
    if (!room || this.isDraining) return null
    const { clock, log, newId } = this.options
    const { wake } = this.outbox
    const { later } = this.pace
    return connect({ room, actor, readActor, socket, speaksOurs, connectionId: newId(), clock, wake, later, log })
  }

  /**
   * An edit that the server makes for a person: through the same path as everybody's, attributed to the account. Resolves
   * when it is recorded and shown. @throws DomainError as `open`, `frozen` when the draft takes no edits
   */
  async applyServerEdit(draftId: DraftId, actor: Actor, edit: (doc: Y.Doc) => void): Promise<void> {
    await writeAs(await this.roomOf(draftId), actor.accountId, edit, undefined)
  }

  /** The same with a given instant, for texts that bring their history with them. */
  async appendAs(draftId: DraftId, accountId: AccountId, at: Instant, edit: (doc: Y.Doc) => void): Promise<void> {
    await writeAs(await this.roomOf(draftId), accountId, edit, at)
  }

  /** The document as it is recorded, as its feature reads it. @throws DomainError as `open` and `docOf` */
  async readContent(draftId: DraftId): Promise<unknown> {
    const room = await this.roomOf(draftId)
    const doc = docOf(room.state(), true)
    try {
      return this.options.form.read(doc)
    } finally {
      doc.destroy()
    }
  }

  /** Tells our own clients that something beside the text has changed. */
  changed(draftId: DraftId, what: Change): void {
    this.rooms.get(draftId)?.tell(what)
  }

  /**
   * Reads accounts and rights again, for a draft, an account or everything, and closes or limits who lost something. Call it
   * after the commit that took something away. It does not fail: what cannot be read now is read with the next sign of life.
   */
  async recheck(of: { readonly draftId?: DraftId; readonly accountId?: AccountId } = {}): Promise<void> {
    try {
      await this.readAgain(of)
    } catch (error) {
      this.options.log.warn({ err: error }, 'rights not read, will be tried again')
    }
  }

  private async readAgain(of: { readonly draftId?: DraftId; readonly accountId?: AccountId }): Promise<void> {
    for (const room of [...this.rooms.values()]) {
      if (of.draftId !== undefined && room.draftId !== of.draftId) continue
      const peers = [...room.peers].filter(({ actor }) => !of.accountId || actor.accountId === of.accountId)
      for (const peer of peers) {
        const actor = await peer.readActor()
        // Who may no longer sign in has no role either, also for what it sent before.
        peer.actor = actor ?? { ...peer.actor, role: 'delegate', groups: [] }
        if (!actor) room.closePeer(peer, CLOSE.signedOut)
      }
      if (peers.length > 0 || of.draftId !== undefined) await this.readStanding(room)
    }
  }

  /** Closes a person's connections to a draft at once. */
  revoke(draftId: DraftId, accountId: AccountId): void {
    const room = this.rooms.get(draftId)
    if (!room) return
    for (const peer of [...room.peers]) {
      if (peer.actor.accountId === accountId) room.closePeer(peer, CLOSE.notAllowed)
    }
  }

  /** Takes in what other processes have committed to a draft that is open here. */
  async catchUp(draftId: DraftId): Promise<void> {
    const room = this.rooms.get(draftId)
    if (!room?.isSettled) return
    const rows = await this.options.updates.readSince(draftId, room.sequence)
    // What began to wait meanwhile was checked against the old text; its own append will find the new rows.
    if (room.isSettled) room.ingest(rows)
  }

  /** Records what waits, keeps snapshots, closes every connection. After it nothing opens any more. */
  async drain(): Promise<void> {
    this.isDraining = true
    const end = performance.now() + DRAIN_LIMIT
    while ([...this.rooms.values()].some((room) => !room.isSettled) && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    for (const room of [...this.rooms.values()]) {
      if (room.isSettled) await this.keepSnapshot(room)
      this.forget(room)
      room.abandon(CLOSE.restarting)
    }
  }

  /** How much is open, for the metrics. */
  count(): { readonly roomCount: number; readonly peerCount: number } {
    const rooms = [...this.rooms.values()]
    return { roomCount: rooms.length, peerCount: rooms.reduce((sum, room) => sum + room.peers.size, 0) }
  }

  private roomOf(draftId: DraftId): Promise<Room> {
    if (this.isDraining) return Promise.reject(new DomainError('unavailable', CLOSE.restarting.sentence))
    const existing = this.opening.get(draftId)
    if (existing) return existing
    const opening = loadRoom(draftId, this.options, this.needs).then((room) => {
      this.rooms.set(draftId, room)
      this.closeWhenIdle(room)
      return room
    })
    this.opening.set(draftId, opening)
    // A draft that could not be opened is not remembered as such: the next one who asks tries again.
    opening.catch(() => this.opening.delete(draftId))
    return opening
  }

  private forget(room: Room): void {
    if (this.rooms.get(room.draftId) !== room) return
    this.rooms.delete(room.draftId)
    this.opening.delete(room.draftId)
  }

  private closeWhenIdle(room: Room): void {
    this.pace.later(() => {
      if (this.rooms.get(room.draftId) !== room) return
      if (!room.isIdle) return this.closeWhenIdle(room)
      this.forget(room)
      void this.keepSnapshot(room)
    }, IDLE_BEFORE_CLOSING)
  }

  private async keepSnapshot(room: Room): Promise<void> {
    if (room.sequence - room.snapshotAt < ROWS_PER_SNAPSHOT) return
    try {
      await saveSnapshot(room, this.options.updates)
    } catch (error) {
      this.options.log.warn({ err: error, draftId: room.draftId }, 'snapshot not kept')
    }
  }

  private async readStanding(room: Room): Promise<void> {
    try {
      const standing = await this.options.standingOf(room.draftId)
      if (standing) return room.changeStanding(standing)
      this.forget(room)
      room.abandon(CLOSE.notAllowed)
    } catch (error) {
      this.options.log.warn({ err: error, draftId: room.draftId }, 'rights not read, will be tried again')
      this.pace.later(() => void this.readStanding(room), RETRY_STANDING)
    }
  }

  private askForLife(): void {
    for (const room of this.rooms.values()) {
      for (const peer of [...room.peers]) if (!peer.askForLife()) room.leave(peer)
    }
    void this.recheck()
  }
}
