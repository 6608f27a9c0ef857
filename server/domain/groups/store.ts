/**
 * Where groups and their history of memberships are kept. A membership is never changed, only ended, once.
 * One person has at most one open membership in a group; a second is refused with `conflict`. Contract: tests/contracts/group-store.ts.
 */
import type { Instant } from '../clock.ts'
import type { AccountId, GroupId, MembershipId } from '../ids.ts'
import type { Group, Membership } from './group.ts'

export interface GroupStore {
  addGroup(group: Group): Promise<void>
  group(id: GroupId): Promise<Group | null>
  /** All, by name. */
  groups(): Promise<readonly Group[]>

  addMembership(membership: Membership): Promise<void>
  membership(id: MembershipId): Promise<Membership | null>
  /** Sets the end of an open membership; false when it is unknown or has ended. */
  endMembership(id: MembershipId, until: Instant): Promise<boolean>
  /** The whole history of a group, by beginning. */
  membershipsIn(groupId: GroupId): Promise<readonly Membership[]>
  /** The whole history of a person, by beginning. */
  membershipsOf(accountId: AccountId): Promise<readonly Membership[]>
}
