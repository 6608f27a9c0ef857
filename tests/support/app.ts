/**
 * The whole application over memory stores, with a clock that a test sets and ids that count. One group, and one person for
 * each kind of reader that a rule of access can tell apart; `as('member')` gives the headers with which they ask.
 */
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import type { GroupRole } from '#domain/access.ts'
import type { Capacity } from '#domain/groups/group.ts'
import type { AccountId, GroupId, MembershipId, OrganizationId } from '#domain/ids.ts'
import type { Account } from '#domain/people/person.ts'
import { createApp } from '../../server/app.ts'
import { loadConfig } from '../../server/config.ts'
import type { Deps, Mail } from '../../server/deps.ts'
import { openHub } from '../../server/open-hub.ts'
import { issueToken } from '../../server/people/issue-token.ts'
import { memoryStores } from './memory/stores.ts'

/** `stranger` is signed in and sits in no group; `null` is nobody. */
export const READERS = ['Chair', 'Vice-Chair', 'member', 'alternate', 'observer', 'Secretariat', 'stranger'] as const
export type Reader = (typeof READERS)[number]

const ORGANIZATION_OF: Readonly<Record<Reader, string>> = {
  Chair: 'KE',
  'Vice-Chair': 'PE',
  member: 'FR',
  alternate: 'KE',
  observer: 'ONO',
  Secretariat: 'SECRETARIAT',
  stranger: 'NZ',
}

export interface TestApp {
  readonly app: Awaited<ReturnType<typeof createApp>>
  readonly deps: Deps
  readonly groupId: GroupId
  readonly mails: readonly Mail[]
  readonly accounts: Readonly<Record<Reader, Account>>
  /** Headers of a program that acts for this reader. */
  as(reader: Reader | null): Record<string, string>
  /** Moves the clock. */
  at(instant: string): void
  close(): Promise<void>
}

export async function createTestApp(change: Partial<Deps> = {}): Promise<TestApp> {
  let now = '2017-09-18T09:00:00.000Z'
  let count = 0
  const mails: Mail[] = []
  const own = {
    stores: memoryStores(),
    clock: () => now,
    newId: () => `01980000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`,
    log: pino({ level: 'silent' }),
  }
  const deps: Deps = {
    ...own,
    config: loadConfig({ LOG_LEVEL: 'silent', PUBLIC_URL: 'http://intersession.test' }),
    hub: openHub({ ...own, ...change }),
    newSecret: () => `secret-${(++count).toString().padStart(36, '0')}`,
    sendMail: async (mail) => void mails.push(mail),
    ...change,
  }
  const groupId = await addGroup(deps)
  const accounts = await addReaders(deps, groupId)
  const tokens = new Map<Reader, string>()
  for (const reader of READERS) tokens.set(reader, (await issueToken(deps, accounts[reader].email, 365)).secret)
  const app = await createApp(deps, { pagesRoot: fileURLToPath(new URL('pages', import.meta.url)) })
  return {
    app,
    deps,
    groupId,
    mails,
    accounts,
    as: (reader) => (reader ? { authorization: `Bearer ${tokens.get(reader)}` } : {}),
    at(instant) {
      now = instant
    },
    close: () => app.close(),
  }
}

async function addGroup({ stores, newId }: Deps): Promise<GroupId> {
  const id = newId() as GroupId
  await stores.groups.addGroup({
    id,
    name: 'Working group on wildlife cybercrime',
    shortName: 'Cybercrime group',
    setUpBy: 'Decision 17.95',
    setUpByRef: null,
    termsOfReference: { mandate: 'Report.', membership: 'Open.', modusOperandi: 'By mail.', capacities: [] },
    expiresWith: 'CoP18',
  })
  return id
}

async function addReaders({ stores, newId, clock }: Deps, groupId: GroupId): Promise<Record<Reader, Account>> {
  const accounts: Partial<Record<Reader, Account>> = {}
  const organizations = new Map<string, OrganizationId>()
  for (const reader of READERS) {
    const code = ORGANIZATION_OF[reader]
    if (!organizations.has(code)) {
      const kind = code === 'SECRETARIAT' ? 'Secretariat' : code === 'ONO' ? 'NGO' : 'Party'
      const organization = { id: newId() as OrganizationId, name: code, kind, region: null, code } as const
      await stores.people.addOrganization(organization)
      organizations.set(code, organization.id)
    }
    const account: Account = {
      id: newId() as AccountId,
      name: `${reader} of ${code}`,
      email: `${reader.toLowerCase()}@example.org`,
      organizationId: organizations.get(code) as OrganizationId,
      role: reader === 'Secretariat' ? 'Secretariat' : 'delegate',
      createdAt: clock(),
      closedAt: null,
    }
    await stores.people.addAccount(account)
    accounts[reader] = account
    if (reader !== 'stranger') await seat(stores, newId, groupId, account.id, reader, clock())
  }
  return accounts as Record<Reader, Account>
}

async function seat(
  stores: Deps['stores'],
  newId: Deps['newId'],
  groupId: GroupId,
  accountId: AccountId,
  role: GroupRole,
  from: string,
): Promise<void> {
  const capacity: Capacity | null = null
  await stores.groups.addMembership({
    id: newId() as MembershipId,
    groupId,
    accountId,
    role,
    capacity,
    from,
    until: null,
  })
}
