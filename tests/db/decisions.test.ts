/** The registry on PostgreSQL: the contract, and what only a database can promise. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountId } from '#domain/ids.ts'
import { postgresDecisionStore } from '../../db/stores/decisions.ts'
import { postgresPeopleStore } from '../../db/stores/people.ts'
import { fillPrecedents } from '../../db/stores/precedents.ts'
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

  it('[PC10] precedents that are missing after an update are computed at the next start', async () => {
    const store = await emptyStore()
    await store.add(aText('1', by, { number: '15.57' }))
    await store.add(aText('2', by, { label: '17.XX' }))
    await database.sql`delete from precedents`
    expect((await store.precedents({ q: 'records' }, { limit: 5 })).totalCount).toBe(0)
    await fillPrecedents(database.db)
    await fillPrecedents(database.db)
    expect((await store.precedents({ q: 'records' }, { limit: 5 })).items.map(({ cite }) => cite)).toEqual([
      'Decision 15.57',
    ])
  })

  it('[RG2] of two people who give one number at once only one succeeds', async () => {
    const store = await emptyStore()
    const both = await Promise.allSettled(['1', '2'].map((serial) => store.add(aText(serial, by, { number: '15.57' }))))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await store.list({ withDrafts: true }, { limit: 10 })).totalCount).toBe(1)
  })

  it('[RG9] [RG11] are searched with words and filters at once', async () => {
    const store = await emptyStore()
    for (let serial = 1; serial <= 42; serial += 1) {
      const partner = serial % 7 ? 'Parties' : 'INTERPOL'
      const lines = itemsOf(`report on species ${serial}`, `work with ${partner} on markets`)
      const body = serial % 3 ? 'Parties' : 'Secretariat'
      await store.add(aText(String(serial), by, { number: `16.${serial}`, lines, body }))
    }
    const filter = { q: 'interpol markets', addressee: 'Secretariat', state: 'in effect', withDrafts: false } as const
    const { items, totalCount } = await store.list(filter, { limit: 1 })
    expect(items.map(({ id }) => id)).toEqual([idOf('21')])
    expect(totalCount).toBe(2)
  })
})
