/** Writes a backup: all rows of all tables as they were at one moment, also while the program runs. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { DomainError } from '#domain/errors.ts'
import type { OpenedDatabase } from '../database.ts'
import { type BackupSummary, FORMAT, ROWS_AT_A_TIME } from './format.ts'
import { newestMigration, type Transaction, tablesInOrder } from './tables.ts'

/**
 * A file of that name is replaced only when the new one is complete and on the disk.
 * @param madeAt instant for the header
 * @throws DomainError `invalid` when the file cannot be written
 */
export async function writeBackup(
  { sql }: Pick<OpenedDatabase, 'sql'>,
  file: string,
  madeAt: string,
): Promise<BackupSummary> {
  const unfinished = `${file}.unfinished`
  const lines = new Lines(unfinished)
  try {
    const summary = await sql.begin('isolation level repeatable read read only', (snapshot) =>
      copyAll(snapshot, lines, madeAt),
    )
    await lines.end(summary.rowCount)
    await rename(unfinished, file)
    return summary
  } catch (error) {
    await lines.giveUp()
    await rm(unfinished, { force: true })
    const { code, message } = error as NodeJS.ErrnoException
    if (error instanceof DomainError || !code?.startsWith('E')) throw error
    throw new DomainError('invalid', `${file} cannot be written: ${message}.`)
  }
}

async function copyAll(snapshot: Transaction, lines: Lines, madeAt: string): Promise<BackupSummary> {
  const tables = await tablesInOrder(snapshot)
  let rowCount = 0
  await lines.say(JSON.stringify({ format: FORMAT, migration: await newestMigration(snapshot), madeAt }))
  for (const table of tables) {
    await lines.say(JSON.stringify({ table }))
    const query = snapshot<{ row: string }[]>`select to_json(t)::text as row from ${snapshot(table)} t`
    for await (const rows of query.cursor(ROWS_AT_A_TIME)) {
      for (const { row } of rows) await lines.say(`{"row":${row}}`)
      rowCount += rows.length
    }
  }
  return { madeAt, tableCount: tables.length, rowCount }
}

/** The file while it is being written. */
class Lines {
  private readonly file: string
  private readonly source = new PassThrough()
  private readonly hash = createHash('sha256')
  private readonly written: Promise<void>

  constructor(file: string) {
    this.file = file
    this.written = pipeline(this.source, createGzip(), createWriteStream(file, { mode: 0o600 }))
    // Looked at when a line is written or at the end; until then nobody waits for it.
    this.written.catch(() => {})
  }

  async say(text: string): Promise<void> {
    this.hash.update(`${text}\n`)
    if (this.source.write(`${text}\n`)) return
    await Promise.race([new Promise((resolve) => this.source.once('drain', resolve)), this.written])
  }

  /** Writes the footer; resolves when the file is on the disk. */
  async end(rowCount: number): Promise<void> {
    this.source.end(`${JSON.stringify({ rowCount, sha256: this.hash.digest('hex') })}\n`)
    await this.written
    const handle = await open(this.file, 'r+')
    await handle.sync()
    await handle.close()
  }

  async giveUp(): Promise<void> {
    this.source.destroy()
    await this.written.catch(() => {})
  }
}
