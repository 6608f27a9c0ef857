import { afterAll, beforeAll, expect, it } from 'vitest'
import { postgresStores } from '../../db/stores/index.ts'
import { asideStoreContract } from '../contracts/aside-store.ts'
import { addBracketGround } from '../support/fixtures/brackets.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
let ground: Awaited<ReturnType<typeof addBracketGround>>
beforeAll(async () => {
  database = await createTestDatabase()
  ground = await addBracketGround(postgresStores(database.db))
})
afterAll(() => database.drop())

asideStoreContract(async () => {
  await database.sql`truncate check_asides`
  return { store: postgresStores(database.db).asides, ...ground }
})

it('[FO25] the database refuses to change or remove an entry', async () => {
  await expect(database.sql`delete from check_asides`).rejects.toThrow(/added and never changed/)
})
