/** Groups on PostgreSQL. One open membership a person is kept by a unique index, so it holds for two requests at once too. */
import { and, asc, eq, isNull, type SQL } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import type { GroupStore } from '#domain/groups/store.ts'
import type { Database } from '../database.ts'
import { groups, memberships } from '../tables/groups.ts'

export function postgresGroupStore(db: Database): GroupStore {
  const history = (where: SQL) =>
    db.select().from(memberships).where(where).orderBy(asc(memberships.from), asc(memberships.id))
  return {
    async addGroup(group) {
      await db.insert(groups).values(group)
    },

    async group(id) {
      const [row] = await db.select().from(groups).where(eq(groups.id, id))
      return row ?? null
    },

    groups: async () => db.select().from(groups).orderBy(asc(groups.name), asc(groups.id)),

    async addMembership(membership) {
      const added = await db.insert(memberships).values(membership).onConflictDoNothing().returning()
      if (added.length === 0) throw new DomainError('conflict', 'This person sits in the group already.')
    },

    async membership(id) {
      const [row] = await db.select().from(memberships).where(eq(memberships.id, id))
      return row ?? null
    },

    async endMembership(id, until) {
      const ended = await db
        .update(memberships)
        .set({ until })
        .where(and(eq(memberships.id, id), isNull(memberships.until)))
        .returning({ id: memberships.id })
      return ended.length > 0
    },

    membershipsIn: async (groupId) => history(eq(memberships.groupId, groupId)),

    membershipsOf: async (accountId) => history(eq(memberships.accountId, accountId)),
  }
}
