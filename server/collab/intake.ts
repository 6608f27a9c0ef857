/**
 * What a room has taken in and not yet recorded: one queue in the order of arrival, and what of it is in a commit that is
 * under way. The ledger is made when it is first needed and thrown away whenever the recorded text changes otherwise than by
 * our own commits, and when nobody writes.
 */
import * as Y from 'yjs'
import { type Close, closeFor } from '#domain/collab/close.ts'
import type { Append, AuthoredUpdate, ClientClaim, LogRow } from '#domain/collab/log.ts'
import { assertAllowed, DomainError, type Refusal } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import type { DocumentForm } from './form.ts'
import { LateClients } from './late.ts'
import { type Author, type Examined, Ledger } from './ledger.ts'
import type { Peer } from './peer.ts'
import { type Batched, countForCommit, rowsOf, type Waiting } from './queue.ts'

export interface Refused {
  readonly item: Waiting
  /** Why: of what a person sent, a DomainError; of an edit of the server, whatever making it threw. */
  readonly error: unknown
}

export class Intake {
  private readonly form: DocumentForm
  private readonly state: () => Uint8Array
  private claims: readonly ClientClaim[] = []
  private ledger: Ledger | null = null
  private queue: Waiting[] = []
  private inFlight: readonly Waiting[] | null = null
  private readonly late = new LateClients()
  /** Another process has edited by the server: what people write there may stand in what that took out. */
  private isOnWatch = false

  /** @param state all that is recorded, as one update */
  constructor(form: DocumentForm, state: () => Uint8Array) {
    this.form = form
    this.state = state
  }

  get isEmpty(): boolean {
    return this.queue.length === 0 && this.inFlight === null
  }

  get hasWaiting(): boolean {
    return this.queue.length > 0
  }

  /** Some of what people have typed, and is in flight, may stand in what is gone. */
  get isLate(): boolean {
    return this.inFlight?.some(({ fresh, from }) => from && fresh?.isLate) ?? false
  }

  /** What to call when words that may have been late were looked for, with the letters that are in no text. */
  looking(rows: readonly AuthoredUpdate[]): (lost: readonly Y.ID[]) => void {
    return this.late.looking(rows)
  }

  get isInFlight(): boolean {
    return this.inFlight !== null
  }

  ownerOf(client: number): AccountId | undefined {
    return this.knowledge().ownerOf(client)
  }

  /** @throws DomainError as `Ledger.examine` */
  examine(update: Uint8Array, author: Author): Examined {
    return this.knowledge().examine(update, author)
  }

  put(item: Waiting): void {
    if (item.fresh) this.knowledge().accept(item.fresh, item.author)
    this.queue.push(item)
  }

  /** All that waits, now in flight, as the rows of one commit. */
  take(): Pick<Batched, 'updates' | 'claims' | 'alongside'> {
    const items = this.queue.splice(0, countForCommit(this.queue))
    this.inFlight = items
    const alongside = items[0]?.make ? items[0].alongside : undefined
    const claims = items.flatMap(({ fresh }) => fresh?.claims ?? [])
    return { updates: rowsOf(items), claims, ...(alongside && { alongside }) }
  }

  /**
   * Makes the edit of the server that is first of what waits, while nothing is in flight: on the recorded text, and checked
   * against that alone, since what waits behind it may still be refused. One that cannot be made is taken out.
   */
  makeFirst(refuse: (item: Waiting) => Refusal | null): Refused[] {
    if (!this.queue[0]?.make) return []
    const refused: Refused[] = []
    const items = this.giveUp()
    for (let first = items[0]; first?.make; first = items[0]) {
      items.shift()
      try {
        this.putMade(first, first.make(this.state()))
        break
      } catch (error) {
        refused.push({ item: first, error })
      }
    }
    return [...refused, ...this.putAllAgain(items, refuse)]
  }

  /** Looks for an edit of the server in flight among rows that were missed: the answer to its commit may have been lost. */
  find({ updates: [own] }: Append, rows: readonly LogRow[]): void {
    this.watch(rows)
    const item = this.inFlight?.[0]
    if (!item?.make || !own) return
    const isRecorded = rows.some(
      (row) =>
        row.connectionId === null &&
        row.accountId === own.accountId &&
        row.at === own.at &&
        isSame(row.update, own.update),
    )
    if (isRecorded) item.make = null
  }

  /** What was in flight is not to be recorded after all. What waits has to be checked again. */
  withdraw(): readonly Waiting[] {
    const items = this.inFlight ?? []
    this.inFlight = null
    return items
  }

