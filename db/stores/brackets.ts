/** Brackets on PostgreSQL: inserts and reads only. */
import { asc, eq, inArray } from 'drizzle-orm'
import type { Bracket, BracketEvent, Kept } from '#domain/drafts/brackets/bracket.ts'
import type { BracketStore } from '#domain/drafts/brackets/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { BracketId } from '#domain/ids.ts'
import type { Database } from '../database.ts'
import { bracketEvents, brackets } from '../tables/brackets.ts'

export function postgresBracketStore(db: Database): BracketStore {
  return {
    async add(bracket) {
      const added = await db.insert(brackets).values(bracket).onConflictDoNothing().returning({ id: brackets.id })
      if (added.length === 0) throw new DomainError('conflict', 'Somebody has said already who asked for it.')
    },

    async find(id) {
      return (await readWhole(db, await db.select().from(brackets).where(eq(brackets.id, id))))[0] ?? null
    },

    async ofDraft(draftId) {
      const rows = await db
        .select()
        .from(brackets)
        .where(eq(brackets.draftId, draftId))
        .orderBy(asc(brackets.at), asc(brackets.id))
      return readWhole(db, rows)
    },

    async addEvent(bracketId, known, event) {
      const [row] = await db
        .select({ id: brackets.id })
        .from(brackets)
        .where(eq(brackets.id, bracketId))
        .for('no key update')
      if (!row) throw new DomainError('not_found', 'There is no such bracket.')
      const count = await db.$count(bracketEvents, eq(bracketEvents.bracketId, bracketId))
      const values = { ...columnsOf(event), bracketId, position: known }
      const added =
        count === known ? await db.insert(bracketEvents).values(values).onConflictDoNothing().returning() : []
      if (added.length === 0)
        throw new DomainError('conflict', 'Somebody else has just changed this bracket. Look at it again.')
    },
  }
}

type EventRow = typeof bracketEvents.$inferSelect

function columnsOf(event: BracketEvent): Omit<EventRow, 'bracketId' | 'position'> {
  const { kind, quote, reason, by, at } = event
  const common = { kind, quote, reason, by, at, organizationId: null, kept: null, keptAlternative: null }
  if (event.kind === 'alternative') return { ...common, organizationId: event.organizationId }
  const { kept } = event
  return typeof kept === 'number' ? { ...common, kept: 'alternative', keptAlternative: kept } : { ...common, kept }
}

function readEvent({ organizationId, kept, keptAlternative, quote, reason, by, at }: EventRow): BracketEvent {
  if (organizationId !== null) return { kind: 'alternative', organizationId, quote, reason, by, at }
  const stayed: Kept = kept === 'alternative' ? (keptAlternative ?? 0) : (kept ?? 'text')
  return { kind: 'removed', kept: stayed, quote, reason, by, at }
}

async function readWhole(db: Database, rows: readonly (typeof brackets.$inferSelect)[]): Promise<Bracket[]> {
  if (rows.length === 0) return []
  const events = await db
    .select()
    .from(bracketEvents)
    .where(
      inArray(
        bracketEvents.bracketId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(bracketEvents.position))
  const found = new Map<BracketId, BracketEvent[]>()
  for (const row of events) found.set(row.bracketId, [...(found.get(row.bracketId) ?? []), readEvent(row)])
  return rows.map((row) => ({ ...row, events: found.get(row.id) ?? [] }))
}
