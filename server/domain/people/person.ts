/** Who uses the house: organizations, and the accounts of their people. Rules: docs/spec/people.md. */
import type { AccountRole } from '../access.ts'
import type { Instant } from '../clock.ts'
import { DomainError, type Refusal } from '../errors.ts'
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

const NAME_LENGTH = 128
const EMAIL_LENGTH = 254
const EMAIL = /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+\.[^\s@.<>"(),:;\\[\]]+$/u
/** Control characters, and marks that turn the direction of the text after them. */
const UNSEEN = /[\p{Cc}\p{Cf}]/u

/**
 * The one spelling under which an address is kept and looked up: trimmed, composed (NFC), lower case.
 * @throws DomainError `invalid` for what no mail can reach.
 */
export function readEmail(text: string): string {
  const email = text.trim().normalize('NFC').toLowerCase()
  if (email.length > EMAIL_LENGTH || !EMAIL.test(email) || UNSEEN.test(email)) {
    throw new DomainError('invalid', `"${text.slice(0, 80)}" is not an e-mail address. Write it like name@example.org.`)
  }
  return email
}

/**
 * A name as it is shown beside every act: one line, single spaces, nothing unseen in it.
 * @throws DomainError `invalid` when it is empty or longer than 128 characters.
 */
export function readName(text: string): string {
  const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (name === '' || name.length > NAME_LENGTH || UNSEEN.test(name)) {
    throw new DomainError('invalid', `A name has 1 to ${NAME_LENGTH} characters, all of them visible.`)
  }
  return name
}

/** Why these particulars do not go together. */
export function refuseOrganization({ kind, region }: Pick<Organization, 'kind' | 'region'>): Refusal | null {
  if (kind === 'Party' && region === null) return { code: 'invalid', message: 'Name the region of this Party.' }
  if (kind !== 'Party' && region !== null) return { code: 'invalid', message: 'Only a Party has a region.' }
  return null
}
