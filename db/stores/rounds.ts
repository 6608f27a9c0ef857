/** Rounds on PostgreSQL: inserts and reads only. */
import { asc, eq, inArray } from 'drizzle-orm'
import type { Round, RoundEvent } from '#domain/drafts/rounds/round.ts'
import type { RoundStore } from '#domain/drafts/rounds/store.ts'
import { DomainError } from '#domain/errors.ts'
import type { DraftId } from '#domain/ids.ts'
import type { Database } from '../database.ts'
import { roundEvents, rounds } from '../tables/rounds.ts'

export function postgresRoundStore(db: Database): RoundStore {
  return {
    async add(round) {
      const added = await db.insert(rounds).values(round).onConflictDoNothing().returning({ id: rounds.id })
      if (added.length === 0) throw new DomainError('conflict', 'This round exists already.')
    },

    async find(id) {
      return (await readWhole(db, await db.select().from(rounds).where(eq(rounds.id, id))))[0] ?? null
    },

    ofDraft: (draftId) => ofDrafts(db, [draftId]),
    ofDrafts: (draftIds) => ofDrafts(db, draftIds),

    async addEvent(roundId, known, event) {
      const [round] = await db.select({ id: rounds.id }).from(rounds).where(eq(rounds.id, roundId)).for('no key update')
      if (!round) throw new DomainError('not_found', 'There is no such round.')
      const added = await db
        .insert(roundEvents)
        .values({ ...event, roundId, position: known })
        .onConflictDoNothing()
        .returning({ position: roundEvents.position })
      if (added.length === 0) {
        throw new DomainError('conflict', 'Somebody else has changed this round meanwhile. Look at it again.')
      }
    },
  }
}

async function ofDrafts(db: Database, draftIds: readonly DraftId[]): Promise<Round[]> {
  const rows = await db
    .select()
    .from(rounds)
    .where(inArray(rounds.draftId, [...draftIds]))
    .orderBy(asc(rounds.openedAt), asc(rounds.id))
  return readWhole(db, rows)
}

async function readWhole(db: Database, rows: readonly (typeof rounds.$inferSelect)[]): Promise<Round[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const events = await db
    .select()
    .from(roundEvents)
    .where(inArray(roundEvents.roundId, ids))
    .orderBy(asc(roundEvents.position))
  return rows.map((row) => ({
    ...row,
    events: events.flatMap((event) => (event.roundId === row.id ? [eventOf(event)] : [])),
  }))
}

function eventOf({ kind, closesOn, reason, by, at }: typeof roundEvents.$inferSelect): RoundEvent {
  const said = { reason, by, at }
  return kind === 'extended' ? { kind, closesOn: closesOn ?? '', ...said } : { kind, ...said }
}
