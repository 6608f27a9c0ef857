/** Word files that came back. Append-only. SQL: db/migrations/0018_word_returns.sql. */
import { bigint, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { NotPlaced } from '#domain/drafts/returned/returned.ts'
import type { AccountId, DraftId, OrganizationId, ProposalId, ThreadId, WordReturnId } from '#domain/ids.ts'
import { id, instant } from '../columns.ts'
import { drafts } from './drafts.ts'
import { accounts, organizations } from './people.ts'

export const wordReturns = pgTable('word_returns', {
  id: id<WordReturnId>('id').primaryKey(),
  draftId: id<DraftId>('draft_id')
    .notNull()
    .references(() => drafts.id),
  organizationId: id<OrganizationId>('organization_id')
    .notNull()
    .references(() => organizations.id),
  by: id<AccountId>('sent_by')
    .notNull()
    .references(() => accounts.id),
  at: instant('sent_at').notNull(),
  fileName: text('file_name').notNull(),
  sha256: text('sha256').notNull(),
  sequence: bigint('sequence', { mode: 'number' }),
  proposalIds: jsonb('proposal_ids').$type<readonly ProposalId[]>().notNull(),
  threadIds: jsonb('thread_ids').$type<readonly ThreadId[]>().notNull(),
  leftOutCount: integer('left_out_count').notNull(),
  notPlaced: jsonb('not_placed').$type<readonly NotPlaced[]>().notNull(),
})
