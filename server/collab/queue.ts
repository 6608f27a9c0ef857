/** What waits in a room for its commit, and how it becomes the rows of one. */

import type { Instant } from '#domain/clock.ts'
import type { Append, AuthoredUpdate } from '#domain/collab/log.ts'
import type { Stores } from '#domain/stores.ts'
import type { Author, NewUpdate } from './ledger.ts'
import { mergeUpdates } from './merge.ts'
import type { Peer } from './peer.ts'

/** Something that waits for its commit, in the order in which it arrived. */
export interface Waiting {
  readonly author: Author
  readonly at: Instant
  /** As it arrived, or as the server has made it last: checked again when another process was faster. */
  raw: Uint8Array
  /** Null: nothing in it is new, but what came before it on the connection must be recorded first. */
  fresh: NewUpdate | null
  /**
   * Of an edit that the server makes: makes it on a recorded text, or gives null when there is nothing to change. Called when
   * its turn has come, and once more when the text was another one at its commit. Null when it is recorded.
   */
  make?: ((state: Uint8Array) => Uint8Array | null) | null
  readonly from: { readonly peer: Peer; readonly count: number } | null
  /** Hears how it went: null for recorded, or what it was refused or given up for. */
  readonly settled?: (error: unknown) => void
  readonly alongside?: Alongside
}

/** Other records that are kept together with an edit or not at all, on stores that are bound to its transaction. */
export type Alongside = (stores: Stores) => Promise<void>

/** What a room has for one commit. */
export interface Batched extends Append {
  readonly alongside?: Alongside
}

/** How many of those that wait, from the first, go into one commit: an edit of the server has one to itself. */
export function countForCommit(items: readonly Waiting[]): number {
  const stopsAt = items.findIndex(({ make }) => make)
  return stopsAt === 0 ? 1 : stopsAt < 0 ? items.length : stopsAt
}

/** One update per connection, in the order in which each came first: the rows of a commit. */
export function rowsOf(items: readonly Waiting[]): AuthoredUpdate[] {
  const rows = new Map<unknown, { readonly first: Waiting; readonly updates: Uint8Array[] }>()
  for (const item of items) {
    if (!item.fresh) continue
    const key = item.author.connectionId ?? item
    const row = rows.get(key)
    if (row) row.updates.push(item.fresh.update)
    else rows.set(key, { first: item, updates: [item.fresh.update] })
  }
  return [...rows.values()].map(({ first, updates }) => ({
    ...first.author,
    at: first.at,
    update: mergeUpdates(updates),
  }))
}
