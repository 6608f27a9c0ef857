/**
 * The update log of every draft.
 * Append-only: `draft_updates` (a trigger refuses changes) and `draft_clients`. `draft_logs` holds the counters that writers
 * lock, `draft_snapshots` is a cache. SQL: db/migrations/0007_collab.sql, 0009_append.sql, 0010_vector.sql,
 * 0021_append_to_one.sql.
 */
import { bigint, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core'
import type { AccountId, DraftId } from '#domain/ids.ts'
import { bytes, id, instant } from '../columns.ts'
import { drafts } from './drafts.ts'
import { accounts } from './people.ts'

const count = (name: string) => bigint(name, { mode: 'number' })

export const draftLogs = pgTable('draft_logs', {
  draftId: id<DraftId>('draft_id')
    .primaryKey()
    .references(() => drafts.id),
  sequence: count('sequence').notNull().default(0),
  standing: integer('standing').notNull().default(0),
  epoch: id<string>('epoch').notNull().defaultRandom(),
})

const logId = () =>
  id<DraftId>('draft_id')
    .notNull()
    .references(() => draftLogs.draftId)

export const draftUpdates = pgTable(
  'draft_updates',
  {
    draftId: logId(),
    sequence: count('sequence').notNull(),
    accountId: id<AccountId>('account_id')
      .notNull()
      .references(() => accounts.id),
    connectionId: id<string>('connection_id'),
    recordedAt: instant('recorded_at').notNull(),
    update: bytes('update').notNull(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.sequence] })],
)

export const draftClients = pgTable(
  'draft_clients',
  {
    draftId: logId(),
    clientId: count('client_id').notNull(),
    accountId: id<AccountId>('account_id')
      .notNull()
      .references(() => accounts.id),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.clientId] })],
)

export const draftSnapshots = pgTable('draft_snapshots', {
  draftId: id<DraftId>('draft_id')
    .primaryKey()
    .references(() => draftLogs.draftId),
  sequence: count('sequence').notNull(),
  state: bytes('state').notNull(),
  vector: bytes('vector'),
})
