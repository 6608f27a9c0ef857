/**
 * A working group, and who sits in it. A membership is a line of a history: it is added, and once it is ended;
 * another role is another membership. Rules: docs/spec/groups.md.
 */
import { type Actor, type GroupRole, roleIn } from '../access.ts'
import type { Instant } from '../clock.ts'
import type { Refusal } from '../errors.ts'
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

const SECRETARIAT_GIVES: ReadonlySet<GroupRole> = new Set<GroupRole>(['Chair', 'Vice-Chair', 'Secretariat'])

/** Why an actor may not give or end this role in the group: nobody lifts others to the own height, nor unseats their like. */
export function refuseRole(actor: Actor, groupId: GroupId, role: GroupRole): Refusal | null {
  if (!SECRETARIAT_GIVES.has(role) || roleIn(actor, groupId) === 'Secretariat') return null
  return { code: 'forbidden', message: `The role of ${role} is given and ended by the Secretariat.` }
}

/** Why a person cannot be given a seat. */
export function refuseSeat(account: Account, history: readonly Membership[], at: Instant): Refusal | null {
  if (account.closedAt !== null) return { code: 'conflict', message: `The account of ${account.name} is closed.` }
  const seat = history.find((membership) => membership.accountId === account.id && isCurrent(membership, at))
  if (!seat) return null
  return { code: 'conflict', message: `${account.name} sits in the group already, as ${seat.role}. End that first.` }
}

/** Why a membership cannot be ended. */
export function refuseEnd(membership: Membership): Refusal | null {
  if (membership.until === null) return null
  return { code: 'conflict', message: 'This membership has ended already.' }
}

/** One capacity that the terms ask for, or that somebody sits in, and how many sit in it now. */
export interface CapacityCount {
  readonly capacity: Capacity
  readonly isAsked: boolean
  readonly count: number
}

/**
 * The membership against its terms: asked capacities in the order of the terms, then others that are present. Observers count,
 * since organizations and lawyers take part as such; alternates do not, since their delegation is counted already.
 */
export function balanceOf(group: Group, memberships: readonly Membership[], at: Instant): readonly CapacityCount[] {
  const seated = memberships.filter((membership) => isCurrent(membership, at) && membership.role !== 'alternate')
  const asked = group.termsOfReference.capacities
  const present = CAPACITIES.filter((capacity) => seated.some((membership) => membership.capacity === capacity))
  return [...new Set([...asked, ...present])].map((capacity) => ({
    capacity,
    isAsked: asked.includes(capacity),
    count: seated.filter((membership) => membership.capacity === capacity).length,
  }))
}
