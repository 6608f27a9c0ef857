/** Loads the organizations, persons and the group of the example, with what happened to its seats. */
import type { AccountId, GroupId, MembershipId, OrganizationId } from '#domain/ids.ts'
import type { Account } from '#domain/people/person.ts'
import type { Stores } from '#domain/stores.ts'
import { GROUP, ORGANIZATIONS, PEOPLE } from './people.ts'

export interface LoadedPeople {
  readonly groupId: GroupId
  /** By e-mail address. */
  readonly accounts: ReadonlyMap<string, Account>
}

const FOUNDED = '2017-11-30T15:00:00.000Z'

export async function loadPeople(stores: Stores, newId: () => string): Promise<LoadedPeople> {
  const organizations = new Map(
    ORGANIZATIONS.map((organization) => [organization.code, { ...organization, id: newId() as OrganizationId }]),
  )
  for (const organization of organizations.values()) await stores.people.addOrganization(organization)

  const groupId = newId() as GroupId
  await stores.groups.addGroup({ ...GROUP, id: groupId })

  const accounts = new Map<string, Account>()
  for (const { email, name, organization, role, seat } of PEOPLE) {
    const organizationId = organizations.get(organization)?.id
    if (!organizationId) throw new Error(`The example has no organization ${organization}.`)
    const account: Account = {
      id: newId() as AccountId,
      name,
      email,
      organizationId,
      role,
      createdAt: FOUNDED,
      closedAt: null,
    }
    await stores.people.addAccount(account)
    accounts.set(email, account)
    if (seat) await loadSeat(stores, newId, { groupId, accountId: account.id, ...seat }, email)
  }
  return { groupId, accounts }
}

type Seat = Pick<Parameters<Stores['groups']['addMembership']>[0], 'groupId' | 'accountId' | 'role' | 'capacity'>

/** Peru sat as a member before it became Vice-Chair: the history of roles has a line for each. */
async function loadSeat(stores: Stores, newId: () => string, seat: Seat, email: string): Promise<void> {
  const add = (change: Partial<Seat> & { readonly from: string; readonly until: string | null }) =>
    stores.groups.addMembership({ ...seat, ...change, id: newId() as MembershipId })
  if (email !== 'vice-chair@example.org') return add({ from: FOUNDED, until: null })
  const elected = '2018-10-03T09:00:00.000Z'
  await add({ role: 'member', from: FOUNDED, until: elected })
  await add({ from: elected, until: null })
}
