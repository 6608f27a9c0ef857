/** Mandates on PostgreSQL: the contract, and what only a database can promise. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountId } from '#domain/ids.ts'
import { postgresDecisionStore } from '../../db/stores/decisions.ts'
import { postgresMandateStore } from '../../db/stores/mandates.ts'
import { postgresPeopleStore } from '../../db/stores/people.ts'
import { mandateStoreContract } from '../contracts/mandate-store.ts'
import { addAccount } from '../support/fixtures/account.ts'
import { aMandate, anEntry, mandateIdOf } from '../support/fixtures/mandates.ts'
import { aText } from '../support/fixtures/texts.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
let by: AccountId
beforeAll(async () => {
  database = await createTestDatabase()
  by = await addAccount(postgresPeopleStore(database.db))
  await postgresDecisionStore(database.db).add(aText('1', by, { number: '15.57' }))
})
afterAll(() => database.drop())

async function open() {
  await database.sql`truncate mandates cascade`
  return { store: postgresMandateStore(database.db), by }
}

mandateStoreContract(open)

describe('the tables of mandates', () => {
  it('[M18] refuse to change or remove what was recorded', async () => {
    const { sql } = database
    const { store } = await open()
    await store.add([aMandate('1', by)])
    await store.append(anEntry('1', by, 'started'), 0)
    await expect(sql`update mandate_entries set text = 'other words'`).rejects.toThrow(/added and never changed/)
    await expect(sql`delete from mandate_entries`).rejects.toThrow(/added and never changed/)
    await expect(sql`update mandates set duty = 'nothing'`).rejects.toThrow(/added and never changed/)
  })

  it('[M2] of two entries recorded at once only one succeeds', async () => {
    const { store } = await open()
    await store.add([aMandate('1', by)])
    const both = await Promise.allSettled(['1', '2'].map((serial) => store.append(anEntry(serial, by, 'started'), 0)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await store.entriesOf(mandateIdOf('1'))).toHaveLength(1)
  })
})
