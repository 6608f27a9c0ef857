/** What was agreed of which paragraph. Append-only. SQL: db/migrations/0015_agreements.sql. */
import { integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { AgreementKind } from '#domain/drafts/agreements/agreement.ts'
import type { Paragraph } from '#domain/drafts/content.ts'
import type { AccountId, AgreementId, DraftId } from '#domain/ids.ts'
import { id, instant } from '../columns.ts'
import { drafts } from './drafts.ts'
import { accounts } from './people.ts'

export const agreementEntries = pgTable(
  'agreement_entries',
  {
    id: id<AgreementId>('id').primaryKey(),
    draftId: id<DraftId>('draft_id')
      .notNull()
      .references(() => drafts.id),
    paragraphId: text('paragraph_id').notNull(),
    position: integer('position').notNull(),
    kind: text('kind').$type<AgreementKind>().notNull(),
    said: text('said').notNull(),
    boundHash: text('bound_hash'),
    boundParagraph: jsonb('bound_paragraph').$type<Paragraph>(),
    boundSequence: integer('bound_sequence'),
    by: id<AccountId>('said_by')
      .notNull()
      .references(() => accounts.id),
    at: instant('said_at').notNull(),
  },
  (table) => [unique().on(table.draftId, table.paragraphId, table.position)],
)
