/** The server of our own, with real processes that are really killed. Every folder is made for its test and removed. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../db/database.ts'
import { findPackage } from '../../db/embedded/binaries.ts'
import { layoutOf } from '../../db/embedded/layout.ts'
import { readLock, stopPostmaster } from '../../db/embedded/postmaster.ts'
import { isAlive } from '../../db/embedded/process-table.ts'
import { openEmbedded } from '../../db/embedded.ts'
import { endPrograms, startProgram } from '../support/child-program.ts'

const isRoot = process.geteuid?.() === 0
const hold = (dataDir: string, use = 'program') => startProgram('tests/support/hold-embedded.ts', [dataDir, use])
const postmasterIn = (said: string) => Number(/ready (\d+)/.exec(said)?.[1])

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'embedded-test-'))
  chmodSync(root, 0o755)
})
afterEach(endPrograms)
afterAll(async () => {
  for (const name of readdirSync(root)) await stopPostmaster(layoutOf(join(root, name)))
  rmSync(root, { recursive: true, force: true })
})

describe('one data folder, from start to start', () => {
  let dataDir: string
  beforeAll(() => {
    dataDir = join(root, 'data')
  })
  const layout = () => layoutOf(dataDir)

  it('[ST3] the first start makes a server that listens on its own socket alone, the second finds what was stored', async () => {
    const first = await openEmbedded(dataDir, 'program')
    const { sql, close } = openDatabase(first.url)
    await sql`create table kept (word text)`
    await sql`insert into kept values ('Kenya')`
    const [settings] = await sql`
      select current_setting('listen_addresses') as network, current_setting('fsync') as fsync,
             current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding`
    expect(settings).toEqual({ network: '', fsync: 'on', checksums: 'on', encoding: 'UTF8' })
    await close()
    await first.close()
    expect(existsSync(layout().lockFile)).toBe(false)

    const second = await openEmbedded(dataDir, 'program')
    const again = openDatabase(second.url)
    expect(await again.sql`select word from kept`).toEqual([{ word: 'Kenya' }])
    await again.close()
    await second.close()
  })

  it('[ST4] the server that a killed program left running is adopted, and stopped at the clean end', async () => {
    const killed = hold(dataDir)
    const server = postmasterIn(await killed.said('ready'))
    killed.kill('SIGKILL')
    await killed.ended
    expect(isAlive(server)).toBe(true)

    const next = hold(dataDir)
    expect(postmasterIn(await next.said('ready'))).toBe(server)
    next.endInput()
    expect((await next.ended).code).toBe(0)
    expect(await readLock(layout())).toBeNull()
  })

  it('[ST5] a folder that another running program uses is refused in one sentence; the command line may join', async () => {
    const running = hold(dataDir)
    await running.said('ready')
    const refused = await hold(dataDir).ended
    expect(refused.code).toBe(1)
    expect(refused.stderr).toBe(
      `Another running program uses the data in ${dataDir}: stop it first, or choose another folder with DATA_DIR.\n`,
    )
    const visitor = await openEmbedded(dataDir, 'visitor')
    await visitor.close()
    expect(await readLock(layout())).not.toBeNull()
    running.endInput()
    await running.ended
    expect(await readLock(layout())).toBeNull()
  })

  it('[ST6] whoever leaves last stops the server: a program may join and outstay the command line that started it', async () => {
    const visitor = await openEmbedded(dataDir, 'visitor')
    const program = hold(dataDir)
    await program.said('ready')
    await visitor.close()
    expect(await readLock(layout())).not.toBeNull()
    program.endInput()
    expect((await program.ended).code).toBe(0)
    expect(await readLock(layout())).toBeNull()
  })

  it('[ST6] two that start at the same moment start one server', async () => {
    const both = [hold(dataDir, 'visitor'), hold(dataDir, 'visitor')]
    const [one, other] = await Promise.all(both.map(async (each) => postmasterIn(await each.said('ready'))))
    expect(one).toBe(other)
    for (const each of both) each.endInput()
    for (const each of both) expect((await each.ended).code).toBe(0)
    expect(await readLock(layout())).toBeNull()
  })

  it('[ST7] a lock that a power cut left does not block, even when its number is now that of another program', async () => {
    writeFileSync(layout().lockFile, `${process.pid}\n${layout().cluster}\n1700000000\n5432\n.\n\n 1 1\nready\n`)
    const server = await openEmbedded(dataDir, 'program')
    await server.close()
    expect(await readLock(layout())).toBeNull()
  })
})

describe('a first start that is killed', () => {
  it.each([
    ['while the programs are copied', (names: string[]) => names.some((name) => /^postgresql-.*\.new-/.test(name))],
    ['while the cluster is made', (names: string[]) => names.some((name) => name.startsWith('postgres.new-'))],
    ['as soon as the cluster is there', (names: string[]) => names.includes('postgres')],
    ['as soon as the server writes its log', (names: string[]) => names.includes('postgres.log')],
  ])('[ST8] %s: the next start works and nothing half made stays', async (when, isMoment) => {
    const dataDir = join(root, when.replaceAll(' ', '-'))
    mkdirSync(dataDir)
    const killed = hold(dataDir)
    const moment = async () => {
      while (!isMoment(readdirSync(dataDir))) await wait(2)
    }
    await Promise.race([moment(), killed.ended])
    killed.kill('SIGKILL')
    await killed.ended

    const server = await openEmbedded(dataDir, 'program')
    await server.close()
    const names = readdirSync(dataDir).map((name) => name.replace(/^postgresql-.*\d-.*$/, 'postgresql'))
    expect(names.sort()).toEqual(['postgres', 'postgres.log', 'postgresql'])
  })
})

describe('folders of every kind', () => {
  it.runIf(isRoot)('[ST9] root lends the server another account, also where that account may not enter', async () => {
    const closed = join(root, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    for (const _ of ['first', 'second']) {
      const server = await openEmbedded(join(closed, 'data'), 'program')
      const { sql, close } = openDatabase(server.url)
      expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
      await close()
      await server.close()
    }
  })

  it('[ST9] a path that is longer than the address of a socket', async () => {
    const server = await openEmbedded(join(root, 'long-'.repeat(20), 'longer-'.repeat(14)), 'program')
    const { sql, close } = openDatabase(server.url)
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
    await close()
    await server.close()
  })

  it('[ST10] a folder that cannot be written is refused in one sentence', async () => {
    writeFileSync(join(root, 'file'), '')
    await expect(openEmbedded(join(root, 'file'), 'program')).rejects.toThrow(
      `The data folder ${join(root, 'file')} cannot be written (it is not a folder)`,
    )
    await expect(openEmbedded(join(root, 'file', 'data'), 'program')).rejects.toThrow('it is not a folder')
  })

  it('[ST10] a platform without native programs is asked for DATABASE_URL', async () => {
    await expect(findPackage('aix-ppc64')).rejects.toThrow('no PostgreSQL to bring along for aix-ppc64')
  })

  it('[ST10] data of another version of PostgreSQL is refused in one sentence', async () => {
    const dataDir = join(root, 'older')
    mkdirSync(join(dataDir, 'postgres'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '16\n')
    await expect(openEmbedded(dataDir, 'program')).rejects.toThrow('was made by PostgreSQL 16')
  })
})
