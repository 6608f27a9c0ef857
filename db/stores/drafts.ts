/** Drafts on PostgreSQL. Rights and state of a draft are its newest rows; adding one locks the draft. */
import { and, asc, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { readCursor, writeCursor } from '#domain/drafts/cursor.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import type { DraftFilter, DraftStore } from '#domain/drafts/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { DraftId } from '#domain/ids.ts'
import type { Database } from '../database.ts'
import { draftEvents, draftRights, drafts } from '../tables/drafts.ts'

export function postgresDraftStore(db: Database): DraftStore {
  const nextPosition = (table: typeof draftRights | typeof draftEvents, id: DraftId) =>
    sql<number>`(select coalesce(max(${table.position}) + 1, 0) from ${table} where ${table.draftId} = ${id})`

  return {
    async add({ rights, events, ...row }) {
      const added = await db.insert(drafts).values(row).onConflictDoNothing().returning({ id: drafts.id })
      if (added.length === 0) throw new DomainError('conflict', 'This draft exists already.')
      const { id: draftId, createdAt: setAt, createdBy: setBy } = row
      await db.insert(draftRights).values({ draftId, position: 0, rights, setAt, setBy })
      if (events.length === 0) return
      await db
        .insert(draftEvents)
        .values(
          events.map(({ state, at, by }, position) => ({ draftId, position, state, recordedAt: at, recordedBy: by })),
        )
    },

    async find(id) {
      return (await readWhole(db, await db.select().from(drafts).where(eq(drafts.id, id))))[0] ?? null
    },

    async list(filter, page) {
      const conditions = conditionsOf(filter)
      const [counted] = await db
        .select({ total: count() })
        .from(drafts)
        .where(and(...conditions))
      if (page.after !== undefined) {
        const { createdAt, id } = readCursor(page.after)
        conditions.push(sql`(${drafts.createdAt}, ${drafts.id}) < (${createdAt}::timestamptz, ${id}::uuid)`)
      }
      const rows = await db
        .select()
        .from(drafts)
        .where(and(...conditions))
        .orderBy(desc(drafts.createdAt), desc(drafts.id))
        .limit(page.limit + 1)
      const items = await readWhole(db, rows.slice(0, page.limit))
      const last = items.at(-1)
      return {
        items,
        next: rows.length > page.limit && last ? writeCursor(last) : null,
        totalCount: counted?.total ?? 0,
      }
    },

    async setRights(draftId, rights, setAt, setBy) {
      await lock(db, draftId)
      await db
        .insert(draftRights)
        .values({ draftId, position: nextPosition(draftRights, draftId), rights, setAt, setBy })
    },

    async addEvent(draftId, { state, at, by }) {
      await lock(db, draftId)
      const position = nextPosition(draftEvents, draftId)
      await db.insert(draftEvents).values({ draftId, position, state, recordedAt: at, recordedBy: by })
    },
  }
}

function conditionsOf({ q, state, groupIds }: DraftFilter): SQL[] {
  const conditions: SQL[] = []
  for (const word of (q ?? '').split(/\s+/).filter((part) => part !== '')) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(sql`${drafts.title} || ' ' || coalesce(${drafts.label}, '') ilike ${pattern}`)
  }
  if (state) {
    const newest = sql`(select ${draftEvents.state} from ${draftEvents} where ${draftEvents.draftId} = ${drafts.id}
      order by ${draftEvents.position} desc limit 1)`
    conditions.push(sql`coalesce(${newest}, 'open') = ${state}`)
  }
  if (groupIds) conditions.push(groupIds.length === 0 ? sql`false` : inArray(drafts.groupId, [...groupIds]))
  return conditions
}

/** The drafts of these rows, with their newest rights and all their events. */
async function readWhole(db: Database, rows: readonly (typeof drafts.$inferSelect)[]): Promise<Draft[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const rights = await db
    .selectDistinctOn([draftRights.draftId], { draftId: draftRights.draftId, rights: draftRights.rights })
    .from(draftRights)
    .where(inArray(draftRights.draftId, ids))
    .orderBy(asc(draftRights.draftId), desc(draftRights.position))
  const events = await db
    .select()
    .from(draftEvents)
    .where(inArray(draftEvents.draftId, ids))
    .orderBy(asc(draftEvents.draftId), asc(draftEvents.position))
  const rightsOf = new Map(rights.map((row) => [row.draftId, row.rights]))
  return rows.flatMap((row) => {
    const set = rightsOf.get(row.id)
    const own = events.filter((event) => event.draftId === row.id)
    const told = own.map(({ state, recordedAt, recordedBy }) => ({ state, at: recordedAt, by: recordedBy }))
    return set ? [{ ...row, rights: set, events: told }] : []
  })
}

/** Locks the draft, so that two who add at the same time take places one after the other. */
async function lock(db: Database, id: DraftId): Promise<void> {
  const [row] = await db.select({ id: drafts.id }).from(drafts).where(eq(drafts.id, id)).for('update')
  if (!row) throw new DomainError('not_found', 'There is no such draft.')
}
