/**
 * Calls for information, replies and submissions. All append-only; an extension of a call is a row of its own.
 * SQL: db/migrations/0005_submissions.sql.
 */
import { date, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import type { AccountId, CallId, DecisionId, GroupId, OrganizationId, SubmissionId } from '#domain/ids.ts'
import type { Answer, ReplyState, SubmissionCategory, Visibility } from '#domain/submissions/submission.ts'
import { id, instant } from '../columns.ts'
import { decisions } from './decisions.ts'
import { groups } from './groups.ts'
import { accounts, organizations } from './people.ts'

export const calls = pgTable(
  'calls',
  {
    id: id<CallId>('id').primaryKey(),
    groupId: id<GroupId>('group_id')
      .notNull()
      .references(() => groups.id),
    number: text('number'),
    title: text('title').notNull(),
    issuedOn: date('issued_on').notNull(),
    dueOn: date('due_on').notNull(),
    audience: text('audience').notNull(),
    openedAt: instant('opened_at').notNull(),
    openedBy: id<AccountId>('opened_by')
      .notNull()
      .references(() => accounts.id),
  },
  (table) => [unique().on(table.number)],
)

export const callExtensions = pgTable(
  'call_extensions',
  {
    callId: id<CallId>('call_id')
      .notNull()
      .references(() => calls.id),
    position: integer('position').notNull(),
    extendedTo: date('extended_to').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.callId, table.position] })],
)

export const callQuestions = pgTable(
  'call_questions',
  {
    callId: id<CallId>('call_id')
      .notNull()
      .references(() => calls.id),
    position: integer('position').notNull(),
    text: text('text').notNull(),
    decisionId: id<DecisionId>('decision_id').references(() => decisions.id),
    path: text('path'),
  },
  (table) => [primaryKey({ columns: [table.callId, table.position] })],
)

export const replySteps = pgTable(
  'reply_steps',
  {
    callId: id<CallId>('call_id')
      .notNull()
      .references(() => calls.id),
    organizationId: id<OrganizationId>('organization_id')
      .notNull()
      .references(() => organizations.id),
    position: integer('position').notNull(),
    state: text('state').$type<ReplyState>().notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: id<AccountId>('recorded_by')
      .notNull()
      .references(() => accounts.id),
  },
  (table) => [primaryKey({ columns: [table.callId, table.organizationId, table.position] })],
)

export const submissions = pgTable('submissions', {
  id: id<SubmissionId>('id').primaryKey(),
  groupId: id<GroupId>('group_id')
    .notNull()
    .references(() => groups.id),
  organizationId: id<OrganizationId>('organization_id')
    .notNull()
    .references(() => organizations.id),
  callId: id<CallId>('call_id').references(() => calls.id),
  questionPosition: integer('question_position'),
  decisionId: id<DecisionId>('decision_id').references(() => decisions.id),
  path: text('path'),
  category: text('category').$type<SubmissionCategory>().notNull(),
  answer: text('answer').$type<Answer>().notNull(),
  title: text('title').notNull(),
  summary: text('summary').notNull(),
  link: text('link'),
  receivedOn: date('received_on').notNull(),
  visibility: text('visibility').$type<Visibility>().notNull(),
  sentAt: instant('sent_at').notNull(),
  sentBy: id<AccountId>('sent_by')
    .notNull()
    .references(() => accounts.id),
})
