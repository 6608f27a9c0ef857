/**
 * All open drafts of this process. A draft is opened once, whoever asks; it is closed again when nobody has used it for a
 * while. Sockets, routes and other features come in here; nobody else holds a room.
 */
import type * as Y from 'yjs'
import type { Actor } from '#domain/access.ts'
import type { Instant } from '#domain/clock.ts'
import { CLOSE, type Close } from '#domain/collab/close.ts'
import type { Change } from '#domain/collab/protocol.ts'
import { DomainError } from '#domain/errors.ts'
import type { AccountId, DraftId } from '#domain/ids.ts'
import { Batch } from './batch.ts'
import { compactInWorker } from './compact-in-worker.ts'
import { type Connection, connect } from './connection.ts'
import { docOf } from './doc-of.ts'
import type { HubOptions } from './hub-options.ts'
import { LateWork } from './late-work.ts'
import { fetchText, loadRoom } from './load.ts'
import { Neighbours } from './neighbours.ts'
import { Outbox } from './outbox.ts'
import { type Pace, REAL_PACE } from './pace.ts'
import type { SignIn, Socket } from './peer.ts'
import type { Alongside } from './queue.ts'
import { type Concerned, Rights } from './rights.ts'
import type { Room } from './room.ts'
import type { RoomNeeds } from './room-needs.ts'
import { Rooms } from './rooms.ts'
import { writeAs } from './server-edit.ts'
import { Snapshots } from './snapshots.ts'

const LIFE_SIGN_EVERY = 15_000
/** For what ends by time alone, such as a session, and for what could not be read when somebody asked. */
const RIGHTS_EVERY = 60_000
/** With the goodbye to the sockets it has to end before Fastify gives up a hook, which is after ten seconds. */
const DRAIN_LIMIT = 8_000
const SNAPSHOT_AFTER_OPENING = 3_000

/** Call `start` once sockets may come, and `drain` before the database is closed. */
export class Hub {
  private readonly options: HubOptions
  private readonly pace: Pace
  private readonly batch: Batch
  private readonly outbox: Outbox
  private readonly rooms: Rooms
  private readonly rights: Rights
  private readonly snapshots: Snapshots
  private readonly neighbours: Neighbours | null
  private readonly lateWork: LateWork
  private isDraining = false

  constructor(options: HubOptions) {
    const { updates, log, form, clock, standingOf } = options
    this.options = options
    this.pace = options.pace ?? REAL_PACE
    const { later } = this.pace
    this.outbox = new Outbox(this.pace)
    this.lateWork = new LateWork(options, later)
    const trouble = {
      failed: (error: unknown, draftIds: readonly string[]) =>
        log.warn({ err: error, draftIds }, 'append failed, will be tried again'),
      broken: (error: unknown, room: Room) => {
        log.error({ err: error, draftId: room.draftId }, 'room given up')
        this.end(room, CLOSE.tryLater)
      },
    }
    this.batch = new Batch({ updates, transact: options.transact, pace: this.pace, trouble })
    this.snapshots = new Snapshots({
      updates,
      compact: options.compact ?? compactInWorker,
      root: form.root,
      nowMs: () => Date.parse(clock()),
      log,
    })
    const needs = this.roomNeeds()
    this.rooms = new Rooms({
      load: (draftId) => this.load(draftId, needs),
      collect: options.collect ?? (() => {}),
      closed: (room) => {
        if (room.text.growth.isWorthKeeping) this.snapshots.want(room)
      },
      later,
    })
    const ended = (room: Room) => this.end(room, CLOSE.notAllowed)
    this.rights = new Rights({ rooms: this.rooms, standingOf, ended, later, log })
    this.neighbours = this.meetOthers()
  }

  /** Hears other processes, asks for signs of life and looks at rights again, from now on. */
  start(): void {
    this.neighbours?.start()
    this.repeat(LIFE_SIGN_EVERY, () => this.askForLife())
    this.repeat(RIGHTS_EVERY, () => void this.rights.recheck({}))
  }

