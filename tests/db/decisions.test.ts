/** The registry on PostgreSQL: the contract, and what only a database can promise. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountId } from '#domain/ids.ts'
import { postgresDecisionStore } from '../../db/stores/decisions.ts'
import { postgresPeopleStore } from '../../db/stores/people.ts'
import { decisionStoreContract } from '../contracts/decision-store.ts'
import { addAccount } from '../support/fixtures/account.ts'
import { aText, idOf, itemsOf } from '../support/fixtures/texts.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
let by: AccountId
beforeAll(async () => {
  database = await createTestDatabase()
  by = await addAccount(postgresPeopleStore(database.db))
})
afterAll(() => database.drop())

async function emptyStore() {
  await database.sql`truncate decisions, decision_imports, subject_name_sets cascade`
  return postgresDecisionStore(database.db)
}

decisionStoreContract(async () => ({ store: await emptyStore(), by }))

describe('the tables of the registry', () => {
  it('[RG4] refuse to change or remove what was recorded', async () => {
    const { sql } = database
    await (await emptyStore()).add(aText('1', by, { number: '15.57' }))
    for (const table of ['decisions', 'decision_revisions', 'provisions', 'decision_events']) {
      await expect(sql.unsafe(`delete from ${table}`), table).rejects.toThrow(/added and never changed/)
    }
    await expect(sql`update provisions set text = 'other words'`).rejects.toThrow(/added and never changed/)
  })

  it('[RG2] of two people who give one number at once only one succeeds', async () => {
    const store = await emptyStore()
    const both = await Promise.allSettled(['1', '2'].map((serial) => store.add(aText(serial, by, { number: '15.57' }))))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await store.list({ withDrafts: true }, { limit: 10 })).totalCount).toBe(1)
  })
})

describe('a large registry', () => {
  beforeAll(async () => {
    await emptyStore()
    // One transaction: what is measured is the reading.
    await database.db.transaction(async (transaction) => {
      const store = postgresDecisionStore(transaction)
      for (let serial = 1; serial <= 2000; serial += 1) {
        const number = `${10 + Math.floor(serial / 200)}.${(serial % 200) + 1}`
        const partner = serial % 7 ? 'Parties' : 'INTERPOL'
        const lines = itemsOf(`report on species ${serial}`, `work with ${partner} on markets`)
        await store.add(aText(String(serial), by, { number, lines, body: serial % 3 ? 'Parties' : 'Secretariat' }))
      }
    })
    await database.sql`analyze`
  }, 180_000)

  it('[RG23] answers a search with filters in less than 20 ms', async () => {
    const store = postgresDecisionStore(database.db)
    const ask = () =>
      store.list(
        { q: 'interpol markets', addressee: 'Secretariat', state: 'in effect', withDrafts: false },
        { limit: 50 },
      )
    expect((await ask()).totalCount).toBe(95)
    const times: number[] = []
    for (let round = 0; round < 9; round += 1) {
      const begun = performance.now()
      await ask()
      times.push(performance.now() - begun)
    }
    // The quickest third: what slows the others is the machine's other work.
    expect(times.sort((a, b) => a - b)[2]).toBeLessThan(20)
    expect((await store.find(idOf('7')))?.revisions[0]?.provisions).toHaveLength(2)
  })
})
