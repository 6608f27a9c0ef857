/** Named versions of drafts with their texts. Append-only. SQL: db/migrations/0012_versions.sql. */
import { bigint, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { DocumentJson } from '#domain/drafts/content.ts'
import type { AccountId, DraftId, VersionId } from '#domain/ids.ts'
import { id, instant } from '../columns.ts'
import { drafts } from './drafts.ts'
import { accounts } from './people.ts'

export const versions = pgTable(
  'versions',
  {
    id: id<VersionId>('id').primaryKey(),
    draftId: id<DraftId>('draft_id')
      .notNull()
      .references(() => drafts.id),
    number: integer('number').notNull(),
    name: text('name').notNull(),
    purpose: text('purpose').notNull(),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    sha256: text('sha256').notNull(),
    content: jsonb('content').$type<DocumentJson>().notNull(),
    by: id<AccountId>('made_by')
      .notNull()
      .references(() => accounts.id),
    at: instant('made_at').notNull(),
  },
  (table) => [unique().on(table.draftId, table.number)],
)
