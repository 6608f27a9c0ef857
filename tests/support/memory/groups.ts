/** Groups in memory, for tests. Under the same contract as the one on PostgreSQL. */
import { DomainError } from '#domain/errors.ts'
import type { Group, Membership } from '#domain/groups/group.ts'
import type { GroupStore } from '#domain/groups/store.ts'

export function memoryGroupStore(): GroupStore {
  const groups = new Map<string, Group>()
  const memberships = new Map<string, Membership>()
  const history = (is: (membership: Membership) => boolean) =>
    [...memberships.values()].filter(is).sort((a, b) => a.from.localeCompare(b.from) || a.id.localeCompare(b.id))
  return {
    async addGroup(group) {
      groups.set(group.id, group)
    },
    group: async (id) => groups.get(id) ?? null,
    groups: async () => [...groups.values()].sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id)),

    async addMembership(added) {
      const open = history(
        ({ groupId, accountId, until }) =>
          groupId === added.groupId && accountId === added.accountId && until === null && added.until === null,
      )
      if (open.length > 0) throw new DomainError('conflict', 'This person sits in the group already.')
      memberships.set(added.id, added)
    },
    membership: async (id) => memberships.get(id) ?? null,
    async endMembership(id, until) {
      const membership = memberships.get(id)
      if (!membership || membership.until !== null) return false
      memberships.set(id, { ...membership, until })
      return true
    },
    membershipsIn: async (groupId) => history((membership) => membership.groupId === groupId),
    membershipsOf: async (accountId) => history((membership) => membership.accountId === accountId),
  }
}
