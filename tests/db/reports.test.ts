import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { AccountId, DraftId, GroupId, MeetingId, OrganizationId } from '#domain/ids.ts'
import { postgresStores } from '../../db/stores/index.ts'
import { reportStoreContract } from '../contracts/report-store.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

const id = (end: string) => `01980000-0000-7000-8000-0000000000${end}`
const accountId = id('a1') as AccountId
const groupId = id('b1') as GroupId
const meetingId = id('c1') as MeetingId
const draftIds = [id('d1') as DraftId, id('d2') as DraftId] as const
const at = '2017-01-01T08:00:00.000Z'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  const stores = postgresStores(database.db)
  const organizationId = id('e1') as OrganizationId
  await stores.people.addOrganization({
    id: organizationId,
    name: 'Kenya',
    kind: 'Party',
    region: 'Africa',
    code: 'KE',
  })
  const name = 'Amina Otieno'
  const email = 'amina@example.org'
  await stores.people.addAccount({
    id: accountId,
    name,
    email,
    organizationId,
    role: 'delegate',
    createdAt: at,
    closedAt: null,
  })
  await stores.groups.addGroup({
    id: groupId,
    name: 'Working Group on Wildlife Cybercrime',
    shortName: 'Cybercrime',
    setUpBy: '',
    setUpByRef: null,
    termsOfReference: { mandate: '', membership: '', modusOperandi: '', capacities: [] },
    expiresWith: null,
  })
  const dates = { place: 'Geneva (Switzerland)', startsOn: '2017-11-27', endsOn: '2017-12-01' }
  const move = { meetingId, ...dates, recordedAt: at, recordedBy: accountId }
  await stores.meetings.add({ id: meetingId, body: 'SC', ordinal: 69, ...dates, agenda: [] }, move)
  for (const draftId of draftIds) {
    await stores.drafts.add({
      id: draftId,
      title: 'Report',
      kind: 'report',
      groupId,
      meetingId,
      label: null,
      decisionId: null,
      rights: DEFAULT_RIGHTS,
      events: [],
      createdBy: accountId,
      createdAt: at,
    })
  }
})
afterAll(() => database.drop())

reportStoreContract(async () => {
  await database.sql`truncate reports cascade`
  return { store: postgresStores(database.db).reports, accountId, groupId, meetingId, draftIds }
})

test('[R17] the database refuses to change or remove an issue', async () => {
  const rows = await database.sql`select count(*)::int as count from report_issues`
  expect(rows[0]?.count).toBeGreaterThan(0)
  await expect(database.sql`update report_issues set sha256 = ${'0'.repeat(64)}`).rejects.toThrow(/never changed/)
  await expect(database.sql`delete from report_issues`).rejects.toThrow(/never changed/)
})
