/** Remarks on the form of drafts that were set aside. Append-only. SQL: db/migrations/0020_check_asides.sql. */
import { bigint, boolean, index, pgTable, text } from 'drizzle-orm/pg-core'
import type { AccountId, DraftId } from '#domain/ids.ts'
import { id, instant } from '../columns.ts'
import { drafts } from './drafts.ts'
import { accounts } from './people.ts'

export const checkAsides = pgTable(
  'check_asides',
  {
    position: bigint('position', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    draftId: id<DraftId>('draft_id')
      .notNull()
      .references(() => drafts.id),
    key: text('key').notNull(),
    isAside: boolean('is_aside').notNull(),
    reason: text('reason').notNull(),
    by: id<AccountId>('said_by')
      .notNull()
      .references(() => accounts.id),
    at: instant('said_at').notNull(),
  },
  (table) => [index('check_asides_of_draft').on(table.draftId, table.position)],
)
