/**
 * Notices over LISTEN and NOTIFY, on one channel of the database. The notice of an append is said by the append itself
 * (db/migrations/0009_append.sql), in its transaction; all others have one of their own.
 */
import { LARGEST_NOTICE, type Notices, readNotice, writeNotice } from '#domain/collab/notices.ts'
import type { OpenedDatabase } from './database.ts'

const CHANNEL = 'intersession'

export interface PostgresNotices extends Notices {
  /** Whom the notice of an append names; null when none is needed. */
  readonly saidBy: () => string | null
}

/** @param self names this process to the others; it must never be used again */
export function postgresNotices({ sql }: Pick<OpenedDatabase, 'sql'>, self: string): PostgresNotices {
  let isNeeded = true
  return {
    saidBy: () => (isNeeded ? self : null),
    announceAppends(needed) {
      isNeeded = needed
    },
    async listen({ heard, began }) {
      const hear = (line: string): void => {
        const said = readNotice(line)
        if (said && said.from !== self) heard(said.from, said.notice)
      }
      // A connection of its own, which postgres.js opens again whenever it is lost, and then calls `began` anew.
      await sql.listen(CHANNEL, hear, began)
    },
    async say(notices) {
      const lines = notices
        .map((notice) => writeNotice(self, notice))
        .filter((line) => Buffer.byteLength(line) <= LARGEST_NOTICE)
      if (lines.length === 0) return
      await sql`select pg_notify(${CHANNEL}, line) from unnest(${lines}::text[]) as line`
    },
  }
}
