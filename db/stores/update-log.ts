/** The update log on PostgreSQL. How an append is made atomic and ordered: db/migrations/0009_append.sql, 0021_append_to_one.sql. */
import { and, asc, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { UpdateLog } from '#domain/collab/log.ts'
import { DomainError } from '#domain/errors.ts'
import type { Database } from '../database.ts'
import { draftLogs, draftSnapshots, draftUpdates } from '../tables/collab.ts'
import { appendToLogs } from './append-to-logs.ts'
import { openLog } from './open-log.ts'

/**
 * @param saidBy what the notice of an append names as its sender (`Notices.self`); null while nobody else could hear it.
 *   Within a transaction the notice goes out at its commit.
 */
export function postgresUpdateLog(db: Database, saidBy: () => string | null): UpdateLog {
  let append: ReturnType<typeof appendToLogs> | null = null
  let open: ReturnType<typeof openLog> | null = null
  return {
    async create(draftId) {
      const added = await db.insert(draftLogs).values({ draftId }).onConflictDoNothing().returning()
      if (added.length === 0) throw new DomainError('conflict', 'This draft has a log already.')
    },

    append(appends) {
      open ??= openLog(db)
      append ??= appendToLogs(db, open)
      return append(appends, saidBy())
    },

    open(draftId) {
      open ??= openLog(db)
      return open(draftId)
    },

    heads: (draftIds) =>
      db
        .select({ draftId: draftLogs.draftId, sequence: draftLogs.sequence, standing: draftLogs.standing })
        .from(draftLogs)
        .where(inArray(draftLogs.draftId, [...draftIds])),

    async readSince(draftId, after, limit) {
      const query = db
        .select()
        .from(draftUpdates)
        .where(and(eq(draftUpdates.draftId, draftId), gt(draftUpdates.sequence, after)))
        .orderBy(asc(draftUpdates.sequence))
      const rows = await (limit === undefined ? query : query.limit(limit))
      return rows.map(({ sequence, accountId, connectionId, recordedAt, update }) => {
        return { sequence, accountId, connectionId, at: recordedAt, update }
      })
    },

    async history(draftId, { limit, before }) {
      const ofDraft = eq(draftUpdates.draftId, draftId)
      return db
        .select({
          sequence: draftUpdates.sequence,
          accountId: draftUpdates.accountId,
          at: draftUpdates.recordedAt,
          byteCount: sql<number>`octet_length(${draftUpdates.update})`,
        })
        .from(draftUpdates)
        .where(before === undefined ? ofDraft : and(ofDraft, lt(draftUpdates.sequence, before)))
        .orderBy(desc(draftUpdates.sequence))
        .limit(limit)
    },

    async keepSnapshot(draftId, { sequence, state, vector }) {
      await db
        .insert(draftSnapshots)
        .values({ draftId, sequence, state, vector })
        .onConflictDoUpdate({
          target: draftSnapshots.draftId,
          set: { sequence, state, vector },
          setWhere: lt(draftSnapshots.sequence, sequence),
        })
    },

    async changeStanding(draftId) {
      const changed = await db
        .update(draftLogs)
        .set({ standing: sql`${draftLogs.standing} + 1` })
        .where(eq(draftLogs.draftId, draftId))
        .returning({ standing: draftLogs.standing })
      if (changed.length === 0) throw new DomainError('not_found', 'There is no such draft.')
    },
  }
}
