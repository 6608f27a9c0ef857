import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftId } from '#domain/ids.ts'
import { type OpenedDatabase, openDatabase } from '../../db/database.ts'
import { postgresNotices } from '../../db/notices.ts'
import { noticesContract } from '../contracts/notices.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

noticesContract(async () => {
  const pools = [openDatabase(database.url), openDatabase(database.url)] as const
  return {
    one: postgresNotices(pools[0], 'one'),
    two: postgresNotices(pools[1], 'two'),
    end: async () => {
      await Promise.all(pools.map((pool) => pool.close()))
    },
  }
})

describe('notices on PostgreSQL', () => {
  it('[C80] listening begins again after its connection was cut, and says so', async () => {
    const pool: OpenedDatabase = openDatabase(database.url)
    const heard: string[] = []
    let beginnings = 0
    await postgresNotices(pool, 'listener').listen({
      heard: (_, { kind }) => heard.push(kind),
      began: () => {
        beginnings += 1
      },
    })
    await database.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()`
    await expect.poll(() => beginnings, { timeout: 10_000 }).toBe(2)
    const other = postgresNotices(database, 'speaker')
    await other.say([{ kind: 'gone' }])
    await expect.poll(() => heard).toEqual(['gone'])
    await pool.close()
  })

  it('[C86] a notice that no NOTIFY can carry is left out, and the others are said', async () => {
    const heard: string[] = []
    const pool = openDatabase(database.url)
    await postgresNotices(pool, 'listener').listen({ heard: (_, { kind }) => heard.push(kind), began: () => {} })
    const json = JSON.stringify('x'.repeat(8_000))
    const draftId = '01980000-0000-7000-8000-00000000d001' as DraftId
    const presences = [{ clientId: 1, clock: 1, json }]
    await postgresNotices(database, 'speaker').say([{ kind: 'presence', draftId, presences }, { kind: 'gone' }])
    await expect.poll(() => heard).toEqual(['gone'])
    await pool.close()
  })
})
