/**
 * Meetings, agenda and deadline rules.
 * Append-only: `meeting_moves` (the newest gives place and dates) and `deadline_rules` (the newest of a name holds).
 * SQL: db/migrations/0002_meetings.sql.
 */
import { date, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import type { AccountId, AgendaItemId, MeetingId } from '#domain/ids.ts'
import type { MeetingBody } from '#domain/meetings/meeting.ts'
import { id, instant } from '../columns.ts'
import { accounts } from './people.ts'

export const meetings = pgTable(
  'meetings',
  {
    id: id<MeetingId>('id').primaryKey(),
    body: text('body').$type<MeetingBody>().notNull(),
    ordinal: integer('ordinal').notNull(),
  },
  (table) => [unique().on(table.body, table.ordinal)],
)

export const meetingMoves = pgTable(
  'meeting_moves',
  {
    meetingId: id<MeetingId>('meeting_id')
      .notNull()
      .references(() => meetings.id),
    position: integer('position').notNull(),
    place: text('place').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: id<AccountId>('recorded_by')
      .notNull()
      .references(() => accounts.id),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.position] })],
)

export const agendaItems = pgTable(
  'agenda_items',
  {
    id: id<AgendaItemId>('id').primaryKey(),
    meetingId: id<MeetingId>('meeting_id')
      .notNull()
      .references(() => meetings.id),
    position: integer('position').notNull(),
    number: text('number').notNull(),
    title: text('title').notNull(),
    part: text('part').notNull(),
    decisions: jsonb('decisions').$type<readonly string[]>().notNull(),
    documents: jsonb('documents').$type<readonly string[]>().notNull(),
  },
  (table) => [unique().on(table.meetingId, table.position), unique().on(table.meetingId, table.number)],
)

export const deadlineRules = pgTable(
  'deadline_rules',
  {
    body: text('body').$type<MeetingBody>().notNull(),
    name: text('name').notNull(),
    position: integer('position').notNull(),
    daysBefore: integer('days_before').notNull(),
    source: text('source').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.body, table.name, table.position] })],
)
