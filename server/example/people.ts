/**
 * The people of the example group. All persons are invented, and so are three of the organizations; family names mean
 * "example" in a language of the delegation, so that nobody takes them for real. Addresses end in example.org.
 */
import type { AccountRole, GroupRole } from '#domain/access.ts'
import type { Capacity } from '#domain/groups/group.ts'
import type { OrganizationKind, Region } from '#domain/people/person.ts'

export interface ExampleOrganization {
  readonly code: string
  readonly name: string
  readonly kind: OrganizationKind
  readonly region: Region | null
}

export interface ExamplePerson {
  readonly email: string
  readonly name: string
  readonly organization: string
  readonly role: AccountRole
  readonly seat: { readonly role: GroupRole; readonly capacity: Capacity | null } | null
}

export const ORGANIZATIONS: readonly ExampleOrganization[] = [
  { code: 'SECRETARIAT', name: 'Secretariat', kind: 'Secretariat', region: null },
  { code: 'KE', name: 'Kenya', kind: 'Party', region: 'Africa' },
  { code: 'PE', name: 'Peru', kind: 'Party', region: 'Central and South America and the Caribbean' },
  { code: 'CM', name: 'Cameroon', kind: 'Party', region: 'Africa' },
  { code: 'CA', name: 'Canada', kind: 'Party', region: 'North America' },
  { code: 'FR', name: 'France', kind: 'Party', region: 'Europe' },
  { code: 'DE', name: 'Germany', kind: 'Party', region: 'Europe' },
  { code: 'ID', name: 'Indonesia', kind: 'Party', region: 'Asia' },
  { code: 'NZ', name: 'New Zealand', kind: 'Party', region: 'Oceania' },
  { code: 'INTERPOL', name: 'INTERPOL', kind: 'IGO', region: null },
  { code: 'ONO', name: 'Open Nets Observatory', kind: 'NGO', region: null },
  { code: 'MTA', name: 'Marketplace Trust Alliance', kind: 'NGO', region: null },
  { code: 'CWL', name: 'Circle of Wildlife Lawyers', kind: 'NGO', region: null },
]

const seat = (role: GroupRole, capacity: Capacity | null = null) => ({ role, capacity })

export const PEOPLE: readonly ExamplePerson[] = [
  person('secretariat', 'Ana Muestra', 'SECRETARIAT', seat('Secretariat'), 'Secretariat'),
  person('enforcement', 'Henri Spécimen', 'SECRETARIAT', null, 'Secretariat'),
  person('chair', 'Wanjiru Mfano', 'KE', seat('Chair', 'producer country')),
  person('kenya.alternate', 'Otieno Kielelezo', 'KE', seat('alternate', 'producer country')),
  person('vice-chair', 'Lucía Ejemplo', 'PE', seat('Vice-Chair', 'producer country')),
  person('cameroon', 'Paul Modèle', 'CM', seat('member', 'producer country')),
  person('canada', 'Robin Sample', 'CA', seat('member', 'country with large internet companies')),
  person('member', 'Camille Exemple', 'FR', seat('member', 'consumer country')),
  person('germany', 'Jonas Beispiel', 'DE', seat('member', 'consumer country')),
  person('indonesia', 'Dewi Contoh', 'ID', seat('member', 'producer country')),
  person('new-zealand', 'Aroha Tauira', 'NZ', seat('member', 'consumer country')),
  person('interpol', 'Ines Exemplar', 'INTERPOL', seat('observer', 'other expert')),
  person('observer', 'Sam Instance', 'ONO', seat('observer', 'non-governmental organization')),
  person('marketplaces', 'Kim Yere', 'MTA', seat('observer', 'non-governmental organization')),
  person('lawyers', 'Vera Primer', 'CWL', seat('observer', 'lawyer')),
]

function person(
  mailbox: string,
  name: string,
  organization: string,
  place: ExamplePerson['seat'],
  role: AccountRole = 'delegate',
): ExamplePerson {
  return { email: `${mailbox}@example.org`, name, organization, role, seat: place }
}

/** Those whose sign-in links are printed at the first start, with what each stands for. */
export const SHOWN_FIRST: readonly { readonly as: string; readonly email: string }[] = [
  { as: 'Chair', email: 'chair@example.org' },
  { as: 'Member', email: 'member@example.org' },
  { as: 'Secretariat', email: 'secretariat@example.org' },
  { as: 'Observer', email: 'observer@example.org' },
]

export const GROUP = {
  name: 'Intersessional working group on wildlife cybercrime',
  shortName: 'Cybercrime group',
  setUpBy: 'Decision 17.95',
  setUpByRef: '17.95/a',
  expiresWith: 'CoP21',
  termsOfReference: {
    mandate:
      'Review how wildlife is offered for sale on line and what Parties, platforms and police do about it; prepare, if that proves useful, a draft resolution for the Conference of the Parties; report to every meeting of the Standing Committee until then.',
    membership:
      'Led by a Party, with a Vice-Chair from another region. Open to producer and consumer countries, to countries in which large internet companies have their seat, to non-governmental organizations with experience in the matter, to lawyers and to other experts.',
    modusOperandi:
      'The group works between meetings and by electronic means. Texts are drafted in English; members may write in French or Spanish. The Chair closes each round of comments and reports on what became of every proposal.',
    capacities: [
      'producer country',
      'consumer country',
      'country with large internet companies',
      'non-governmental organization',
      'lawyer',
      'other expert',
    ] as const satisfies readonly Capacity[],
  },
}
