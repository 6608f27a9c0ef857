/** Whether a server keeps its word: what it has committed survives a power cut, and text of any language fits in. */
import { DomainError } from '#domain/errors.ts'
import { explainConnection, type OpenedDatabase } from './database.ts'

/** What a server says of itself, in its own words. */
export interface ServerFacts {
  /** As `server_version_num`: 180004 is 18.4. */
  readonly version: number
  readonly named: string
  readonly fsync: string
  readonly fullPageWrites: string
  /** Of our own connections, which ask for `on`. */
  readonly synchronousCommit: string
  readonly encoding: string
  readonly isReplica: boolean
}

const OLDEST_VERSION = 15

/** Why nothing may be recorded on this server, or null. */
export function refuseServer(facts: ServerFacts): string | null {
  if (facts.version < OLDEST_VERSION * 10_000) {
    return `it is PostgreSQL ${facts.named}, and ${OLDEST_VERSION} or later is needed`
  }
  if (facts.isReplica) return 'it is a read-only replica; name the primary server'
  if (facts.fsync !== 'on') return 'fsync is off, so that a power cut loses what was recorded; set fsync = on'
  if (facts.fullPageWrites !== 'on') {
    return 'full_page_writes is off, so that a power cut can damage its pages; set full_page_writes = on'
  }
  if (!['on', 'remote_write', 'remote_apply'].includes(facts.synchronousCommit)) {
    return `synchronous_commit is ${facts.synchronousCommit}, so that "recorded" would not be true; set it to on`
  }
  if (facts.encoding !== 'UTF8') return `the database is encoded in ${facts.encoding}; make one with encoding UTF8`
  return null
}

/**
 * Connects once and asks.
 * @throws DomainError `unavailable` with one sentence: unreachable, wrong password, no such database, or refused.
 */
export async function assertDurable({ sql }: Pick<OpenedDatabase, 'sql'>): Promise<void> {
  const [row] = await sql`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as named,
           current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
           current_setting('synchronous_commit') as synchronous_commit, current_setting('server_encoding') as encoding,
           pg_is_in_recovery() as is_replica`.catch((error: unknown) => {
    throw new DomainError('unavailable', `DATABASE_URL does not work: ${explainConnection(error)}.`)
  })
  const refusal = refuseServer({
    version: row?.version ?? 0,
    named: row?.named ?? 'of no known version',
    fsync: row?.fsync ?? '',
    fullPageWrites: row?.full_page_writes ?? '',
    synchronousCommit: row?.synchronous_commit ?? '',
    encoding: row?.encoding ?? '',
    isReplica: row?.is_replica ?? false,
  })
  if (refusal) throw new DomainError('unavailable', `The database server is refused: ${refusal}.`)
}
