/**
 * The update log on PostgreSQL. One append locks the log rows of all its drafts in the order of their ids, so that two
 * processes with the same drafts wait for each other and never in a circle; the sequence is given under that lock.
 */
import { and, asc, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { Append, Appended, ClientClaim, LogRow, UpdateLog } from '#domain/collab/log.ts'
import { DomainError } from '#domain/errors.ts'
import type { DraftId } from '#domain/ids.ts'
import type { Database } from '../database.ts'
import { draftClients, draftLogs, draftSnapshots, draftUpdates } from '../tables/collab.ts'

/** Rows of one INSERT: a statement of PostgreSQL takes 65,535 parameters. */
const ROWS_AT_ONCE = 5_000

export function postgresUpdateLog(db: Database): UpdateLog {
  return {
    async create(draftId) {
      const added = await db.insert(draftLogs).values({ draftId }).onConflictDoNothing().returning()
      if (added.length === 0) throw new DomainError('conflict', 'This draft has a log already.')
    },

    append: (appends) => db.transaction((transaction) => appendAll(transaction, appends)),

    async open(draftId) {
      // One snapshot of the database, or an append between two of these reads would tear the answer.
      return db.transaction(
        async (transaction) => {
          const [head] = await transaction.select().from(draftLogs).where(eq(draftLogs.draftId, draftId))
          if (!head) return null
          const [kept] = await transaction
            .select({ sequence: draftSnapshots.sequence, state: draftSnapshots.state })
            .from(draftSnapshots)
            .where(eq(draftSnapshots.draftId, draftId))
          const tail = await readRows(transaction, draftId, kept?.sequence ?? 0)
          const claims = await readClaims(transaction, draftId)
          return { sequence: head.sequence, standing: head.standing, snapshot: kept ?? null, tail, claims }
        },
        { isolationLevel: 'repeatable read', accessMode: 'read only' },
      )
    },

    readSince: (draftId, after, limit) => readRows(db, draftId, after, limit),

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

    async keepSnapshot(draftId, { sequence, state }) {
      await db
        .insert(draftSnapshots)
        .values({ draftId, sequence, state })
        .onConflictDoUpdate({
          target: draftSnapshots.draftId,
          set: { sequence, state },
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

async function appendAll(db: Database, appends: readonly Append[]): Promise<Appended[]> {
  const ids = appends.map(({ draftId }) => draftId)
  const heads = await db
    .select()
    .from(draftLogs)
    .where(inArray(draftLogs.draftId, ids))
    .orderBy(asc(draftLogs.draftId))
    .for('update')
  const headOf = new Map(heads.map((head) => [head.draftId, head]))
  const outcomes: Appended[] = []
  const accepted: Append[] = []
  for (const append of appends) {
    const head = headOf.get(append.draftId)
    if (!head) {
      outcomes.push({ kind: 'gone' })
    } else if (head.sequence === append.after && head.standing === append.standing) {
      accepted.push(append)
      outcomes.push({ kind: 'recorded', sequence: head.sequence + append.updates.length })
    } else {
      const rows = await readRows(db, append.draftId, append.after)
      const claims = await readClaims(db, append.draftId)
      outcomes.push({ kind: 'behind', standing: head.standing, rows, claims })
    }
  }
  await write(db, accepted)
  return outcomes
}

async function write(db: Database, appends: readonly Append[]): Promise<void> {
  const rows = appends.flatMap(({ draftId, after, updates }) =>
    updates.map(({ accountId, connectionId, at, update }, place) => {
      const sequence = after + place + 1
      return { draftId, sequence, accountId, connectionId, recordedAt: at, update }
    }),
  )
  if (rows.length === 0) return
  const claims = appends.flatMap(({ draftId, claims }) => claims.map((claim) => ({ draftId, ...claim })))
  for (let from = 0; from < claims.length; from += ROWS_AT_ONCE) {
    await db.insert(draftClients).values(claims.slice(from, from + ROWS_AT_ONCE))
  }
  const counts = sql.join(
    appends.map(({ draftId, updates }) => sql`(${draftId}::uuid, ${updates.length}::int)`),
    sql`, `,
  )
  await db.execute(sql`update draft_logs set sequence = draft_logs.sequence + added.count
    from (values ${counts}) as added (draft_id, count) where draft_logs.draft_id = added.draft_id`)
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await db.insert(draftUpdates).values(rows.slice(from, from + ROWS_AT_ONCE))
  }
}

async function readRows(db: Database, draftId: DraftId, after: number, limit?: number): Promise<LogRow[]> {
  const query = db
    .select()
    .from(draftUpdates)
    .where(and(eq(draftUpdates.draftId, draftId), gt(draftUpdates.sequence, after)))
    .orderBy(asc(draftUpdates.sequence))
  const rows = await (limit === undefined ? query : query.limit(limit))
  return rows.map(({ sequence, accountId, connectionId, recordedAt, update }) => {
    return { sequence, accountId, connectionId, at: recordedAt, update }
  })
}

async function readClaims(db: Database, draftId: DraftId): Promise<ClientClaim[]> {
  return db
    .select({ clientId: draftClients.clientId, accountId: draftClients.accountId })
    .from(draftClients)
    .where(eq(draftClients.draftId, draftId))
}
