/** Puts a backup into an empty database of the same version, all of it or nothing. */
import { DomainError } from '#domain/errors.ts'
import type { OpenedDatabase } from '../database.ts'
import { type BackupSummary, ROWS_AT_A_TIME, readBackup, verifyBackup } from './format.ts'
import { newestMigration, type Transaction, tablesInOrder } from './tables.ts'

/**
 * The file is read twice: a damaged one is refused before anything is written.
 * @throws DomainError `conflict` when there is anything in the database or it has other tables; for a bad file as `readBackup`
 */
export async function restoreBackup({ sql }: Pick<OpenedDatabase, 'sql'>, file: string): Promise<BackupSummary> {
  const summary = await verifyBackup(file)
  await sql.begin(async (transaction) => {
    await assertEmpty(transaction)
    const known = new Set(await tablesInOrder(transaction))
    let table = ''
    let rows: unknown[] = []
    const put = async (): Promise<void> => {
      if (rows.length > 0) await insert(transaction, table, rows)
      rows = []
    }
    for await (const line of readBackup(file)) {
      if ('migration' in line) await assertSameVersion(transaction, line.migration)
      else if ('table' in line) {
        await put()
        table = line.table
        if (!known.has(table)) throw new DomainError('invalid', `${file} holds a table that is not ours: ${table}.`)
      } else if ('row' in line && rows.push(line.row) === ROWS_AT_A_TIME) await put()
    }
    await put()
    await continueNumbering(transaction)
    // What was recorded after the backup is still on devices, under numbers that will be given again: another history.
    await transaction`update draft_logs set epoch = gen_random_uuid()`
  })
  return summary
}

async function insert(sql: Transaction, table: string, rows: readonly unknown[]): Promise<void> {
  const json = JSON.stringify(rows)
  await sql`
    insert into ${sql(table)} overriding system value
    select * from json_populate_recordset(null::${sql(table)}, ${json}::text::json)`
}

/** Numbers that the database gives by itself go on after the last one that was restored. */
async function continueNumbering(sql: Transaction): Promise<void> {
  const columns = await sql<{ table: string; column: string }[]>`
    select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attidentity <> '' and c.relnamespace = 'public'::regnamespace`
  for (const { table, column } of columns) {
    await sql`
      select setval(pg_get_serial_sequence(${table}, ${column}), (select max(${sql(column)}) from ${sql(table)}))
      where exists (select from ${sql(table)})`
  }
}

async function assertSameVersion(sql: Transaction, migration: number): Promise<void> {
  if (migration === (await newestMigration(sql))) return
  throw new DomainError(
    'conflict',
    'This backup was made by another version of the program: restore it with that version, then start this one.',
  )
}

async function assertEmpty(sql: Transaction): Promise<void> {
  for (const table of await tablesInOrder(sql)) {
    const [row] = await sql`select exists (select from ${sql(table)}) as is_filled`
    if (!row?.is_filled) continue
    throw new DomainError(
      'conflict',
      'This database is not empty: restore into a new one, named by DATABASE_URL or another DATA_DIR.',
    )
  }
}
