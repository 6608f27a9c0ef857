/** Meetings on PostgreSQL. Place and dates come from the newest move, rules from the newest row of each name. */
import { and, asc, desc, eq, max, type SQL } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import type { MeetingId } from '#domain/ids.ts'
import type { DeadlineRule, Meeting, MeetingBody, MeetingMove } from '#domain/meetings/meeting.ts'
import type { MeetingStore } from '#domain/meetings/store.ts'
import type { Database } from '../database.ts'
import { agendaItems, deadlineRules, meetingMoves, meetings } from '../tables/meetings.ts'

export function postgresMeetingStore(db: Database): MeetingStore {
  return {
    move: (meetingMove) => addMove(db, meetingMove),

    async add(meeting, first) {
      const { agenda, id, body, ordinal } = meeting
      const added = await db.insert(meetings).values({ id, body, ordinal }).onConflictDoNothing().returning()
      if (added.length === 0) throw new DomainError('conflict', `${body}${ordinal} is in the calendar already.`)
      await addMove(db, first)
      if (agenda.length > 0) {
        await db.insert(agendaItems).values(agenda.map((item, position) => ({ ...item, meetingId: id, position })))
      }
    },

    async find(id) {
      return (await readMany(db, eq(meetings.id, id)))[0] ?? null
    },

    async findByCode(body: MeetingBody, ordinal: number) {
      const found = await readMany(db, and(eq(meetings.body, body), eq(meetings.ordinal, ordinal)))
      return found[0] ?? null
    },

    async list() {
      return (await readMany(db)).sort((a, b) => b.startsOn.localeCompare(a.startsOn) || a.body.localeCompare(b.body))
    },

    async movesOf(id) {
      const rows = await db
        .select()
        .from(meetingMoves)
        .where(eq(meetingMoves.meetingId, id))
        .orderBy(asc(meetingMoves.position))
      return rows.map(({ position: _, ...row }) => row)
    },

    async rules() {
      const rows = await db
        .selectDistinctOn([deadlineRules.body, deadlineRules.name])
        .from(deadlineRules)
        .orderBy(asc(deadlineRules.body), asc(deadlineRules.name), desc(deadlineRules.position))
      return rows.map(toRule)
    },

    async addRule(rule, at) {
      const [row] = await db
        .select({ last: max(deadlineRules.position) })
        .from(deadlineRules)
        .where(and(eq(deadlineRules.body, rule.body), eq(deadlineRules.name, rule.name)))
      const position = row?.last === null || row?.last === undefined ? 0 : row.last + 1
      await db.insert(deadlineRules).values({ ...rule, position, recordedAt: at })
    },
  }
}

function toRule(row: typeof deadlineRules.$inferSelect): DeadlineRule {
  return { body: row.body, name: row.name, daysBefore: row.daysBefore, source: row.source }
}

async function readMany(db: Database, where?: SQL): Promise<Meeting[]> {
  const rows = await db
    .select({ id: meetings.id, body: meetings.body, ordinal: meetings.ordinal })
    .from(meetings)
    .where(where)
  if (rows.length === 0) return []
  const moves = await db.select().from(meetingMoves).orderBy(asc(meetingMoves.meetingId), asc(meetingMoves.position))
  const items = await db.select().from(agendaItems).orderBy(asc(agendaItems.meetingId), asc(agendaItems.position))
  const newest = new Map(moves.map((move) => [move.meetingId, move]))
  return rows.flatMap((row) => {
    const move = newest.get(row.id)
    if (!move) return []
    const agenda = items
      .filter((item) => item.meetingId === row.id)
      .map(({ id, number, title, part, decisions, documents }) => ({ id, number, title, part, decisions, documents }))
    return [{ ...row, place: move.place, startsOn: move.startsOn, endsOn: move.endsOn, agenda }]
  })
}

async function nextPosition(db: Database, meetingId: MeetingId): Promise<number> {
  const [row] = await db
    .select({ last: max(meetingMoves.position) })
    .from(meetingMoves)
    .where(eq(meetingMoves.meetingId, meetingId))
  return row?.last === null || row?.last === undefined ? 0 : row.last + 1
}

async function addMove(db: Database, meetingMove: MeetingMove): Promise<void> {
  const [meeting] = await db
    .select({ id: meetings.id })
    .from(meetings)
    .where(eq(meetings.id, meetingMove.meetingId))
    .for('update')
  if (!meeting) throw new DomainError('not_found', 'There is no such meeting.')
  await db.insert(meetingMoves).values({ ...meetingMove, position: await nextPosition(db, meetingMove.meetingId) })
}
