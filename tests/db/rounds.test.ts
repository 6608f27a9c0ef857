import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentOf, paragraph } from '#domain/drafts/content.ts'
import type { VersionId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import { postgresStores } from '../../db/stores/index.ts'
import { roundStoreContract } from '../contracts/round-store.ts'
import { addBracketGround } from '../support/fixtures/brackets.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

const versionIds = [
  '01980000-0000-7000-8000-00000000c001' as VersionId,
  '01980000-0000-7000-8000-00000000c002' as VersionId,
] as const

let database: TestDatabase
let ground: Awaited<ReturnType<typeof addBracketGround>>
beforeAll(async () => {
  database = await createTestDatabase()
  const stores = postgresStores(database.db)
  ground = await addBracketGround(stores)
  for (const draft of [0, 1] as const) await addVersion(stores, draft)
})
afterAll(() => database.drop())

const addVersion = (stores: Stores, draft: 0 | 1) =>
  stores.versions.add({
    id: versionIds[draft],
    draftId: ground.draftIds[draft],
    name: 'First draft',
    purpose: '',
    sequence: 1,
    sha256: 'ab'.repeat(32),
    content: documentOf([paragraph('operative', 'URGES Parties', { id: 'p' })]),
    by: ground.accountId,
    at: '2018-02-01T09:00:00.000Z',
  })

roundStoreContract(async () => {
  await database.sql`truncate rounds cascade`
  return { store: postgresStores(database.db).rounds, ...ground, versionIds }
})

test('[RO5] the database refuses to change or remove a round and what happened to it', async () => {
  const [row] = await database.sql`select count(*)::int as count from round_events`
  expect(row?.count).toBeGreaterThan(0)
  await expect(database.sql`update rounds set closes_on = '2030-01-01'`).rejects.toThrow(/never changed/)
  await expect(database.sql`delete from round_events`).rejects.toThrow(/never changed/)
})
