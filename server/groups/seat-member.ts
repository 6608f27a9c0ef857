/** Gives a person a seat in a group. */
import type { Actor } from '#domain/access.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import { type Group, type Membership, refuseRole, refuseSeat } from '#domain/groups/group.ts'
import type { MembershipInput } from '#domain/groups/wire.ts'
import type { MembershipId } from '#domain/ids.ts'
import { readEmail } from '#domain/people/person.ts'
import type { Deps } from '../deps.ts'

/**
 * @param actor null: the person at the machine, who needs nobody's leave
 * @throws DomainError `not_found` for an address without account, `conflict` for somebody who sits there, `forbidden` for the role.
 */
export async function seatMember(
  { stores, clock, newId }: Pick<Deps, 'stores' | 'clock' | 'newId'>,
  actor: Actor | null,
  group: Group,
  input: MembershipInput,
): Promise<Membership> {
  if (actor) assertAllowed(refuseRole(actor, group.id, input.role))
  const email = readEmail(input.email)
  const at = clock()
  return stores.transact(async (bound) => {
    const account = await bound.people.accountByEmail(email)
    if (!account) throw new DomainError('not_found', `There is no account for ${email}. The Secretariat creates one.`)
    assertAllowed(refuseSeat(account, await bound.groups.membershipsIn(group.id), at))
    const membership: Membership = {
      id: newId() as MembershipId,
      groupId: group.id,
      accountId: account.id,
      role: input.role,
      capacity: input.capacity,
      from: at,
      until: null,
    }
    await bound.groups.addMembership(membership)
    return membership
  })
}