  /** Opens a draft. @throws DomainError `not_found`, or `unavailable` while the server stops */
  async open(draftId: DraftId): Promise<void> {
    await this.roomOf(draftId)
  }

  /**
   * Connects a socket to an open draft; null when the draft was closed meanwhile. The caller has asked `may`.
   * @param signIn what they signed in by. By default, the account.
   */
  join(
    draftId: DraftId,
    actor: Actor,
    socket: Socket,
    speaksOurs: boolean,
    signIn: SignIn = { key: actor.accountId, readActor: () => this.options.actorOf(actor.accountId) },
  ): Connection | null {
    const room = this.rooms.get(draftId)
    if (!room || this.isDraining) return null
    const { clock, log, newId } = this.options
    const { wake } = this.outbox
    const { later } = this.pace
    return connect({ room, actor, signIn, socket, speaksOurs, connectionId: newId(), clock, wake, later, log })
  }

  /** Which history of a draft is open here; null when it is not open. */
  epochOf(draftId: DraftId): string | null {
    return this.rooms.get(draftId)?.epoch ?? null
  }

  /**
   * An edit that the server makes for a person: through the same path as everybody's, attributed to the account. Resolves
   * when it is recorded and shown.
   * @param edit changes a copy of the text, or throws. It runs when its turn has come, on all that was recorded before it, and
   *   once more when another process has recorded something in between: what counts is its last run
   * @param alongside records that are kept in the same transaction or not at all, on the stores that it is handed, after the
   *   edit was written there; should be short, since other commits wait. May run again when a commit failed. Kept also when
   *   the edit changes nothing.
   * @throws DomainError as `open`, `frozen` when the draft takes no edits; whatever `edit` or `alongside` throws
   */
  async applyServerEdit(
    draftId: DraftId,
    actor: Actor,
    edit: (doc: Y.Doc) => void,
    alongside?: Alongside,
  ): Promise<void> {
    const { accountId } = actor
    await writeAs(await this.roomOf(draftId), { accountId, edit, ...(alongside && { alongside }) })
  }

  /** The same with a given instant, for texts that bring their history with them. */
  async appendAs(draftId: DraftId, accountId: AccountId, at: Instant, edit: (doc: Y.Doc) => void): Promise<void> {
    // Also while the server drains, which waits until late words are brought back.
    await writeAs(await this.rooms.open(draftId), { accountId, edit, at })
  }

  /** The document as it is recorded, as its feature reads it. @throws DomainError as `open` and `docOf` */
  async readContent(draftId: DraftId): Promise<unknown> {
    return (await this.readRecorded(draftId)).content
  }

  /** The document with the sequence of the change after which it stands so. @throws DomainError as `readContent` */
  readRecorded(draftId: DraftId): Promise<{ readonly content: unknown; readonly sequence: number }> {
    return this.read(draftId, (doc, sequence) => ({ content: this.options.form.read(doc), sequence }))
  }

  /** Looks into a copy of the recorded text, which is gone afterwards. @throws DomainError as `open` and `docOf` */
  async read<T>(draftId: DraftId, look: (doc: Y.Doc, sequence: number) => T): Promise<T> {
    const room = await this.roomOf(draftId)
    await room.wake()
    const { sequence } = room
    const doc = docOf(room.text.state(), true)
    try {
      return look(doc, sequence)
    } finally {
      doc.destroy()
    }
  }

  /** Tells all clients that something beside the text has changed. */
  changed(draftId: DraftId, what: Change): void {
    this.rooms.get(draftId)?.tell(what)
    void this.neighbours?.say([{ kind: 'changed', draftId, what }])
  }

  /**
   * Reads accounts and rights again, for a draft, an account or everything, here and in other processes, and closes or limits
   * who lost something. Call it after the commit that took something away. It does not fail: what cannot be read now is read
   * within a minute.
   */
  async recheck(of: Concerned = {}): Promise<void> {
    await Promise.all([this.rights.recheck(of), this.neighbours?.say([{ kind: 'rights', ...of }])])
  }

