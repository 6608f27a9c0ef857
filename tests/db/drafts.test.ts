import { afterAll, beforeAll } from 'vitest'
import { postgresStores } from '../../db/stores/index.ts'
import { draftStoreContract } from '../contracts/draft-store.ts'
import { addDraftGround } from '../support/fixtures/drafts.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
let ground: Awaited<ReturnType<typeof addDraftGround>>
beforeAll(async () => {
  database = await createTestDatabase()
  ground = await addDraftGround(postgresStores(database.db))
})
afterAll(() => database.drop())

draftStoreContract(async () => {
  await database.sql`truncate drafts cascade`
  return { store: postgresStores(database.db).drafts, ...ground }
})
