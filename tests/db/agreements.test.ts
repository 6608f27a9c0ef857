import { afterAll, beforeAll } from 'vitest'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { AccountId, DraftId } from '#domain/ids.ts'
import { postgresStores } from '../../db/stores/index.ts'
import { agreementStoreContract } from '../contracts/agreement-store.ts'
import { addDraftGround } from '../support/fixtures/drafts.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

const draftIds = [
  '01980000-0000-7000-8000-00000000d001' as DraftId,
  '01980000-0000-7000-8000-00000000d002' as DraftId,
] as const

let database: TestDatabase
let accountId: AccountId
beforeAll(async () => {
  database = await createTestDatabase()
  const stores = postgresStores(database.db)
  const ground = await addDraftGround(stores)
  accountId = ground.accountId
  const [groupId] = ground.groupIds
  const said = { title: 'Draft', kind: 'document', meetingId: null, label: null, decisionId: null } as const
  const made = { rights: DEFAULT_RIGHTS, events: [], createdBy: accountId, createdAt: '2018-01-01T09:00:00.000Z' }
  for (const id of draftIds) await stores.drafts.add({ id, groupId, ...said, ...made })
})
afterAll(() => database.drop())

agreementStoreContract(async () => {
  await database.sql`truncate agreement_entries`
  return { store: postgresStores(database.db).agreements, accountId, draftIds }
})
