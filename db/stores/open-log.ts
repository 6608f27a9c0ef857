/**
 * Reading a draft's log as a room needs it, in one statement: one round trip, and one moment of the database, since an append
 * between two reads would tear the answer.
 */
import { sql } from 'drizzle-orm'
import type { ClientClaim, LogRow, OpenedLog } from '#domain/collab/log.ts'
import type { AccountId, DraftId } from '#domain/ids.ts'
import type { Database } from '../database.ts'

/** @param after leaves out the snapshot and the rows up to this sequence */
export type OpenLog = (draftId: DraftId, after?: number) => Promise<OpenedLog | null>

/** One row of whichever kind; what a kind does not have is null. */
interface Row {
  readonly kind: 'head' | 'snapshot' | 'claim' | 'update'
  /** Sequence, or Yjs client id. */
  readonly number: number
  readonly standing: number | null
  /** The epoch, or the account. */
  readonly id: string | null
  readonly connectionId: string | null
  readonly at: string | null
  readonly bytes: Uint8Array | null
  /** The state vector. */
  readonly vector: Uint8Array | null
}

/** Prepared once for a pool or a transaction: an unprepared statement with parameters takes a second round trip. */
export function openLog(db: Database): OpenLog {
  const draftId = sql`${sql.placeholder('draftId')}::uuid`
  const after = sql`${sql.placeholder('after')}::bigint`
  const rows = sql`(
    select 'head' as kind, sequence as number, standing, epoch as id, null::uuid as connection_id,
      null::timestamptz as recorded_at, null::bytea as bytes, null::bytea as vector from draft_logs where draft_id = ${draftId}
    union all
    select 'snapshot', sequence, null, null, null, null, state, vector from draft_snapshots where draft_id = ${draftId}
      and ${after} is null
    union all
    select 'claim', client_id, null, account_id, null, null, null, null from draft_clients where draft_id = ${draftId}
    union all
    select 'update', sequence, null, account_id, connection_id, recorded_at, update, null from draft_updates
      where draft_id = ${draftId}
        and sequence > coalesce(${after}, (select sequence from draft_snapshots where draft_id = ${draftId}), 0)
  ) as log`
  const statement = db
    .select({
      kind: sql<Row['kind']>`kind`,
      number: sql`number`.mapWith(Number),
      standing: sql<number | null>`standing`,
      id: sql<string | null>`id`,
      connectionId: sql<string | null>`connection_id`,
      at: sql<string | null>`recorded_at`,
      bytes: sql<Uint8Array | null>`bytes`,
      vector: sql<Uint8Array | null>`vector`,
    })
    .from(rows)
    .orderBy(sql`number`)
    .prepare('open_log')
  return async (id, after) => openedFrom(await statement.execute({ draftId: id, after: after ?? null }))
}

function openedFrom(rows: readonly Row[]): OpenedLog | null {
  const head = rows.find(({ kind }) => kind === 'head')
  if (!head) return null
  const kept = rows.find(({ kind }) => kind === 'snapshot')
  return {
    sequence: head.number,
    standing: head.standing ?? 0,
    epoch: head.id ?? '',
    snapshot: kept
      ? { sequence: kept.number, state: bytesOf(kept), vector: kept.vector && new Uint8Array(kept.vector) }
      : null,
    tail: rows.filter(({ kind }) => kind === 'update').map(rowOf),
    claims: rows.filter(({ kind }) => kind === 'claim').map(claimOf),
  }
}

const rowOf = (row: Row): LogRow => ({
  sequence: row.number,
  accountId: row.id as AccountId,
  connectionId: row.connectionId,
  at: new Date(row.at ?? 0).toISOString(),
  update: bytesOf(row),
})

const claimOf = ({ number, id }: Row): ClientClaim => ({ clientId: number, accountId: id as AccountId })

/** A copy of what is a view into something larger; the bytes of a whole text are not copied again. */
function bytesOf({ bytes }: Row): Uint8Array {
  if (bytes && bytes.length === bytes.buffer.byteLength) return new Uint8Array(bytes.buffer)
  return new Uint8Array(bytes ?? [])
}