  /** What was in flight is recorded, with these client ids as new ones. */
  record(claims: readonly ClientClaim[]): readonly Waiting[] {
    const items = this.inFlight ?? []
    this.inFlight = null
    this.claims = [...this.claims, ...claims]
    for (const { fresh } of items) if (fresh) this.ledger?.settle(fresh)
    return items
  }

  /** Forgets what is known of the text, which is no longer all, or of no use. @param claims all that are recorded now */
  forget(claims: readonly ClientClaim[]): void {
    this.ledger = null
    this.claims = claims
  }

  /** Rows of other processes were recorded: a client id in one of them is its account's. */
  learn(rows: readonly LogRow[]): void {
    this.watch(rows)
    const owned = new Set(this.claims.map(({ clientId }) => clientId))
    const claims: ClientClaim[] = []
    for (const { accountId, update } of rows) {
      for (const { id } of Y.decodeUpdate(update).structs) {
        if (owned.has(id.client)) continue
        owned.add(id.client)
        claims.push({ clientId: id.client, accountId })
      }
    }
    this.forget([...this.claims, ...claims])
  }

  anyWaiting(isConcerned: (item: Waiting) => boolean): boolean {
    return this.queue.some(isConcerned)
  }

  /**
   * Checks all that waits once more, what was in flight first, against what is recorded now. What was recorded meanwhile (by
   * an append whose answer was lost) stays only to be acknowledged.
   * @param refuse why an item may not be written any more
   * @returns what was taken out
   */
  recheck(refuse: (item: Waiting) => Refusal | null): Refused[] {
    return this.putAllAgain(this.giveUp(), refuse)
  }

  /** Empties everything; returns what was there. */
  giveUp(): Waiting[] {
    const items = [...(this.inFlight ?? []), ...this.queue]
    this.inFlight = null
    this.queue = []
    this.ledger = null
    return items
  }

  private putAllAgain(items: readonly Waiting[], refuse: (item: Waiting) => Refusal | null): Refused[] {
    const refused: Refused[] = []
    const refusals = new Map<string, DomainError>()
    for (const item of items) {
      const { connectionId } = item.author
      // After the first refusal the rest of a connection is passed over: it may build on what was refused.
      const earlier = connectionId === null ? undefined : refusals.get(connectionId)
      const refusal = earlier ?? this.putAgain(item, refuse)
      if (!refusal) continue
      if (connectionId !== null) refusals.set(connectionId, refusal)
      refused.push({ item, error: refusal })
    }
    return refused
  }

  private putAgain(item: Waiting, refuse: (item: Waiting) => Refusal | null): DomainError | null {
    try {
      if (item.make) {
        assertAllowed(refuse(item))
        item.fresh = null
        this.queue.push(item)
        return null
      }
      const examined = this.examine(item.raw, item.author)
      if (examined.kind === 'gap' || examined.kind === 'early') {
        throw new DomainError('conflict', 'What it builds on was not recorded.')
      }
      if (examined.kind === 'new') assertAllowed(refuse(item))
      item.fresh = examined.kind === 'new' ? examined : null
      this.put(item)
      return null
    } catch (error) {
      if (error instanceof DomainError) return error
      throw error
    }
  }

  /** Only an edit of the server takes a paragraph out of its place and keeps it. */
  private watch(rows: readonly LogRow[]): void {
    if (rows.some(({ connectionId }) => connectionId === null)) this.isOnWatch = true
    if (this.isOnWatch) this.knowledge().watch(rows)
  }

  private putMade(item: Waiting, raw: Uint8Array | null): void {
    item.fresh = null
    if (raw) {
      const examined = this.examine(raw, item.author)
      if (examined.kind !== 'new') throw new Error('An edit of the server was not made on the recorded text')
      item.raw = raw
      item.fresh = examined
    }
    this.put(item)
  }

  private knowledge(): Ledger {
    this.ledger ??= new Ledger(this.state(), this.claims, this.form, this.late)
    return this.ledger
  }
}

/** Tells those whose edits were taken out of what waits, and ends the connections that sent them. */
export function tellRefused(refused: readonly Refused[], room: { closePeer(peer: Peer, close: Close): void }): void {
  for (const { item, error } of refused) {
    item.from?.peer.wait(-item.raw.length)
    item.settled?.(error)
    if (item.from && error instanceof DomainError) room.closePeer(item.from.peer, closeFor(error.code))
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, place) => byte === other[place])
}
