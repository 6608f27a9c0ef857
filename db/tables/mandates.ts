/** Mandates and their entries. Append-only, refused by a trigger otherwise. SQL: db/migrations/0004_mandates.sql. */
import { date, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Addressee } from '#domain/decisions/addressee.ts'
import type { Deadline } from '#domain/decisions/deadline.ts'
import type { Strength } from '#domain/decisions/strength.ts'
import type { AccountId, DecisionId, EntryId, MandateId, RevisionId } from '#domain/ids.ts'
import type { HolderKind } from '#domain/mandates/mandate.ts'
import type { EntryKind, Evidence } from '#domain/mandates/progress.ts'
import { id, instant } from '../columns.ts'
import { decisionRevisions, decisions } from './decisions.ts'
import { accounts } from './people.ts'

export const mandates = pgTable('mandates', {
  id: id<MandateId>('id').primaryKey(),
  decisionId: id<DecisionId>('decision_id')
    .notNull()
    .references(() => decisions.id),
  revisionId: id<RevisionId>('revision_id')
    .notNull()
    .references(() => decisionRevisions.id),
  path: text('path').notNull(),
  addressee: jsonb('addressee').$type<Addressee>().notNull(),
  duty: text('duty').notNull(),
  strength: text('strength').$type<Strength>().notNull(),
  condition: text('condition'),
  deadline: jsonb('deadline').$type<Deadline>(),
  reportsTo: text('reports_to'),
  holderKind: text('holder_kind').$type<HolderKind>().notNull(),
  holderName: text('holder_name').notNull(),
  confirmedAt: instant('confirmed_at').notNull(),
  confirmedBy: id<AccountId>('confirmed_by')
    .notNull()
    .references(() => accounts.id),
})

export const mandateEntries = pgTable(
  'mandate_entries',
  {
    mandateId: id<MandateId>('mandate_id')
      .notNull()
      .references(() => mandates.id),
    position: integer('position').notNull(),
    id: id<EntryId>('id').notNull().unique(),
    kind: text('kind').$type<EntryKind>().notNull(),
    text: text('text').notNull(),
    evidence: jsonb('evidence').$type<readonly Evidence[]>().notNull(),
    happenedOn: date('happened_on').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: id<AccountId>('recorded_by')
      .notNull()
      .references(() => accounts.id),
    delegation: text('delegation').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mandateId, table.position] })],
)
