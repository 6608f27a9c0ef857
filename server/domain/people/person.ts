/** Who uses the house: organizations, and the accounts of their people. Rules: docs/spec/people.md. */
import type { AccountRole } from '../access.ts'
import type { Instant } from '../clock.ts'
import type { AccountId, OrganizationId } from '../ids.ts'

/** What an organization is to the Convention. `body` is one of its own: a committee, a working group, a programme. */
export const ORGANIZATION_KINDS = ['Party', 'IGO', 'NGO', 'Secretariat', 'body'] as const
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number]

/** The regions in which Parties are represented in the Standing Committee (Resolution Conf. 18.2, Annex 1). */
export const REGIONS = [
  'Africa',
  'Asia',
  'Central and South America and the Caribbean',
  'Europe',
  'North America',
  'Oceania',
] as const
export type Region = (typeof REGIONS)[number]

export interface Organization {
  readonly id: OrganizationId
  /** As it stands on a name plate: "Kenya", "INTERPOL". */
  readonly name: string
  readonly kind: OrganizationKind
  /** Of a Party; null for everyone else. */
  readonly region: Region | null
  /** A short sign, unique: ISO 3166-1 alpha-2 for a Party ("KE"), an acronym for others ("INTERPOL"). */
  readonly code: string
}

export interface Account {
  readonly id: AccountId
  readonly name: string
  /** Normalised by `readEmail`; unique. */
  readonly email: string
  readonly organizationId: OrganizationId
  readonly role: AccountRole
  readonly createdAt: Instant
  /** From then on nobody signs in with it. Its acts keep its name. */
  readonly closedAt: Instant | null
}
