import { afterAll, beforeAll } from 'vitest'
import { postgresStores } from '../../db/stores/index.ts'
import { bracketStoreContract } from '../contracts/bracket-store.ts'
import { addBracketGround } from '../support/fixtures/brackets.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
let ground: Awaited<ReturnType<typeof addBracketGround>>
beforeAll(async () => {
  database = await createTestDatabase()
  ground = await addBracketGround(postgresStores(database.db))
})
afterAll(() => database.drop())

bracketStoreContract(async () => {
  await database.sql`truncate brackets cascade`
  return { store: postgresStores(database.db).brackets, ...ground }
})
