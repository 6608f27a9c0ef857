/**
 * The way from the settings to the stores, the same for the server and the command line: the database named, or the embedded
 * one; durable, or refused; with the tables of this program.
 */
import { randomUUID } from 'node:crypto'
import type { Notices } from '#domain/collab/notices.ts'
import type { StoreRoot } from '#domain/stores.ts'
import { type OpenedDatabase, openDatabase } from '../db/database.ts'
import { assertDurable } from '../db/durability.ts'
import { openEmbedded } from '../db/embedded.ts'
import { migrateDatabase } from '../db/migrate.ts'
import { postgresNotices } from '../db/notices.ts'
import { postgresStores } from '../db/stores/index.ts'
import type { Config } from './config.ts'

export interface OpenedStores {
  readonly stores: StoreRoot
  /** What other programs on this database are told by, and tell. */
  readonly notices: Notices
  /** For backups, which are no store's affair. */
  readonly sql: OpenedDatabase['sql']
  readonly url: string
  readonly isEmbedded: boolean
  /** Resolves when the embedded server went away without being asked to. */
  readonly lost: Promise<void>
  /** Closes connections, then stops the embedded server unless somebody else uses it. */
  close(): Promise<void>
}

/**
 * @param use `program`: alone on its embedded data folder; `visitor`: the command line, beside a running program or alone.
 * @throws DomainError whose message is one sentence for the person at the keyboard.
 */
export async function openStores(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  use: 'program' | 'visitor',
): Promise<OpenedStores> {
  const embedded = config.databaseUrl === null ? await openEmbedded(config.dataDir, use) : null
  const url = embedded?.url ?? config.databaseUrl ?? ''
  try {
    const database = openDatabase(url)
    try {
      await assertDurable(database)
      await migrateDatabase(url)
    } catch (error) {
      await database.close()
      throw error
    }
    // The command line has no name, since nobody has to wait for it to be heard again.
    const notices = postgresNotices(database, use === 'program' ? randomUUID() : '')
    return {
      stores: postgresStores(database.db, notices.saidBy),
      notices,
      sql: database.sql,
      url,
      isEmbedded: embedded !== null,
      lost: embedded?.lost ?? new Promise(() => {}),
      async close() {
        await database.close()
        await embedded?.close()
      },
    }
  } catch (error) {
    await embedded?.close()
    throw error
  }
}
