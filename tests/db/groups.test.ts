import { afterAll, beforeAll } from 'vitest'
import type { AccountId, OrganizationId } from '#domain/ids.ts'
import { postgresGroupStore } from '../../db/stores/groups.ts'
import { postgresPeopleStore } from '../../db/stores/people.ts'
import { groupStoreContract } from '../contracts/group-store.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

const accountId = '01980000-0000-7000-8000-0000000000a1' as AccountId
const organizationId = '01980000-0000-7000-8000-0000000000e1' as OrganizationId

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  const people = postgresPeopleStore(database.db)
  await people.addOrganization({ id: organizationId, name: 'Kenya', kind: 'Party', region: 'Africa', code: 'KE' })
  await people.addAccount({
    id: accountId,
    name: 'Amina Otieno',
    email: 'amina@example.org',
    organizationId,
    role: 'delegate',
    createdAt: '2017-01-01T08:00:00.000Z',
    closedAt: null,
  })
})
afterAll(() => database.drop())

groupStoreContract(async () => {
  await database.sql`truncate groups cascade`
  return { store: postgresGroupStore(database.db), accountId }
})
