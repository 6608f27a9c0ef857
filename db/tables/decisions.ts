/**
 * The registry. Append-only, refused by a trigger otherwise: everything but `decision_listings`, which is computed from the
 * other tables for lists and searches. SQL: db/migrations/0003_decisions.sql.
 */
import { boolean, customType, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import type { Addressee } from '#domain/decisions/addressee.ts'
import type { DecisionEventKind, DecisionKind, DecisionState, LineageKind } from '#domain/decisions/decision.ts'
import type { Recognised, RecognisedHeader } from '#domain/decisions/import/recognised.ts'
import type { ProvisionKind } from '#domain/decisions/provision.ts'
import type { ImportedOutcome } from '#domain/decisions/store.ts'
import type { AccountId, DecisionId, ImportId, ProvisionId, RevisionId } from '#domain/ids.ts'
import { id, instant } from '../columns.ts'
import { accounts } from './people.ts'

/** Written as words, read by the search alone. */
const words = customType<{ data: string }>({ dataType: () => 'tsvector' })

export const decisions = pgTable('decisions', {
  id: id<DecisionId>('id').primaryKey(),
  handle: text('handle').notNull().unique(),
  kind: text('kind').$type<DecisionKind>().notNull(),
  label: text('label'),
  subject: text('subject').notNull(),
  proposedBy: text('proposed_by'),
  createdAt: instant('created_at').notNull(),
})

export const decisionImports = pgTable('decision_imports', {
  id: id<ImportId>('id').primaryKey(),
  fileName: text('file_name').notNull(),
  sha256: text('sha256').notNull(),
  header: jsonb('header').$type<RecognisedHeader>().notNull(),
  recognised: jsonb('recognised').$type<Recognised>().notNull(),
  decisionCount: integer('decision_count').notNull(),
  resolutionCount: integer('resolution_count').notNull(),
  notUnderstoodCount: integer('not_understood_count').notNull(),
  importedAt: instant('imported_at').notNull(),
  importedBy: id<AccountId>('imported_by')
    .notNull()
    .references(() => accounts.id),
})

export const decisionImportConfirmations = pgTable('decision_import_confirmations', {
  importId: id<ImportId>('import_id')
    .primaryKey()
    .references(() => decisionImports.id),
  outcomes: jsonb('outcomes').$type<readonly ImportedOutcome[]>().notNull(),
  confirmedAt: instant('confirmed_at').notNull(),
  confirmedBy: id<AccountId>('confirmed_by')
    .notNull()
    .references(() => accounts.id),
})

export const decisionRevisions = pgTable(
  'decision_revisions',
  {
    id: id<RevisionId>('id').primaryKey(),
    decisionId: id<DecisionId>('decision_id')
      .notNull()
      .references(() => decisions.id),
    position: integer('position').notNull(),
    revision: text('revision'),
    adoptedAt: text('adopted_at'),
    addressees: jsonb('addressees').$type<readonly Addressee[]>().notNull(),
    source: text('source').notNull(),
    importId: id<ImportId>('import_id').references(() => decisionImports.id),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: id<AccountId>('recorded_by')
      .notNull()
      .references(() => accounts.id),
  },
  (table) => [unique().on(table.decisionId, table.position)],
)

export const provisions = pgTable(
  'provisions',
  {
    id: id<ProvisionId>('id').primaryKey(),
    revisionId: id<RevisionId>('revision_id')
      .notNull()
      .references(() => decisionRevisions.id),
    position: integer('position').notNull(),
    path: text('path').notNull(),
    kind: text('kind').$type<ProvisionKind>().notNull(),
    marker: text('marker'),
    depth: integer('depth').notNull(),
    text: text('text').notNull(),
  },
  (table) => [unique().on(table.revisionId, table.position), unique().on(table.revisionId, table.path)],
)

export const decisionEvents = pgTable(
  'decision_events',
  {
    decisionId: id<DecisionId>('decision_id')
      .notNull()
      .references(() => decisions.id),
    position: integer('position').notNull(),
    kind: text('kind').$type<DecisionEventKind>().notNull(),
    meeting: text('meeting'),
    number: text('number'),
    note: text('note'),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: id<AccountId>('recorded_by')
      .notNull()
      .references(() => accounts.id),
  },
  (table) => [primaryKey({ columns: [table.decisionId, table.position] })],
)

export const decisionLineage = pgTable(
  'decision_lineage',
  {
    kind: text('kind').$type<LineageKind>().notNull(),
    fromDecision: id<DecisionId>('from_decision')
      .notNull()
      .references(() => decisions.id),
    fromPath: text('from_path').notNull(),
    toDecision: id<DecisionId>('to_decision')
      .notNull()
      .references(() => decisions.id),
    toPath: text('to_path').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.fromDecision, table.toDecision, table.kind, table.fromPath, table.toPath] }),
  ],
)

export const subjectNameSets = pgTable('subject_name_sets', {
  position: integer('position').generatedAlwaysAsIdentity().primaryKey(),
  names: jsonb('names').$type<readonly string[]>().notNull(),
  recordedAt: instant('recorded_at').notNull(),
  recordedBy: id<AccountId>('recorded_by')
    .notNull()
    .references(() => accounts.id),
})

export const decisionListings = pgTable('decision_listings', {
  decisionId: id<DecisionId>('decision_id')
    .primaryKey()
    .references(() => decisions.id),
  sortKey: text('sort_key').notNull().unique(),
  kind: text('kind').$type<DecisionKind>().notNull(),
  state: text('state').$type<DecisionState>().notNull(),
  isAdopted: boolean('is_adopted').notNull(),
  bodies: text('bodies').array().notNull(),
  meetings: text('meetings').array().notNull(),
  words: words('words').notNull(),
})
