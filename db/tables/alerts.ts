/** Alerts to persons, and what is known of each. Append-only. SQL: db/migrations/0017_alerts.sql. */
import { boolean, date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { AccountId, AlertId } from '#domain/ids.ts'
import type { AlertKind } from '#domain/people/alert.ts'
import { id, instant } from '../columns.ts'
import { accounts } from './people.ts'

const accountId = () =>
  id<AccountId>('account_id')
    .notNull()
    .references(() => accounts.id)

export const alerts = pgTable(
  'alerts',
  {
    id: id<AlertId>('id').primaryKey(),
    accountId: accountId(),
    kind: text('kind').$type<AlertKind>().notNull(),
    words: text('words').notNull(),
    about: text('about').notNull(),
    address: text('address').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('alerts_account_id').on(table.accountId, table.at, table.id)],
)

export const alertReadings = pgTable('alert_readings', {
  alertId: id<AlertId>('alert_id')
    .primaryKey()
    .references(() => alerts.id),
  readAt: instant('read_at').notNull(),
})

export const alertDigests = pgTable(
  'alert_digests',
  { accountId: accountId(), day: date('day').notNull(), sentAt: instant('sent_at').notNull() },
  (table) => [primaryKey({ columns: [table.accountId, table.day] })],
)

export const alertChoices = pgTable(
  'alert_choices',
  {
    accountId: accountId(),
    position: integer('position').notNull(),
    isMailed: boolean('is_mailed').notNull(),
    chosenAt: instant('chosen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.position] })],
)
