/** The program as a process of its own: what a person sees who starts it, stops it, kills it or gets a setting wrong. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo, Server } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layoutOf } from '../../db/embedded/layout.ts'
import { readLock, stopPostmaster } from '../../db/embedded/postmaster.ts'
import { ensureBuiltClient } from '../support/built-client.ts'
import { endPrograms, startProgram } from '../support/child-program.ts'
import { createTestDatabase } from '../support/postgres.ts'

let root: string
let dataDir: string
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'start-test-'))
  dataDir = join(root, 'data')
  await ensureBuiltClient()
}, 120_000)
afterAll(async () => {
  await endPrograms()
  await stopPostmaster(layoutOf(dataDir))
  rmSync(root, { recursive: true, force: true })
})

const listen = () =>
  new Promise<Server>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server))
  })
const portOf = (server: Server) => String((server.address() as AddressInfo).port)

async function freePort(): Promise<string> {
  const server = await listen()
  const port = portOf(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

const program = (env: Record<string, string>, ...args: string[]) =>
  startProgram('server/main.ts', args, { DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env })
const READY = 'Ctrl-C stops it'
const linksIn = (said: string) => [...said.matchAll(/(\S+): [^\n]*?(http:\S+\/sign-in\/\S+)/g)]

describe('with nothing set but a port', () => {
  it('[ST17] the example group is loaded once, and each start prints a link for each kind of person', async () => {
    const PORT = await freePort()
    const first = program({ PORT })
    const said = await first.said(READY)
    expect(linksIn(said).map((match) => match[1])).toEqual(['Chair', 'Member', 'Secretariat', 'Observer'])
    const page = await fetch(`http://127.0.0.1:${PORT}/`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<html')
    expect((await fetch(`http://127.0.0.1:${PORT}/api/health/ready`)).status).toBe(200)

    const second = await program({ PORT: await freePort() }).ended
    expect(second.code).toBe(1)
    expect(second.stderr).toMatch(/^Another running program uses the data in .*\n$/)

    first.kill('SIGKILL')
    await first.ended
    const server = await readLock(layoutOf(dataDir))
    const next = program({ PORT })
    expect(linksIn(await next.said(READY))).toHaveLength(4)
    expect(await readLock(layoutOf(dataDir))).toBe(server)

    next.kill('SIGTERM')
    expect(await next.ended).toMatchObject({ code: 0, stderr: '' })
    expect(await readLock(layoutOf(dataDir))).toBeNull()
  }, 120_000)

  it('[ST18] a signal stops the program with its database', async () => {
    const running = program({ PORT: await freePort() })
    await running.said(READY)
    running.kill('SIGINT')
    expect(await running.ended).toMatchObject({ code: 0, stderr: '' })
    expect(await readLock(layoutOf(dataDir))).toBeNull()
  })
})

describe('with DATABASE_URL', () => {
  it('[ST17] nothing is put into the database unless --empty asks for its first account', async () => {
    const database = await createTestDatabase()
    const accounts = async () => (await database.sql`select name from accounts`).length
    const PORT = await freePort()
    const plain = program({ PORT, DATABASE_URL: database.url })
    expect(linksIn(await plain.said(READY))).toEqual([])
    expect(await accounts()).toBe(0)
    plain.kill('SIGTERM')
    await plain.ended

    const asked = program({ PORT, DATABASE_URL: database.url }, '--empty')
    expect(linksIn(await asked.said(READY)).map((match) => match[1])).toEqual(['Secretariat'])
    expect(await accounts()).toBe(1)
    asked.kill('SIGTERM')
    expect((await asked.ended).code).toBe(0)
    await database.drop()
  }, 60_000)
})

describe('what a person can put right is one sentence and exit code 1', () => {
  const refused = async (env: Record<string, string>, ...args: string[]) => {
    const { code, stdout, stderr } = await program({ PORT: await freePort(), ...env }, ...args).ended
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 1, stdout: '', lines: 2 })
    return stderr
  }

  it('[ST16] a taken port, before anything is made', async () => {
    const taken = await listen()
    const fresh = join(root, 'fresh')
    expect(await refused({ PORT: portOf(taken), DATA_DIR: fresh })).toContain(
      `Port ${portOf(taken)} of 127.0.0.1 is taken`,
    )
    expect(existsSync(fresh)).toBe(false)
    taken.close()
  })

  it('[ST2] settings and arguments that cannot be used', async () => {
    expect(await refused({ LOG_LEVEL: 'loud' })).toContain('LOG_LEVEL must be one of')
    expect(await refused({}, '--emtpy')).toContain('"--emtpy" is not known')
  })

  it('[ST10] a data folder that cannot be written', async () => {
    expect(await refused({ DATA_DIR: '/dev/null/data' })).toContain('/dev/null/data cannot be written')
  })

  it('[ST11] a database that does not answer', async () => {
    const DATABASE_URL = `postgres://desk:hunter2@127.0.0.1:${await freePort()}/desk`
    expect(await refused({ DATABASE_URL })).toBe('DATABASE_URL does not work: nobody answers there.\n')
  })

  it('[ST13] a database newer than the program', async () => {
    const database = await createTestDatabase()
    await database.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9000000000000)`
    expect(await refused({ DATABASE_URL: database.url })).toContain('The database is newer than this program')
    await database.drop()
  })
})
