/** Who asked for brackets, and what happened to them. Append-only. SQL: db/migrations/0016_brackets.sql. */
import { type AnyPgColumn, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { BracketEvent } from '#domain/drafts/brackets/bracket.ts'
import type { AccountId, BracketId, DraftId, OrganizationId, ProposalId } from '#domain/ids.ts'
import { id, instant } from '../columns.ts'
import { drafts } from './drafts.ts'
import { accounts, organizations } from './people.ts'
import { proposals } from './proposals.ts'

export const brackets = pgTable(
  'brackets',
  {
    id: id<BracketId>('id').primaryKey(),
    draftId: id<DraftId>('draft_id')
      .notNull()
      .references(() => drafts.id),
    organizationId: id<OrganizationId>('organization_id')
      .notNull()
      .references(() => organizations.id),
    reason: text('reason').notNull(),
    proposalId: id<ProposalId>('proposal_id').references(() => proposals.id),
    copyOf: id<BracketId>('copy_of').references((): AnyPgColumn => brackets.id),
    by: id<AccountId>('asked_by')
      .notNull()
      .references(() => accounts.id),
    at: instant('asked_at').notNull(),
  },
  (table) => [index('brackets_of_draft').on(table.draftId, table.at, table.id)],
)

export const bracketEvents = pgTable(
  'bracket_events',
  {
    bracketId: id<BracketId>('bracket_id')
      .notNull()
      .references(() => brackets.id),
    position: integer('position').notNull(),
    kind: text('kind').$type<BracketEvent['kind']>().notNull(),
    organizationId: id<OrganizationId>('organization_id').references(() => organizations.id),
    kept: text('kept').$type<'text' | 'nothing' | 'alternative'>(),
    keptAlternative: integer('kept_alternative'),
    quote: text('quote').notNull(),
    reason: text('reason').notNull(),
    by: id<AccountId>('done_by')
      .notNull()
      .references(() => accounts.id),
    at: instant('done_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bracketId, table.position] })],
)
