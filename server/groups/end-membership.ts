/** Ends a seat in a group. The history keeps it. */
import type { Actor } from '#domain/access.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import { type Group, type Membership, refuseEnd, refuseRole } from '#domain/groups/group.ts'
import type { MembershipId } from '#domain/ids.ts'
import type { Deps } from '../deps.ts'

/** @throws DomainError `not_found` in another group, `conflict` when it has ended, `forbidden` for the role. */
export async function endMembership(
  { stores, clock }: Pick<Deps, 'stores' | 'clock'>,
  actor: Actor,
  group: Group,
  id: MembershipId,
): Promise<Membership> {
  const membership = await stores.groups.membership(id)
  if (membership?.groupId !== group.id) throw new DomainError('not_found', 'There is no such membership in this group.')
  assertAllowed(refuseRole(actor, group.id, membership.role) ?? refuseEnd(membership))
  const until = clock()
  const ended: Membership = { ...membership, until }
  // Somebody may have ended it since it was read: then their refusal is ours.
  if (!(await stores.groups.endMembership(id, until))) assertAllowed(refuseEnd(ended))
  return ended
}
