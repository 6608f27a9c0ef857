/**
 * Brings a database to the tables of this program. Several programs may start at once: one migrates, the others wait for it.
 * Each migration is applied once and all that are due in one transaction, so that a killed program leaves the tables as they were.
 * What is computed from other tables by this program, and is missing, is computed then.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { DomainError } from '#domain/errors.ts'
import { openDatabase } from './database.ts'
import { fillPrecedents } from './stores/precedents.ts'

const LOCK = 71_200_003
const FOLDER = fileURLToPath(new URL('./migrations', import.meta.url))

/** @returns how many migrations were applied. @throws DomainError `conflict` when the database is newer than the program. */
export async function migrateDatabase(url: string): Promise<number> {
  const { sql, close } = openDatabase(url, { connectionCount: 1, queryDeadline: 0 })
  try {
    await sql`select pg_advisory_lock(${LOCK})`
    const known = await readJournal()
    const before = await appliedAt(sql)
    const newest = before.at(-1) ?? 0
    if (newest > (known.at(-1) ?? 0)) {
      throw new DomainError(
        'conflict',
        'The database is newer than this program: start the version that wrote it, or restore a backup made before.',
      )
    }
    if (newest < (known.at(-1) ?? 0)) await migrate(drizzle(sql), { migrationsFolder: FOLDER })
    await fillPrecedents(drizzle(sql))
    return known.filter((when) => when > newest).length
  } finally {
    await close()
  }
}

async function readJournal(): Promise<number[]> {
  const journal = JSON.parse(await readFile(`${FOLDER}/meta/_journal.json`, 'utf8')) as { entries: { when: number }[] }
  return journal.entries.map(({ when }) => when)
}

async function appliedAt(sql: ReturnType<typeof openDatabase>['sql']): Promise<number[]> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`
  if (!table?.name) return []
  const rows = await sql`select created_at from drizzle.__drizzle_migrations order by created_at`
  return rows.map((row) => Number(row.created_at))
}
