/** Threads of comments, what was said in them and what happened to them. Append-only. SQL: db/migrations/0014_comments.sql. */
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Anchor } from '#domain/drafts/comments/anchor.ts'
import type { CommentType, CommentVisibility, ThreadEvent } from '#domain/drafts/comments/thread.ts'
import type { AccountId, CommentId, DraftId, OrganizationId, ProposalId, ThreadId } from '#domain/ids.ts'
import { id, instant } from '../columns.ts'
import { drafts } from './drafts.ts'
import { accounts, organizations } from './people.ts'
import { proposals } from './proposals.ts'

export const commentThreads = pgTable('comment_threads', {
  id: id<ThreadId>('id').primaryKey(),
  draftId: id<DraftId>('draft_id')
    .notNull()
    .references(() => drafts.id),
  standsOn: text('stands_on').$type<Anchor['on']>().notNull(),
  proposalId: id<ProposalId>('proposal_id').references(() => proposals.id),
  paragraphId: text('paragraph_id'),
  lettersBefore: integer('letters_before'),
  quote: text('quote'),
  rangeStart: text('range_start'),
  rangeEnd: text('range_end'),
  type: text('type').$type<CommentType>().notNull(),
  visibility: text('visibility').$type<CommentVisibility>().notNull(),
  organizationId: id<OrganizationId>('organization_id')
    .notNull()
    .references(() => organizations.id),
  by: id<AccountId>('begun_by')
    .notNull()
    .references(() => accounts.id),
  at: instant('begun_at').notNull(),
})

export const comments = pgTable('comments', {
  id: id<CommentId>('id').primaryKey(),
  threadId: id<ThreadId>('thread_id')
    .notNull()
    .references(() => commentThreads.id),
  organizationId: id<OrganizationId>('organization_id')
    .notNull()
    .references(() => organizations.id),
  by: id<AccountId>('written_by')
    .notNull()
    .references(() => accounts.id),
  at: instant('written_at').notNull(),
})

export const commentVersions = pgTable(
  'comment_versions',
  {
    commentId: id<CommentId>('comment_id')
      .notNull()
      .references(() => comments.id),
    position: integer('position').notNull(),
    text: text('words'),
    at: instant('said_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.commentId, table.position] })],
)

export const commentThreadEvents = pgTable(
  'comment_thread_events',
  {
    threadId: id<ThreadId>('thread_id')
      .notNull()
      .references(() => commentThreads.id),
    position: integer('position').notNull(),
    kind: text('kind').$type<ThreadEvent['kind']>().notNull(),
    reason: text('reason').notNull(),
    by: id<AccountId>('said_by')
      .notNull()
      .references(() => accounts.id),
    at: instant('said_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.threadId, table.position] })],
)
