/** Rounds of comments and what happened to each. Append-only. SQL: db/migrations/0013_rounds.sql. */
import { date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Afterwards, RoundEvent } from '#domain/drafts/rounds/round.ts'
import type { AccountId, DraftId, RoundId, VersionId } from '#domain/ids.ts'
import { id, instant } from '../columns.ts'
import { drafts } from './drafts.ts'
import { accounts } from './people.ts'
import { versions } from './versions.ts'

export const rounds = pgTable(
  'rounds',
  {
    id: id<RoundId>('id').primaryKey(),
    draftId: id<DraftId>('draft_id')
      .notNull()
      .references(() => drafts.id),
    versionId: id<VersionId>('version_id')
      .notNull()
      .references(() => versions.id),
    purpose: text('purpose').notNull(),
    closesOn: date('closes_on', { mode: 'string' }).notNull(),
    afterwards: text('afterwards').$type<Afterwards>().notNull(),
    openedBy: id<AccountId>('opened_by')
      .notNull()
      .references(() => accounts.id),
    openedAt: instant('opened_at').notNull(),
  },
  (table) => [index('rounds_of_draft').on(table.draftId, table.openedAt)],
)

export const roundEvents = pgTable(
  'round_events',
  {
    roundId: id<RoundId>('round_id')
      .notNull()
      .references(() => rounds.id),
    position: integer('position').notNull(),
    kind: text('kind').$type<RoundEvent['kind']>().notNull(),
    /** Of an extension alone. */
    closesOn: date('closes_on', { mode: 'string' }),
    reason: text('reason').notNull(),
    by: id<AccountId>('done_by')
      .notNull()
      .references(() => accounts.id),
    at: instant('done_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.position] })],
)
