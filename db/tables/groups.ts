/**
 * Working groups and memberships. A membership is added and ended once, nothing else in it ever changes;
 * the open one of a person in a group is unique. SQL: db/migrations/0001_groups.sql.
 */
import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { GroupRole } from '#domain/access.ts'
import type { Capacity, TermsOfReference } from '#domain/groups/group.ts'
import type { AccountId, GroupId, MembershipId } from '#domain/ids.ts'
import { id, instant } from '../columns.ts'
import { accounts } from './people.ts'

export const groups = pgTable('groups', {
  id: id<GroupId>('id').primaryKey(),
  name: text('name').notNull(),
  shortName: text('short_name').notNull(),
  setUpBy: text('set_up_by').notNull(),
  setUpByRef: text('set_up_by_ref'),
  termsOfReference: jsonb('terms_of_reference').$type<TermsOfReference>().notNull(),
  expiresWith: text('expires_with'),
})

export const memberships = pgTable(
  'memberships',
  {
    id: id<MembershipId>('id').primaryKey(),
    groupId: id<GroupId>('group_id')
      .notNull()
      .references(() => groups.id),
    accountId: id<AccountId>('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role').$type<GroupRole>().notNull(),
    capacity: text('capacity').$type<Capacity>(),
    from: instant('from_at').notNull(),
    until: instant('until_at'),
  },
  (table) => [
    uniqueIndex('memberships_open').on(table.groupId, table.accountId).where(sql`until_at IS NULL`),
    index('memberships_account_id').on(table.accountId),
  ],
)