  /** Closes a person's connections to a draft at once, also in other processes. */
  revoke(draftId: DraftId, accountId: AccountId): void {
    this.rights.revoke(draftId, accountId)
    void this.neighbours?.say([{ kind: 'revoked', draftId, accountId }])
  }

  /** Takes in what other processes have committed to a draft that is open here. */
  async catchUp(draftId: DraftId): Promise<void> {
    const room = this.rooms.get(draftId)
    if (!room?.isSettled) return
    const rows = await this.options.updates.readSince(draftId, room.sequence)
    // What began to wait meanwhile was checked against the old text; its own append will find the new rows.
    if (room.isSettled) room.ingest(rows)
  }

  /** Records what waits, closes every connection, keeps snapshots. After it nothing opens any more. */
  async drain(): Promise<void> {
    this.isDraining = true
    const end = performance.now() + DRAIN_LIMIT
    while ((this.lateWork.isRunning || this.rooms.all().some((room) => !room.isQuiet)) && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    for (const room of this.rooms.all()) {
      this.end(room, CLOSE.restarting)
      if (room.text.growth.isWorthKeeping) this.snapshots.want(room)
    }
    await this.neighbours?.stop()
    await this.snapshots.finish(end - performance.now())
  }

  /** How much is open, for the metrics. */
  count(): { readonly roomCount: number; readonly peerCount: number } {
    const rooms = this.rooms.all()
    return { roomCount: rooms.length, peerCount: rooms.reduce((sum, room) => sum + room.peers.size, 0) }
  }

  private roomOf(draftId: DraftId): Promise<Room> {
    if (this.isDraining) return Promise.reject(new DomainError('unavailable', CLOSE.restarting.sentence))
    return this.rooms.open(draftId)
  }

  private async load(draftId: DraftId, needs: RoomNeeds<Room>): Promise<Room> {
    const room = await loadRoom(draftId, this.options, needs)
    this.neighbours?.opened(room)
    this.lateWork.lookBack(room)
    // A server that was killed had no time for it. Whoever opens the draft is served first.
    if (room.text.growth.isLarge) this.pace.later(() => this.snapshots.want(room), SNAPSHOT_AFTER_OPENING)
    return room
  }

  private roomNeeds(): RoomNeeds<Room> {
    const { updates, log, form, clock } = this.options
    return {
      form,
      clock,
      later: this.pace.later,
      enqueue: (room) => this.batch.enqueue(room),
      presenceChanged: (room) => {
        this.outbox.showPresenceOf(room)
        this.neighbours?.presenceChanged(room)
      },
      standingChanged: (room) => void this.rights.readStanding(room),
      grown: (room) => {
        if (room.text.growth.isLarge) this.snapshots.want(room)
      },
      late: this.lateWork.look,
      fetch: (draftId, known) => fetchText(updates, draftId, known),
      fetchFailed: (room, error) =>
        log.warn({ err: error, draftId: room.draftId }, 'text not read, will be tried again'),
    }
  }

  private end(room: Room, close: Close): void {
    this.rooms.forget(room)
    room.abandon(close)
  }

  private meetOthers(): Neighbours | null {
    const { notices, updates, clock, log } = this.options
    if (!notices) return null
    return new Neighbours({
      notices,
      updates,
      clock,
      log,
      pace: this.pace,
      rooms: this.rooms,
      catchUp: (draftId) => this.catchUp(draftId),
      recheck: (of) => this.rights.recheck(of),
      hearStanding: (room, count) => this.rights.hearStanding(room, count),
      revoke: (draftId, accountId) => this.rights.revoke(draftId, accountId),
      showPresenceOf: (room) => this.outbox.showPresenceOf(room),
    })
  }

  private repeat(ms: number, act: () => void): void {
    this.pace.later(() => {
      if (this.isDraining) return
      act()
      this.repeat(ms, act)
    }, ms)
  }

  private askForLife(): void {
    for (const room of this.rooms.all()) {
      for (const peer of [...room.peers]) if (!peer.askForLife()) room.leave(peer)
    }
  }
}
