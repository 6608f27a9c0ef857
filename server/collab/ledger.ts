/**
 * What a room has accepted of each Yjs client, and the checks that an update passes before it may wait for its commit:
 * it must be whole (nothing it builds on is missing), each client id in it must belong to its author, and nothing in it may lie
 * deeper than any document.
 *
 * `accepted` runs ahead of `recorded` by what waits. An update may build on what is recorded and on what waits from the same
 * connection, never on what waits from another: rows of one commit are put together per connection, and each row must be
 * complete by those before it.
 */
import { type Decoder, hasContent } from 'lib0/decoding'
import * as Y from 'yjs'
import type { AuthoredUpdate, ClientClaim } from '#domain/collab/log.ts'
import { DomainError } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import { type DeleteSet, Deletions, writeDeletes } from './deletions.ts'
import { assertForm, type DocumentForm, type Struct } from './form.ts'
import type { LateClients } from './late.ts'
import { DEEPEST, Nesting } from './nesting.ts'

export interface Author {
  readonly accountId: AccountId
  /** Tells connections of one account apart. */
  readonly connectionId: string | null
}

/** An update that may wait: only what was new in it. */
export interface NewUpdate {
  readonly kind: 'new'
  readonly update: Uint8Array
  /** Clock after the update, per client that it adds to. */
  readonly ends: ReadonlyMap<number, number>
  /** How deep lies what it adds. */
  readonly depths: Nesting
  readonly deletes: DeleteSet
  readonly claims: readonly ClientClaim[]
  /** Some of its words may stand in what is gone. */
  readonly isLate: boolean
}

export type Examined =
  | NewUpdate
  /** All of it is here already. */
  | { readonly kind: 'nothing new' }
  /** It builds on something that is not here: its sender has to send more. */
  | { readonly kind: 'gap' }
  /** It builds on what waits for its commit from another connection, e.g. the one that this client had before. */
  | { readonly kind: 'early' }

/** No honest client sends the edits of so many sessions at once; more would make the check of their order slow. */
const MOST_CLIENTS = 64

interface Section {
  readonly client: number
  readonly structs: readonly Struct[]
  /** The next struct whose parts must be here. */
  next: number
}

const GAP = { kind: 'gap' } as const
const EARLY = { kind: 'early' } as const

/** How far of each client an update builds on what was there before it. */
type Needed = Map<number, number>

export class Ledger {
  private readonly accepted = new Map<number, number>()
  private readonly recorded = new Map<number, number>()
  private readonly pendingBy = new Map<number, string | null>()
  private readonly deletions = new Deletions()
  private readonly owners = new Map<number, AccountId>()
  private readonly nesting: Nesting
  private readonly form: DocumentForm

  private readonly late: LateClients

  /** @param state everything recorded, as one update */
  constructor(state: Uint8Array, claims: readonly ClientClaim[], form: DocumentForm, late: LateClients) {
    this.form = form
    this.late = late
    const { structs, ds } = Y.decodeUpdate(state)
    this.nesting = Nesting.of(structs)
    for (const { id, length } of structs) this.recorded.set(id.client, id.clock + length)
    for (const [client, clock] of this.recorded) this.accepted.set(client, clock)
    this.deletions.addAll(ds.clients)
    for (const { clientId, accountId } of claims) this.owners.set(clientId, accountId)
  }

