/** Fresh databases for tests: migrated once into a template, then copied for each caller. */
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { type Database, type OpenedDatabase, openDatabase } from '../../db/database.ts'
import { migrateDatabase } from '../../db/migrate.ts'

export interface TestDatabase {
  /** For `openDatabase` in this or another process of this machine. */
  readonly url: string
  readonly db: Database
  readonly sql: OpenedDatabase['sql']
  /** Closes the connections of this object and removes the database, whoever else is connected. */
  drop(): Promise<void>
}

/** A database with all tables and no rows. Takes some 50 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = await ensureTemplate()
  return createDatabase(`template "${template}"`)
}

/** A database with no tables at all. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('')
}

async function createDatabase(options: string): Promise<TestDatabase> {
  const name = `${inject('postgresRun')}_${randomBytes(6).toString('hex')}`
  await asAdministrator((sql) => sql.unsafe(`create database "${name}" ${options}`))
  const url = urlOf(name)
  const opened = openDatabase(url, { connectionCount: 5 })
  return {
    url,
    db: opened.db,
    sql: opened.sql,
    async drop() {
      await opened.close()
      await asAdministrator((sql) => sql.unsafe(`drop database if exists "${name}" with (force)`))
    },
  }
}

/** Made by the first test file that asks, under another name until it is whole; the others wait at the lock. */
async function ensureTemplate(): Promise<string> {
  const template = `${inject('postgresRun')}_template`
  await asAdministrator(async (sql) => {
    await sql`select pg_advisory_lock(hashtextextended(${template}, 0))`
    const [existing] = await sql`select 1 from pg_database where datname = ${template}`
    if (existing) return
    const unfinished = `${template}_unfinished`
    await sql.unsafe(`drop database if exists "${unfinished}" with (force)`)
    await sql.unsafe(`create database "${unfinished}"`)
    await migrateDatabase(urlOf(unfinished))
    await sql.unsafe(`alter database "${unfinished}" rename to "${template}"`)
  })
  return template
}

async function asAdministrator<T>(act: (sql: OpenedDatabase['sql']) => Promise<T>): Promise<T> {
  const { sql, close } = openDatabase(inject('postgresUrl'), { connectionCount: 1, queryDeadline: 60_000 })
  try {
    return await act(sql)
  } finally {
    await close()
  }
}

function urlOf(name: string): string {
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`
  return url.href
}
