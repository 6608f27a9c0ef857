import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentOf, paragraph } from '#domain/drafts/content.ts'
import type { DraftId, VersionId } from '#domain/ids.ts'
import { postgresStores } from '../../db/stores/index.ts'
import { versionStoreContract } from '../contracts/version-store.ts'
import { addBracketGround } from '../support/fixtures/brackets.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
let ground: Awaited<ReturnType<typeof addBracketGround>>
beforeAll(async () => {
  database = await createTestDatabase()
  ground = await addBracketGround(postgresStores(database.db))
})
afterAll(() => database.drop())

versionStoreContract(async () => {
  await database.sql`truncate versions cascade`
  return { store: postgresStores(database.db).versions, ...ground }
})

const version = (digit: string, draftId: DraftId) => ({
  id: `01980000-0000-7000-8000-0000000ec0${digit}` as VersionId,
  draftId,
  name: 'Draft',
  purpose: '',
  sequence: 1,
  sha256: 'ab'.repeat(32),
  content: documentOf([paragraph('operative', 'URGES Parties', { id: 'p' })]),
  by: ground.accountId,
  at: '2018-02-01T09:00:00.000Z',
})

test('[VE1] two who name a version at once get two numbers, and nothing is lost', async () => {
  await database.sql`truncate versions cascade`
  const stores = postgresStores(database.db)
  const [draftId] = ground.draftIds
  const added = await Promise.all(
    ['01', '02', '03', '04'].map((digit) => stores.transact((bound) => bound.versions.add(version(digit, draftId)))),
  )
  expect(added.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4])
})

test('[VE1] the database refuses to change or remove a version, and one of a draft that is not there', async () => {
  const [row] = await database.sql`select count(*)::int as count from versions`
  expect(row?.count).toBeGreaterThan(0)
  await expect(database.sql`update versions set name = 'other'`).rejects.toThrow(/never changed/)
  await expect(database.sql`delete from versions`).rejects.toThrow(/never changed/)
  const nowhere = version('09', '01980000-0000-7000-8000-00000000dddd' as DraftId)
  await expect(postgresStores(database.db).versions.add(nowhere)).rejects.toMatchObject({ code: 'not_found' })
})
