import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { describe, expect, inject, it } from 'vitest'
import { explainConnection, openDatabase } from '../../db/database.ts'
import { assertDurable, refuseServer } from '../../db/durability.ts'

/** The sentence with which an address is refused. */
async function refusalOf(url: string): Promise<string> {
  try {
    const database = openDatabase(url)
    const outcome = await assertDurable(database).then(
      () => 'accepted',
      (error: Error) => error.message,
    )
    await database.close()
    return outcome
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe('the address of a database', () => {
  it('[ST11] what is wrong with DATABASE_URL is said in one sentence, without its password', async () => {
    expect(await refusalOf('nonsense')).toContain('it cannot be read as an address')
    expect(await refusalOf('mysql://desk@db')).toContain('must begin with postgres://')
    expect(await refusalOf(inject('postgresUrl').replace('/postgres?', '/missing?'))).toContain(
      'no database of this name',
    )
    const probe = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => probe.once('listening', resolve))
    const { port } = probe.address() as AddressInfo
    await new Promise((resolve) => probe.close(resolve))
    const refused = await refusalOf(`postgres://desk:hunter2@127.0.0.1:${port}/desk`)
    expect(refused).toContain('nobody answers there')
    expect(refused).not.toContain('hunter2')
    expect(explainConnection({ code: '28P01' })).toBe('the server refuses this name or password')
    expect(await refusalOf(inject('postgresUrl'))).toBe('accepted')
  })

  it('[ST15] a server that could lose what it has recorded, or is too old, is refused', () => {
    const good = {
      version: 150_000,
      named: '15.0',
      fsync: 'on',
      fullPageWrites: 'on',
      synchronousCommit: 'on',
      encoding: 'UTF8',
      isReplica: false,
    }
    expect(refuseServer(good)).toBeNull()
    expect(refuseServer({ ...good, synchronousCommit: 'remote_apply' })).toBeNull()
    expect(refuseServer({ ...good, version: 140_012, named: '14.12' })).toContain('PostgreSQL 14.12')
    expect(refuseServer({ ...good, fsync: 'off' })).toContain('fsync is off')
    expect(refuseServer({ ...good, fullPageWrites: 'off' })).toContain('full_page_writes is off')
    expect(refuseServer({ ...good, synchronousCommit: 'local' })).toContain('synchronous_commit is local')
    expect(refuseServer({ ...good, encoding: 'SQL_ASCII' })).toContain('SQL_ASCII')
    expect(refuseServer({ ...good, isReplica: true })).toContain('replica')
  })

  it('[ST15] our own connections wait for the disk and give up a query that takes too long', async () => {
    const { sql, close } = openDatabase(inject('postgresUrl'), { queryDeadline: 50 })
    const [row] = await sql`select current_setting('synchronous_commit') as commit, current_setting('TimeZone') as zone`
    expect(row).toEqual({ commit: 'on', zone: 'UTC' })
    await expect(sql`select pg_sleep(5)`).rejects.toMatchObject({ code: '57014' })
    await close()
  })
})
