/**
 * A working group, and who sits in it. A membership is a line of a history: it is added, and once it is ended;
 * another role is another membership. Rules: docs/spec/groups.md.
 */
import type { Actor, GroupRole } from '../access.ts'
import type { Instant } from '../clock.ts'
import type { AccountId, GroupId, MembershipId } from '../ids.ts'
import type { Account, Organization } from '../people/person.ts'

/** In what quality a person sits in the group, as terms of reference name it. */
export const CAPACITIES = [
  'producer country',
  'consumer country',
  'country with large internet companies',
  'non-governmental organization',
  'lawyer',
  'other expert',
] as const
export type Capacity = (typeof CAPACITIES)[number]

export interface TermsOfReference {
  readonly mandate: string
  readonly membership: string
  readonly modusOperandi: string
  /** The capacities that the terms ask to be represented. */
  readonly capacities: readonly Capacity[]
}

export interface Group {
  readonly id: GroupId
  readonly name: string
  readonly shortName: string
  /** The provision that set it up, as it is cited: "Decision 17.94". */
  readonly setUpBy: string
  /** That provision's address in the registry ("17.94"), or null when it is not there. */
  readonly setUpByRef: string | null
  readonly termsOfReference: TermsOfReference
  /** Code of the meeting with which the mandate ends ("SC77"), or null when none is set. */
  readonly expiresWith: string | null
}

export interface Membership {
  readonly id: MembershipId
  readonly groupId: GroupId
  readonly accountId: AccountId
  readonly role: GroupRole
  readonly capacity: Capacity | null
  readonly from: Instant
  readonly until: Instant | null
}

/** Whether the membership holds at an instant; the instant of its end is no longer part of it. */
export function isCurrent(membership: Membership, at: Instant): boolean {
  return membership.from <= at && (membership.until === null || at < membership.until)
}

/** Who asks, as every rule of access sees them: the account, under its delegation, with the roles it has at this instant. */
export function actorOf(
  account: Account,
  organization: Organization,
  memberships: readonly Membership[],
  at: Instant,
): Actor {
  return {
    accountId: account.id,
    name: account.name,
    email: account.email,
    role: account.role,
    organizationId: organization.id,
    delegation: organization.name,
    groups: memberships
      .filter((membership) => membership.accountId === account.id && isCurrent(membership, at))
      .map(({ groupId, role }) => ({ groupId, role })),
  }
}
