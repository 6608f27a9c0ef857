/** Who is told of a round: whoever sits in the group and may read the draft. */
import type { Instant } from '#domain/clock.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { isCurrent } from '#domain/groups/group.ts'
import type { Account } from '#domain/people/person.ts'
import type { Stores } from '#domain/stores.ts'

export async function audienceOf(
  { people, groups }: Pick<Stores, 'people' | 'groups'>,
  draft: Pick<Draft, 'groupId' | 'rights'>,
  at: Instant,
): Promise<Account[]> {
  const [members, accounts] = await Promise.all([groups.membershipsIn(draft.groupId), people.accounts()])
  const seated = members.filter((member) => isCurrent(member, at) && draft.rights[member.role] !== 'none')
  const ids = new Set(seated.map(({ accountId }) => accountId))
  return accounts.filter(({ id, closedAt }) => ids.has(id) && closedAt === null)
}
