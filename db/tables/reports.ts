/**
 * Reports for meetings and their issues.
 * Append-only, both: a report is written when it is compiled, an issue when the document is issued; a trigger refuses
 * any change of an issue. SQL: db/migrations/0008_reports.sql.
 */
import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { AccountId, DraftId, GroupId, MeetingId, ReportId } from '#domain/ids.ts'
import type { OriginalLanguage } from '#domain/reports/cover.ts'
import type { IssuedDocument, ReportKind } from '#domain/reports/report.ts'
import { id, instant } from '../columns.ts'
import { drafts } from './drafts.ts'
import { groups } from './groups.ts'
import { meetings } from './meetings.ts'
import { accounts } from './people.ts'

export const reports = pgTable('reports', {
  id: id<ReportId>('id').primaryKey(),
  draftId: id<DraftId>('draft_id')
    .notNull()
    .unique()
    .references(() => drafts.id),
  groupId: id<GroupId>('group_id')
    .notNull()
    .references(() => groups.id),
  meetingId: id<MeetingId>('meeting_id')
    .notNull()
    .references(() => meetings.id),
  kind: text('kind').$type<ReportKind>().notNull(),
  symbol: text('symbol').notNull(),
  title: text('title').notNull(),
  author: text('author').notNull(),
  agendaPart: text('agenda_part').notNull(),
  headings: jsonb('headings').$type<readonly string[]>().notNull(),
  originalLanguage: text('original_language').$type<OriginalLanguage>().notNull(),
  compiledAt: instant('compiled_at').notNull(),
  compiledBy: id<AccountId>('compiled_by')
    .notNull()
    .references(() => accounts.id),
})

export const reportIssues = pgTable(
  'report_issues',
  {
    reportId: id<ReportId>('report_id')
      .notNull()
      .references(() => reports.id),
    revision: integer('revision').notNull(),
    document: jsonb('document').$type<IssuedDocument>().notNull(),
    sha256: text('sha256').notNull(),
    issuedAt: instant('issued_at').notNull(),
    issuedBy: id<AccountId>('issued_by')
      .notNull()
      .references(() => accounts.id),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.revision] })],
)
