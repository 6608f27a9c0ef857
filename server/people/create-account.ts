/** Creates an account under its organization, which is created with it when it is new. */
import type { AccountRole } from '#domain/access.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import type { AccountId, OrganizationId } from '#domain/ids.ts'
import { type Account, type Organization, readEmail, readName, refuseOrganization } from '#domain/people/person.ts'
import type { PeopleStore } from '#domain/people/store.ts'
import type { OrganizationInput } from '#domain/people/wire.ts'
import type { Deps } from '../deps.ts'
import { issueSignInLink, type LinkDeps } from './issue-sign-in-link.ts'

export interface NewAccount {
  readonly email: string
  readonly name: string
  readonly role: AccountRole
  /** Left out: the Secretariat for its own accounts, else a place for those whose delegation is not known yet. */
  readonly organization?: OrganizationInput
}

export interface CreatedAccount {
  readonly account: Account
  readonly organization: Organization
  /** Signs its owner in, once, within a day. */
  readonly link: string
}

const OWN_ORGANIZATION: Readonly<Record<AccountRole, OrganizationInput>> = {
  Secretariat: { code: 'SECRETARIAT', name: 'CITES Secretariat', kind: 'Secretariat' },
  delegate: { code: 'UNASSIGNED', name: 'Delegation not named', kind: 'body' },
}

/** @throws DomainError `conflict` for a taken address, `invalid` for address, name or organization. */
export async function createAccount(
  deps: LinkDeps & Pick<Deps, 'stores' | 'newId'>,
  input: NewAccount,
): Promise<CreatedAccount> {
  const { email, name, role, organization: wanted = OWN_ORGANIZATION[role] } = input
  return deps.stores.transact(async (stores) => {
    const organization = await findOrAdd(stores.people, wanted, deps.newId)
    const account: Account = {
      id: deps.newId() as AccountId,
      name: readName(name),
      email: readEmail(email),
      organizationId: organization.id,
      role,
      createdAt: deps.clock(),
      closedAt: null,
    }
    await stores.people.addAccount(account)
    return { account, organization, link: await issueSignInLink({ ...deps, stores }, account, 'printed') }
  })
}

async function findOrAdd(people: PeopleStore, wanted: OrganizationInput, newId: () => string): Promise<Organization> {
  const { code, name, kind, region = null } = wanted
  const known = await people.organizationByCode(code)
  if (known) return known
  if (name === undefined || kind === undefined) {
    throw new DomainError('invalid', `There is no organization ${code} yet. Give its name and kind as well.`)
  }
  assertAllowed(refuseOrganization({ kind, region }))
  const organization: Organization = { id: newId() as OrganizationId, name: readName(name), kind, region, code }
  await people.addOrganization(organization)
  return organization
}
