/**
 * What a room has taken in and not yet recorded: one queue in the order of arrival, and what of it is in a commit that is
 * under way. The ledger is made when it is first needed and thrown away whenever the recorded text changes otherwise than by
 * our own commits, and when nobody writes.
 */
import * as Y from 'yjs'
import type { ClientClaim, LogRow } from '#domain/collab/log.ts'
import { assertAllowed, DomainError, type Refusal } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import type { DocumentForm } from './form.ts'
import { type Author, type Examined, Ledger } from './ledger.ts'
import { type Batched, countForCommit, rowsOf, type Waiting } from './queue.ts'

export interface Refused {
  readonly item: Waiting
  readonly refusal: DomainError
}

export class Intake {
  private readonly form: DocumentForm
  private readonly state: () => Uint8Array
  private claims: readonly ClientClaim[] = []
  private ledger: Ledger | null = null
  private queue: Waiting[] = []
  private inFlight: readonly Waiting[] | null = null

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
    const alongside = items[0]?.fresh ? items[0].alongside : undefined
    const claims = items.flatMap(({ fresh }) => fresh?.claims ?? [])
    return { updates: rowsOf(items), claims, ...(alongside && { alongside }) }
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
    const items = this.giveUp()
    const refused: Refused[] = []
    const refusals = new Map<string, DomainError>()
    for (const item of items) {
      const { connectionId } = item.author
      // After the first refusal the rest of a connection is passed over: it may build on what was refused.
      const earlier = connectionId === null ? undefined : refusals.get(connectionId)
      const refusal = earlier ?? this.putAgain(item, refuse)
      if (!refusal) continue
      if (connectionId !== null) refusals.set(connectionId, refusal)
      refused.push({ item, refusal })
    }
    return refused
  }

  /** Empties everything; returns what was there. */
  giveUp(): Waiting[] {
    const items = [...(this.inFlight ?? []), ...this.queue]
    this.inFlight = null
    this.queue = []
    this.ledger = null
    return items
  }

  private putAgain(item: Waiting, refuse: (item: Waiting) => Refusal | null): DomainError | null {
    try {
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

  private knowledge(): Ledger {
    this.ledger ??= new Ledger(this.state(), this.claims, this.form)
    return this.ledger
  }
}
