/**
 * Drafts, their rights and what happened to them.
 * Append-only: `draft_rights` and `draft_events` (the newest of each draft holds). SQL: db/migrations/0006_drafts.sql.
 */
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { DraftRights } from '#domain/access.ts'
import type { DraftKind, DraftState } from '#domain/drafts/draft.ts'
import type { AccountId, DecisionId, DraftId, GroupId, MeetingId } from '#domain/ids.ts'
import { id, instant } from '../columns.ts'
import { decisions } from './decisions.ts'
import { groups } from './groups.ts'
import { meetings } from './meetings.ts'
import { accounts } from './people.ts'

export const drafts = pgTable(
  'drafts',
  {
    id: id<DraftId>('id').primaryKey(),
    title: text('title').notNull(),
    kind: text('kind').$type<DraftKind>().notNull(),
    groupId: id<GroupId>('group_id')
      .notNull()
      .references(() => groups.id),
    meetingId: id<MeetingId>('meeting_id').references(() => meetings.id),
    label: text('label'),
    decisionId: id<DecisionId>('decision_id').references(() => decisions.id),
    createdBy: id<AccountId>('created_by')
      .notNull()
      .references(() => accounts.id),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('drafts_newest_first').on(table.createdAt.desc(), table.id.desc())],
)

export const draftRights = pgTable(
  'draft_rights',
  {
    draftId: id<DraftId>('draft_id')
      .notNull()
      .references(() => drafts.id),
    position: integer('position').notNull(),
    rights: jsonb('rights').$type<DraftRights>().notNull(),
    setAt: instant('set_at').notNull(),
    setBy: id<AccountId>('set_by')
      .notNull()
      .references(() => accounts.id),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.position] })],
)

export const draftEvents = pgTable(
  'draft_events',
  {
    draftId: id<DraftId>('draft_id')
      .notNull()
      .references(() => drafts.id),
    position: integer('position').notNull(),
    state: text('state').$type<DraftState>().notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: id<AccountId>('recorded_by')
      .notNull()
      .references(() => accounts.id),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.position] })],
)
