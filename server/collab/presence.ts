/**
 * Who is in a draft and where their cursors stand. A client says where its cursor is and nothing else: name, delegation and
 * colour come from the account, clocks from the room, and a client can speak for one Yjs client only, which nobody else has.
 * (A stock provider also repeats what it has heard of others; that is passed over.) People on other processes stand here
 * too, as those processes tell; each process is believed about its own people and no others.
 */
import type { Actor } from '#domain/access.ts'
import { awarenessMessage, type Presence, readPresences, writePresences } from '#domain/collab/protocol.ts'
import { DomainError } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Peer } from './peer.ts'

const LARGEST_STATE = 4_096

/** Readable as a name's background in light and in dark; chosen by account, so a person keeps the colour everywhere. */
const COLOURS = [
  '#1f6f8b',
  '#8a4b08',
  '#4b6b1d',
  '#7a3b78',
  '#9c2f3f',
  '#2f5aa8',
  '#00695c',
  '#6a4fb3',
  '#5d5a2f',
  '#a03e7b',
]

interface Entry {
  /** The connection, or the name of the process that has it. */
  readonly of: Peer | string
  readonly accountId: AccountId | null
  readonly clock: number
  readonly json: string
}

export class RoomPresence {
  private readonly entries = new Map<number, Entry>()
  private readonly changed = new Set<number>()
  private readonly gone = new Map<number, number>()
  /** Own people whose presence other processes do not know yet. */
  private readonly untold = new Set<number>()
  private lastClock = 0

  /**
   * Takes an awareness message; true when somebody's presence has changed.
   * @throws DomainError `invalid` or `too_large`
   */
  receive(
    peer: Peer,
    awareness: Uint8Array,
    ownerOf: (client: number) => AccountId | undefined,
    nowMs: number,
  ): boolean {
    const presences = readPresences(awareness)
    peer.presenceClient ??= this.firstFree(presences, peer, ownerOf)
    const own = presences.findLast(({ clientId }) => clientId === peer.presenceClient)
    if (!own) return false
    if (own.json.length > LARGEST_STATE) throw new DomainError('too_large', 'The presence is too large.')
    const cursor = readCursor(own.json)
    if (cursor === undefined) this.leave(peer, nowMs)
    else {
      const { accountId } = peer.actor
      const entry = { of: peer, accountId, clock: this.nextClock(nowMs), json: stateOf(peer.actor, cursor) }
      this.set(own.clientId, entry)
      this.untold.add(own.clientId)
    }
    return true
  }

  /** The connection shows itself no longer; true when it was shown. */
  leave(peer: Peer, nowMs: number): boolean {
    const client = peer.presenceClient
    if (client === null || this.entries.get(client)?.of !== peer) return false
    this.remove(client, nowMs)
    this.untold.add(client)
    return true
  }

  /** Takes in what another process tells of its people; true when somebody's presence has changed. */
  hear(from: string, presences: readonly Presence[], nowMs: number): boolean {
    let hasChanged = false
    for (const { clientId, clock, json } of presences) {
      const known = this.entries.get(clientId)
      this.lastClock = Math.max(this.lastClock, clock)
      if (json === 'null') {
        if (known?.of !== from) continue
        this.remove(clientId, nowMs)
      } else {
        const accountId = accountIn(json)
        // Somebody who has changed from one process to another is at the later; nobody can take a client that is another's.
        if (known && known.of !== from && (known.accountId !== accountId || known.clock >= clock)) continue
        this.set(clientId, { of: from, accountId, clock, json })
      }
      hasChanged = true
    }
    return hasChanged
  }

  /** A process is gone, and all its people with it; true when there were any. */
  forget(from: string, nowMs: number): boolean {
    const clients = [...this.entries].filter(([, entry]) => entry.of === from).map(([client]) => client)
    for (const client of clients) this.remove(client, nowMs)
    return clients.length > 0
  }

  /** What other processes are to be told, since the last call or (`all`) of everybody who is here. */
  takeUntold(all: boolean): Presence[] {
    if (all) for (const [client, { of }] of this.entries) if (typeof of !== 'string') this.untold.add(client)
    const told = [...this.untold].map((clientId): Presence | null => {
      const entry = this.entries.get(clientId)
      if (!entry) return { clientId, clock: this.lastClock, json: 'null' }
      return typeof entry.of === 'string' ? null : { clientId, clock: entry.clock, json: entry.json }
    })
    this.untold.clear()
    return told.filter((presence) => presence !== null)
  }