  /**
   * Looks at an update and changes nothing. What is new in it may be the given bytes themselves.
   * @throws DomainError `invalid` for bytes that are no update or content that no document has, or so deep, `forbidden` for
   *   edits under another account's client id
   */
  examine(update: Uint8Array, author: Author): Examined {
    const { structs, deletes } = decode(update)
    assertForm(structs, this.form)
    const sections = sectionsOf(structs)
    if (!sections) return GAP
    const fresh: Section[] = []
    for (const section of sections) {
      const known = this.accepted.get(section.client) ?? 0
      const first = section.structs[0]
      if (!first || first.id.clock > known) return GAP
      const next = section.structs.findIndex(({ id, length }) => id.clock + length > known)
      if (next >= 0) fresh.push({ ...section, next })
    }
    const claims = this.claimsOf(fresh, author)
    if (fresh.length > MOST_CLIENTS) {
      throw new DomainError('invalid', 'The update is refused: it holds the edits of too many sessions.')
    }
    const needed: Needed = new Map(fresh.map(({ client }) => [client, this.accepted.get(client) ?? 0]))
    const depths = new Nesting(this.nesting)
    const ends = this.integrate(fresh, needed, depths)
    if (!ends || !this.isWithin(deletes, ends, needed)) return GAP
    if (this.waitsForOthers(needed, author)) return EARLY
    const newDeletes = this.deletions.newIn(deletes)
    if (fresh.length === 0 && newDeletes.size === 0) return { kind: 'nothing new' }
    const isAllNew =
      this.areNew(sections) &&
      [...deletes].every(([client, ranges]) => newDeletes.get(client)?.length === ranges.length)
    const rest = isAllNew ? update : this.rest(update, sections, deletes, newDeletes)
    const isLate = fresh.filter(({ structs: added }) => this.late.examine(added, this.deletions)).length > 0
    return { kind: 'new', update: rest, ends, depths, deletes: newDeletes, claims, isLate }
  }

  /** Counts an examined update as accepted; it waits for its commit. */
  accept({ ends, depths, deletes, claims }: NewUpdate, author: Author): void {
    this.nesting.absorb(depths)
    for (const [client, clock] of ends) {
      this.accepted.set(client, clock)
      this.pendingBy.set(client, author.connectionId)
    }
    this.deletions.addAll(deletes)
    for (const { clientId, accountId } of claims) this.owners.set(clientId, accountId)
  }

  /** Counts an accepted update as recorded. */
  settle({ ends }: NewUpdate): void {
    for (const [client, clock] of ends) {
      this.recorded.set(client, Math.max(clock, this.recorded.get(client) ?? 0))
      if (this.recorded.get(client) === this.accepted.get(client)) this.pendingBy.delete(client)
    }
  }

  /** Looks at rows of other processes, with which this knowledge ends. */
  watch(rows: readonly AuthoredUpdate[]): void {
    this.late.watch(rows, this.deletions)
  }

  ownerOf(client: number): AccountId | undefined {
    return this.owners.get(client)
  }

  private areNew(sections: readonly Section[]): boolean {
    return sections.every(({ client, structs }) => structs[0]?.id.clock === (this.accepted.get(client) ?? 0))
  }

  private claimsOf(sections: readonly Section[], author: Author): ClientClaim[] {
    const claims: ClientClaim[] = []
    for (const { client } of sections) {
      const owner = this.owners.get(client)
      if (owner === undefined) claims.push({ clientId: client, accountId: author.accountId })
      else if (owner !== author.accountId) {
        throw new DomainError('forbidden', "The update is refused: it writes under another person's name.")
      }
    }
    return claims
  }

  /**
   * Plays the order in which Yjs would build the structs; null when one of them would have to wait for something.
   * @param depths what is noted of each on the way
   */
  private integrate(sections: readonly Section[], needed: Needed, depths: Nesting): Map<number, number> | null {
    const ends = new Map(sections.map(({ client }) => [client, this.accepted.get(client) ?? 0]))
    const has = (id: Y.ID | null): boolean => {
      if (id === null) return true
      const known = this.accepted.get(id.client) ?? 0
      if (id.clock < known) needed.set(id.client, Math.max(id.clock + 1, needed.get(id.client) ?? 0))
      return id.clock < (ends.get(id.client) ?? known)
    }
    const fits = (struct: Struct, clock: number): boolean => {
      if (!(struct instanceof Y.Item)) return true
      const parent: unknown = struct.parent
      // Of a struct that is partly known, what is new comes right after what is known.
      return (
        (struct.id.clock < clock || has(struct.origin)) &&
        has(struct.rightOrigin) &&
        (!(parent instanceof Y.ID) || has(parent))
      )
    }
    let hasMoved = true
    while (hasMoved) {
      hasMoved = false
      for (const section of sections) {
        const { client, structs } = section
        for (let struct = structs[section.next]; struct; struct = structs[section.next]) {
          const from = ends.get(client) ?? 0
          if (!fits(struct, from)) break
          const depth = depths.depthOf(struct, from)
          if (depth > DEEPEST) throw new DomainError('invalid', 'The update is refused: it is nested too deeply.')
          depths.add(client, from, depth)
          ends.set(client, struct.id.clock + struct.length)
          section.next += 1
          hasMoved = true
        }
      }
    }
    return sections.every(({ structs, next }) => next === structs.length) ? ends : null
  }

