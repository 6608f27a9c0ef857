import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountId, AlertId } from '#domain/ids.ts'
import { postgresStores } from '../../db/stores/index.ts'
import { alertPeople } from '../../server/people/alert-people.ts'
import { sendDigests } from '../../server/people/send-digests.ts'
import { alertStoreContract } from '../contracts/alert-store.ts'
import { addReaders } from '../support/fixtures/alerts.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
let accountIds: readonly [AccountId, AccountId, AccountId]
beforeAll(async () => {
  database = await createTestDatabase()
  accountIds = await addReaders(postgresStores(database.db).people)
})
afterAll(() => database.drop())

const emptied = async () => {
  await database.sql`truncate alerts, alert_digests, alert_choices cascade`
  return { store: postgresStores(database.db).alerts, accountIds }
}

alertStoreContract(emptied)

describe('alerts on PostgreSQL', () => {
  it('[AL1] are not kept when the act that they tell of is not', async () => {
    const { store } = await emptied()
    const [by, to] = accountIds
    const told = { kind: 'proposal', words: 'Placed.', about: 'Draft', address: '/drafts/d' } as const
    const act = postgresStores(database.db).transact(async (bound) => {
      await alertPeople(bound, randomUUID, { ...told, to: [to], by, at: '2017-09-15T05:00:00.000Z' })
      expect(await bound.alerts.unreadCount(to)).toBe(1)
      throw new Error('The act is refused')
    })
    await expect(act).rejects.toThrow('The act is refused')
    expect(await store.unreadCount(to)).toBe(0)
  })

  it('[AL10] a mail that could not be sent is due again', async () => {
    const { store } = await emptied()
    const at = '2017-09-15T06:00:00.000Z'
    await store.add([
      {
        id: '01980000-0000-7000-8000-00000000a001' as AlertId,
        accountId: accountIds[0],
        ...{ kind: 'proposal', words: 'Placed.', about: 'Draft', address: '/drafts/d', at: '2017-09-15T05:00:00.000Z' },
      },
    ])
    let isAway = true
    const deps = {
      stores: postgresStores(database.db),
      clock: () => at,
      log: pino({ level: 'silent' }),
      config: { publicUrl: 'http://intersession.test' },
      sendMail: async () => {
        if (isAway) throw new Error('The mail server is away')
      },
    }
    expect(await sendDigests(deps)).toBe(0)
    isAway = false
    expect([await sendDigests(deps), await sendDigests(deps)]).toEqual([1, 0])
  })

  it('[AL8] of ten programs that send the mail of a day one does', async () => {
    const { store } = await emptied()
    const taken = await Promise.all(
      Array.from({ length: 10 }, () => store.takeDigest(accountIds[0], '2017-09-15', '2017-09-15T05:00:00.000Z')),
    )
    expect(taken.filter(Boolean)).toHaveLength(1)
  })
})
