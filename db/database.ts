/**
 * The way to a PostgreSQL database: one pool of connections with deadlines, and drizzle over it. Whatever is wrong with an
 * address is said in one sentence that names neither password nor stack.
 */
import type { PgDatabase } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { DomainError } from '#domain/errors.ts'

/** What stores are bound to: the pool or, inside `transact`, one transaction. */
export type Database = PgDatabase<PostgresJsQueryResultHKT>

export interface OpenedDatabase {
  readonly db: Database
  /** postgres.js itself: LISTEN/NOTIFY and what drizzle has no words for. */
  readonly sql: postgres.Sql
  /** Waits for running queries, then closes every connection. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Most connections at a time. */
  readonly connectionCount?: number
  /** A query that takes longer is given up, in milliseconds. 0: no deadline (migrations, backups). */
  readonly queryDeadline?: number
}

/**
 * Opens a pool; nothing is connected until the first query. Accepts the addresses of libpq, also `?host=/folder` for a Unix socket.
 * @throws DomainError `invalid` when the address cannot be read.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): OpenedDatabase {
  const { address, socketFolder } = readUrl(url)
  const deadline = options.queryDeadline ?? 30_000
  const sql = postgres(address, {
    ...(socketFolder ? { host: socketFolder } : {}),
    max: options.connectionCount ?? 10,
    connect_timeout: 10,
    idle_timeout: 300,
    onnotice: () => {},
    connection: {
      application_name: 'intersession',
      statement_timeout: deadline,
      lock_timeout: deadline,
      idle_in_transaction_session_timeout: deadline,
      // A promise of "recorded" is a commit that is on the disk, whatever the server's default.
      ...{ synchronous_commit: 'on', TimeZone: 'UTC' },
    },
  })
  return { db: drizzle(sql), sql, close: () => sql.end({ timeout: 5 }) }
}

function readUrl(url: string): { address: string; socketFolder: string | null } {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    throw wrongUrl('it cannot be read as an address')
  }
  if (parsed.protocol !== 'postgres:' && parsed.protocol !== 'postgresql:')
    throw wrongUrl('it must begin with postgres://')
  const socketFolder = parsed.searchParams.get('host')
  parsed.searchParams.delete('host')
  return { address: parsed.href, socketFolder: socketFolder?.startsWith('/') ? socketFolder : null }
}

const wrongUrl = (why: string) =>
  new DomainError(
    'invalid',
    `DATABASE_URL is wrong: ${why}. It looks like postgres://NAME:PASSWORD@HOST:5432/DATABASE, with # / ? @ in a password written %23 %2F %3F %40.`,
  )

/** Why no connection came about, in words. Also for the readiness check. */
export function explainConnection(error: unknown): string {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (code === '28P01') return 'the server refuses this name or password'
  if (code === '28000') return `the server refuses this account (${message.split('\n')[0]})`
  if (code === '3D000') return 'the server has no database of this name'
  if (code === '53300') return 'the server has no connection left'
  if (code === '57P03') return 'the server is starting or stopping; try again in a moment'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its host name is not known'
  if (code === 'ECONNREFUSED' || code === 'ENOENT') return 'nobody answers there'
  if (code === 'CONNECT_TIMEOUT' || code === 'ETIMEDOUT' || code === 'EHOSTUNREACH') return 'the host does not answer'
  if (code === 'ECONNRESET') return 'the server hung up (does it speak TLS as the address asks, and only then?)'
  if (code.startsWith('CONNECTION_')) return 'the connection was closed'
  return message.split('\n')[0] || 'no reason was given'
}
