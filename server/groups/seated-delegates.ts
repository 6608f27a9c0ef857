/** The accounts of one delegation that sit in a group now: who is told what becomes of what their delegation said. */
import type { Instant } from '#domain/clock.ts'
import { isCurrent } from '#domain/groups/group.ts'
import type { AccountId, GroupId, OrganizationId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'

export async function seatedDelegates(
  { people, groups }: Pick<Stores, 'people' | 'groups'>,
  groupId: GroupId,
  organizationId: OrganizationId,
  at: Instant,
): Promise<AccountId[]> {
  const [members, accounts] = await Promise.all([groups.membershipsIn(groupId), people.accounts()])
  const own = new Set(
    accounts
      .filter((account) => account.organizationId === organizationId && account.closedAt === null)
      .map(({ id }) => id),
  )
  const seated = members.filter((membership) => isCurrent(membership, at)).map(({ accountId }) => accountId)
  return [...new Set(seated)].filter((accountId) => own.has(accountId))
}
