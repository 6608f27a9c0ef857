import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftRights } from '#domain/access.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { AccountId, DraftId, GroupId } from '#domain/ids.ts'
import type { StoreRoot, Stores } from '#domain/stores.ts'
import { type OpenedDatabase, openDatabase } from '../../db/database.ts'
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

  it('[C6] of processes that race with connections of their own, each place is taken once and nobody waits for ever', async () => {
    await emptyLog()
    for (const draftId of draftIds) await stores.updates.create(draftId)
    const pools = [openDatabase(database.url), openDatabase(database.url)]
    const recorded: string[] = []
    const race = async (pool: OpenedDatabase, name: number): Promise<void> => {
      const { updates } = postgresStores(pool.db)
      const known = new Map(draftIds.map((draftId) => [draftId, 0]))
      for (let written = 0; written < 20; ) {
        const order = written % 2 ? draftIds : [...draftIds].reverse()
        const byte = { ...update(), update: new Uint8Array([name, written]) }
        const outcomes = await updates.append(
          order.map((draftId) => ({
            draftId,
            after: known.get(draftId) ?? 0,
            standing: 0,
            updates: [byte],
            claims: [],
          })),
        )
        for (const [place, outcome] of outcomes.entries()) {
          const draftId = order[place] as DraftId
          if (outcome.kind === 'recorded') {
            known.set(draftId, outcome.sequence)
            recorded.push(`${draftId} ${outcome.sequence} ${name},${written}`)
          } else if (outcome.kind === 'behind') {
            known.set(draftId, outcome.rows.at(-1)?.sequence ?? 0)
          }
        }
        if (outcomes.some(({ kind }) => kind === 'recorded')) written += 1
      }
    }
    await Promise.all(pools.map(race))
    const rows = await Promise.all(
      draftIds.map(async (draftId) =>
        (await stores.updates.readSince(draftId, 0)).map((row) => `${draftId} ${row.sequence} ${row.update}`),
      ),
    )
    expect(rows.flat().sort()).toEqual(recorded.sort())
    await Promise.all(pools.map((pool) => pool.close()))
  })

  it('[C13] an edit goes along with the other records of a transaction, and its notice with the commit', async () => {
    const { log } = await emptyLog()
    const [draftId] = draftIds
    await log.create(draftId)
    const heard: string[] = []
    const { unlisten } = await database.sql.listen('intersession', (line) => heard.push(line))
    const rights: DraftRights = { ...DEFAULT_RIGHTS, observer: 'edit' }
    const kept = async () => [(await stores.drafts.find(draftId))?.rights, (await log.open(draftId))?.sequence]
    const accept = async (stores: Stores) => {
      await stores.drafts.setRights(draftId, rights, update().at, accountId)
      const appends = [{ draftId, after: 0, standing: 0, updates: [update()], claims: [] }]
      expect(await stores.updates.append(appends)).toEqual([{ kind: 'recorded', sequence: 1 }])
      // Nobody else sees it yet; whoever writes there waits for the commit.
      expect((await log.open(draftId))?.sequence).toBe(0)
      expect(heard).toEqual([])
    }
    const broken = stores.transact(async (bound) => {
      await accept(bound)
      throw new Error('changed our mind')
    })
    await expect(broken).rejects.toThrow('changed our mind')
    expect(await kept()).toEqual([DEFAULT_RIGHTS, 0])
    await stores.transact(accept)
    expect(await kept()).toEqual([rights, 1])
    await expect
      .poll(() => heard.map((line) => JSON.parse(line)))
      .toEqual([{ from: '', kind: 'rows', draftId, sequence: 1 }])
    await unlisten()
  })

  it('[C13] who is behind within a transaction reads what it missed and can go on in the same one', async () => {
    const { log } = await emptyLog()
    const [draftId] = draftIds
    await log.create(draftId)
    await log.append([{ draftId, after: 0, standing: 0, updates: [update()], claims: [] }])
    await stores.transact(async ({ updates }) => {
      const late = { draftId, after: 0, standing: 0, updates: [update()], claims: [] }
      expect(await updates.append([late])).toMatchObject([{ kind: 'behind', rows: [{ sequence: 1 }] }])
      expect(await updates.append([{ ...late, after: 1 }])).toEqual([{ kind: 'recorded', sequence: 2 }])
    })
    expect((await log.open(draftId))?.sequence).toBe(2)
  })
})
