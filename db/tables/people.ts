/**
 * Organizations, accounts and credentials. An account is never removed, since its acts bear its name; it is closed.
 * Credentials are removed when they have ended. Of every secret only the SHA-256 is kept. SQL: db/migrations/0000_people.sql.
 */
import { index, pgTable, text } from 'drizzle-orm/pg-core'
import type { AccountRole } from '#domain/access.ts'
import type { AccountId, OrganizationId, TokenId } from '#domain/ids.ts'
import type { OrganizationKind, Region } from '#domain/people/person.ts'
import { id, instant } from '../columns.ts'

export const organizations = pgTable('organizations', {
  id: id<OrganizationId>('id').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind').$type<OrganizationKind>().notNull(),
  region: text('region').$type<Region>(),
  code: text('code').notNull().unique(),
})

export const accounts = pgTable('accounts', {
  id: id<AccountId>('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  organizationId: id<OrganizationId>('organization_id')
    .notNull()
    .references(() => organizations.id),
  role: text('role').$type<AccountRole>().notNull(),
  createdAt: instant('created_at').notNull(),
  closedAt: instant('closed_at'),
})

const accountId = () =>
  id<AccountId>('account_id')
    .notNull()
    .references(() => accounts.id)

export const signInLinks = pgTable(
  'sign_in_links',
  {
    tokenHash: text('token_hash').primaryKey(),
    accountId: accountId(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    consumedAt: instant('consumed_at'),
  },
  (table) => [index('sign_in_links_account_id').on(table.accountId)],
)

export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    accountId: accountId(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('sessions_account_id').on(table.accountId)],
)

export const bearerTokens = pgTable(
  'bearer_tokens',
  {
    id: id<TokenId>('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    accountId: accountId(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [index('bearer_tokens_account_id').on(table.accountId)],
)
