import { afterAll, beforeAll } from 'vitest'
import type { DraftId, OrganizationId } from '#domain/ids.ts'
import { postgresStores } from '../../db/stores/index.ts'
import { wordReturnStoreContract } from '../contracts/word-return-store.ts'
import { addDraftGround, addTwoDrafts } from '../support/fixtures/drafts.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
let ground: Awaited<ReturnType<typeof addDraftGround>>
let draftIds: readonly [DraftId, DraftId]
let organizationId: OrganizationId
beforeAll(async () => {
  database = await createTestDatabase()
  const stores = postgresStores(database.db)
  ground = await addDraftGround(stores)
  draftIds = await addTwoDrafts(stores, ground)
  organizationId = (await stores.people.account(ground.accountId))?.organizationId as OrganizationId
})
afterAll(() => database.drop())

wordReturnStoreContract(async () => {
  await database.sql`truncate word_returns`
  return { store: postgresStores(database.db).wordReturns, accountId: ground.accountId, organizationId, draftIds }
})
