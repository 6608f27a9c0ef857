import { afterAll, beforeAll } from 'vitest'
import { postgresPeopleStore } from '../../db/stores/people.ts'
import { peopleStoreContract } from '../contracts/people-store.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

peopleStoreContract(async () => {
  await database.sql`truncate organizations cascade`
  return postgresPeopleStore(database.db)
})
