import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { AccountId, DraftId, GroupId } from '#domain/ids.ts'
import type { StoreRoot } from '#domain/stores.ts'
import { postgresStores } from '../../db/stores/index.ts'
import { updateLogContract } from '../contracts/update-log.ts'
import { addDraftGround } from '../support/fixtures/drafts.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

const draftIds = [
  '01980000-0000-7000-8000-00000000d001' as DraftId,
  '01980000-0000-7000-8000-00000000d002' as DraftId,
] as const

let database: TestDatabase
let stores: StoreRoot
let accountId: AccountId

beforeAll(async () => {
  database = await createTestDatabase()
  stores = postgresStores(database.db)
  const ground = await addDraftGround(stores)
  accountId = ground.accountId
  for (const id of draftIds) await addDraft(id, ground.groupIds[0])
})
afterAll(() => database.drop())

async function addDraft(id: DraftId, groupId: GroupId): Promise<void> {
  await stores.drafts.add({
    id,
    title: 'Draft',
    kind: 'document',
    groupId,
    meetingId: null,
    label: null,
    decisionId: null,
    rights: DEFAULT_RIGHTS,
    events: [],
    createdBy: accountId,
    createdAt: '2017-09-18T09:00:00.000Z',
  })
}

async function emptyLog() {
  await database.sql`truncate draft_logs cascade`
  return { log: stores.updates, accountId, draftIds }
}

updateLogContract(emptyLog)

describe('the update log on PostgreSQL', () => {
  const update = () => ({ accountId, connectionId: null, at: '2017-09-18T09:00:00.000Z', update: new Uint8Array([1]) })

  it('[C7] what was recorded cannot be changed or removed, by any statement of the program', async () => {
    const { log } = await emptyLog()
    const [draftId] = draftIds
    await log.create(draftId)
    await log.append([{ draftId, after: 0, standing: 0, updates: [update()], claims: [] }])
    await expect(database.sql`update draft_updates set account_id = account_id`).rejects.toThrow('never changed')
    await expect(database.sql`delete from draft_updates`).rejects.toThrow('never changed')
  })

  it('[C6] writers of the same drafts in opposite order wait for each other and never in a circle', async () => {
    const { log } = await emptyLog()
    const [one, two] = draftIds
    await log.create(one)
    await log.create(two)
    const attempt = async (order: readonly DraftId[]) => {
      const appends = order.map((draftId) => ({ draftId, after: 0, standing: 0, updates: [update()], claims: [] }))
      return log.append(appends)
    }
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, turn) => attempt(turn % 2 ? [one, two] : [two, one])),
    )
    expect(outcomes.filter(([first]) => first?.kind === 'recorded')).toHaveLength(1)
  })

  it('[C3] an append with one impossible row leaves nothing of the others', async () => {
    const { log } = await emptyLog()
    const [one, two] = draftIds
    await log.create(one)
    await log.create(two)
    const nobody = { ...update(), accountId: '01980000-0000-7000-8000-00000000dead' as AccountId }
    const appends = [update(), nobody].map((one, place) => {
      return { draftId: draftIds[place] as DraftId, after: 0, standing: 0, updates: [one], claims: [] }
    })
    await expect(log.append(appends)).rejects.toThrow()
    expect([await log.readSince(one, 0), (await log.open(one))?.sequence]).toEqual([[], 0])
  })
})
