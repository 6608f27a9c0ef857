/** What waits in a room for its commit, and how it becomes the rows of one. */

import type { Instant } from '#domain/clock.ts'
import type { AuthoredUpdate } from '#domain/collab/log.ts'
import type { DomainError } from '#domain/errors.ts'
import type { Author, NewUpdate } from './ledger.ts'
import { asYjsWrites, mergeUpdates } from './merge.ts'
import type { Peer } from './peer.ts'

/** Something that waits for its commit, in the order in which it arrived. */
export interface Waiting {
  readonly author: Author
  readonly at: Instant
  /** As it arrived: checked again when another process was faster. */
  readonly raw: Uint8Array
  /** Null: nothing in it is new, but what came before it on the connection must be recorded first. */
  fresh: NewUpdate | null
  readonly from: { readonly peer: Peer; readonly count: number } | null
  readonly settled?: (outcome: DomainError | null) => void
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
    update: updates[0] && updates.length === 1 ? asYjsWrites(updates[0]) : mergeUpdates(updates),
  }))
}
