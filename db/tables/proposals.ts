/** Proposals, their support and what became of them. Append-only. SQL: db/migrations/0011_proposals.sql. */
import { type AnyPgColumn, boolean, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import type { Paragraph } from '#domain/drafts/content.ts'
import type { DispositionKind, ProposalKind } from '#domain/drafts/proposals/proposal.ts'
import type { AccountId, DraftId, OrganizationId, ProposalId } from '#domain/ids.ts'
import { id, instant } from '../columns.ts'
import { drafts } from './drafts.ts'
import { accounts, organizations } from './people.ts'

export const proposals = pgTable(
  'proposals',
  {
    id: id<ProposalId>('id').primaryKey(),
    draftId: id<DraftId>('draft_id')
      .notNull()
      .references(() => drafts.id),
    number: integer('number').notNull(),
    kind: text('kind').$type<ProposalKind>().notNull(),
    organizationId: id<OrganizationId>('organization_id')
      .notNull()
      .references(() => organizations.id),
    base: jsonb('base').$type<readonly Paragraph[]>().notNull(),
    proposed: jsonb('proposed').$type<readonly Paragraph[]>().notNull(),
    afterId: text('after_id'),
    reason: text('reason').notNull(),
    counterTo: id<ProposalId>('counter_to').references((): AnyPgColumn => proposals.id),
    replaces: id<ProposalId>('replaces').references((): AnyPgColumn => proposals.id),
    by: id<AccountId>('made_by')
      .notNull()
      .references(() => accounts.id),
    at: instant('made_at').notNull(),
  },
  (table) => [unique().on(table.draftId, table.number)],
)

export const proposalSupport = pgTable(
  'proposal_support',
  {
    proposalId: id<ProposalId>('proposal_id')
      .notNull()
      .references(() => proposals.id),
    position: integer('position').notNull(),
    organizationId: id<OrganizationId>('organization_id')
      .notNull()
      .references(() => organizations.id),
    isGiven: boolean('is_given').notNull(),
    by: id<AccountId>('said_by')
      .notNull()
      .references(() => accounts.id),
    at: instant('said_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.proposalId, table.position] })],
)

export const proposalDispositions = pgTable(
  'proposal_dispositions',
  {
    proposalId: id<ProposalId>('proposal_id')
      .notNull()
      .references(() => proposals.id),
    position: integer('position').notNull(),
    kind: text('kind').$type<DispositionKind>().notNull(),
    reason: text('reason').notNull(),
    mergedInto: id<ProposalId>('merged_into').references(() => proposals.id),
    by: id<AccountId>('given_by')
      .notNull()
      .references(() => accounts.id),
    at: instant('given_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.proposalId, table.position] })],
)