  private isWithin(deletes: DeleteSet, ends: ReadonlyMap<number, number>, needed: Needed): boolean {
    for (const [client, ranges] of deletes) {
      const known = this.accepted.get(client) ?? 0
      for (const { clock, len } of ranges) {
        const end = clock + len
        if (end > (ends.get(client) ?? known)) return false
        if (!this.deletions.has(client, clock, end)) {
          needed.set(client, Math.max(Math.min(end, known), needed.get(client) ?? 0))
        }
      }
    }
    return true
  }

  /** Whether something that is built on waits for its commit from another connection. */
  private waitsForOthers(needed: Needed, { connectionId }: Author): boolean {
    for (const [client, clock] of needed) {
      const isOwn = this.pendingBy.has(client) && this.pendingBy.get(client) === connectionId
      if (!isOwn && clock > (this.recorded.get(client) ?? 0)) return true
    }
    return false
  }

  /** The update without what is known: what is known under the same clock must never be written a second time. */
  private rest(
    update: Uint8Array,
    sections: readonly Section[],
    deletes: DeleteSet,
    newDeletes: DeleteSet,
  ): Uint8Array {
    const known = new Map(sections.map(({ client }) => [client, this.accepted.get(client) ?? 0]))
    const without = Y.diffUpdate(update, Y.encodeStateVector(known))
    const some = writeDeletes(newDeletes)
    // What Yjs wrote ends with the whole delete set, in the form in which we would write it.
    const structs = without.subarray(0, without.length - writeDeletes(deletes).length)
    const rest = new Uint8Array(structs.length + some.length)
    rest.set(structs)
    rest.set(some, structs.length)
    return rest
  }
}

/** What Yjs reads an update with; the last one is kept, since Yjs does not tell how far it has read. */
let reading: Decoder | null = null
class Reading extends Y.UpdateDecoderV1 {
  constructor(decoder: Decoder) {
    super(decoder)
    reading = decoder
  }
}

/** Nothing may follow what Yjs reads: it would be kept in the log for ever and be seen by nobody. */
function decode(update: Uint8Array): { structs: readonly Struct[]; deletes: DeleteSet } {
  try {
    const { structs, ds } = Y.decodeUpdateV2(update, Reading)
    if (!reading || hasContent(reading)) throw new Error('Something follows the update')
    return { structs, deletes: ds.clients }
  } catch {
    throw new DomainError('invalid', 'The update cannot be read.')
  }
}

/**
 * The structs by client, as Yjs orders them: clients from high to low, each once. Null when a client's structs have a hole.
 * Another order would make merged updates wrong, since merging relies on it.
 */
function sectionsOf(structs: readonly Struct[]): Section[] | null {
  const sections: { client: number; structs: Struct[]; next: number }[] = []
  for (const struct of structs) {
    if (struct instanceof Y.Skip) return null
    const { client, clock } = struct.id
    const current = sections.at(-1)
    const before = current?.structs.at(-1)
    if (current?.client === client && before) {
      if (before.id.clock + before.length !== clock) return null
      current.structs.push(struct)
    } else {
      if (current && current.client <= client)
        throw new DomainError('invalid', 'The update is not in the order of Yjs.')
      sections.push({ client, structs: [struct], next: 0 })
    }
  }
  return sections
}