  /** Everybody except this connection, as one message; null when there is nobody. */
  all(except: Peer): Uint8Array | null {
    return this.message([...this.entries.keys()], except)
  }

  /** What changed since the last call, as a message for each connection; null for one to whom nothing is new. */
  takeChanges(): (peer: Peer) => Uint8Array | null {
    const changed = [...this.changed]
    const gone = [...this.gone].map(([clientId, clock]): Presence => ({ clientId, clock, json: 'null' }))
    this.changed.clear()
    this.gone.clear()
    const forAll = this.message(changed, null, gone)
    return (peer) => {
      const isOwn = peer.presenceClient !== null && changed.includes(peer.presenceClient)
      return isOwn ? this.message(changed, peer, gone) : forAll
    }
  }

  private message(clients: readonly number[], except: Peer | null, gone: readonly Presence[] = []): Uint8Array | null {
    const presences = [...gone]
    for (const clientId of clients) {
      const entry = this.entries.get(clientId)
      if (entry && entry.of !== except) presences.push({ clientId, clock: entry.clock, json: entry.json })
    }
    return presences.length > 0 ? awarenessMessage(writePresences(presences)) : null
  }

  private set(client: number, entry: Entry): void {
    this.entries.set(client, entry)
    this.gone.delete(client)
    this.changed.add(client)
  }

  private remove(client: number, nowMs: number): void {
    this.entries.delete(client)
    this.changed.delete(client)
    this.gone.set(client, this.nextClock(nowMs))
  }

  /** Nobody's client, or the same account's on another process, from which it has just come. */
  private isFree(client: number, { accountId }: Actor, owner: AccountId | undefined): boolean {
    const entry = this.entries.get(client)
    const isHere = entry && (typeof entry.of !== 'string' || entry.accountId !== accountId)
    return !isHere && (owner === undefined || owner === accountId)
  }

  private firstFree(
    presences: readonly Presence[],
    { actor }: Peer,
    ownerOf: (client: number) => AccountId | undefined,
  ): number | null {
    const free = presences.find(
      ({ clientId, json }) => json !== 'null' && this.isFree(clientId, actor, ownerOf(clientId)),
    )
    return free?.clientId ?? null
  }

  /** Clocks are instants, so that they go on growing after a restart and in another process. */
  private nextClock(nowMs: number): number {
    this.lastClock = Math.max(this.lastClock + 1, Math.trunc(nowMs))
    return this.lastClock
  }
}

function stateOf(actor: Actor, cursor: unknown): string {
  const hash = [...actor.accountId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7)
  const user = {
    name: actor.name,
    delegation: actor.delegation,
    accountId: actor.accountId,
    color: COLOURS[hash % COLOURS.length],
  }
  return JSON.stringify(cursor === null ? { user } : { user, cursor })
}

/** Whom a presence made by `stateOf` shows. */
function accountIn(json: string): AccountId | null {
  try {
    const accountId = field(field(JSON.parse(json), 'user'), 'accountId')
    return typeof accountId === 'string' ? (accountId as AccountId) : null
  } catch {
    return null
  }
}

/** The cursor in what a client says of itself: null for none, undefined when it says that it has left. */
function readCursor(json: string): object | null | undefined {
  let state: unknown
  try {
    state = JSON.parse(json)
  } catch {
    throw new DomainError('invalid', 'The presence cannot be read.')
  }
  if (state === null) return undefined
  const cursor = field(state, 'cursor')
  const anchor = readPosition(field(cursor, 'anchor'))
  const head = readPosition(field(cursor, 'head'))
  return anchor && head ? { anchor, head } : null
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
}

/** A relative position of Yjs, rebuilt from its parts so that nothing else travels with it. */
function readPosition(value: unknown): object | null {
  if (typeof value !== 'object' || value === null) return null
  const position: Record<string, unknown> = {}
  for (const name of ['type', 'item']) {
    const client = field(field(value, name), 'client')
    const clock = field(field(value, name), 'clock')
    if (Number.isSafeInteger(client) && Number.isSafeInteger(clock)) position[name] = { client, clock }
  }
  const root = field(value, 'tname')
  if (typeof root === 'string' && root.length <= 100) position.tname = root
  position.assoc = field(value, 'assoc') === -1 ? -1 : 0
  return position
}
