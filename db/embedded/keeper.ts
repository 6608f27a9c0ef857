/**
 * One connection that lives as long as the program and says, by locks of the server itself, who uses the data folder.
 * The operating system closes it when the program is killed, so that no lock outlives its holder.
 *
 * - PROGRAM is held alone by the program that serves the data folder: a second one is refused.
 * - USE is shared by everybody, the command line too: who leaves last, and therefore gets it alone, stops the server.
 */
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { DomainError } from '#domain/errors.ts'
import { type Layout, LOCK_DATABASE, PORT, USER } from './layout.ts'

const PROGRAM = 71_200_001
const USE = 71_200_002

export interface Keeper {
  /** Resolves when the server went away without being asked to. */
  readonly lost: Promise<void>
  /** Creates the database unless it is there. */
  ensureDatabase(name: string): Promise<void>
  /** Lets go. @returns true when nobody else uses the server, which then is ours to stop. */
  leave(): Promise<boolean>
  end(): Promise<void>
}

export type Attachment = { keeper: Keeper } | { absence: 'nobody answers' | 'not yet' }

/**
 * Connects to whatever answers at the socket.
 * @throws DomainError `conflict` when another running program serves this data folder.
 */
export async function attach(layout: Layout, socketDir: string, isProgram: boolean): Promise<Attachment> {
  let leaving = false
  let isLost = false
  let reportLoss = () => {}
  const lost = new Promise<void>((resolve) => {
    reportLoss = resolve
  })
  const sql = postgres({
    host: socketDir,
    port: PORT,
    user: USER,
    database: LOCK_DATABASE,
    max: 1,
    idle_timeout: 0,
    // A connection that is renewed loses its locks.
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => {},
    onclose: () => {
      if (leaving) return
      isLost = true
      reportLoss()
    },
    connection: { application_name: isProgram ? 'intersession' : 'intersession command line' },
  })
  const end = async () => {
    leaving = true
    await sql.end({ timeout: 1 })
  }
  try {
    if (isProgram) await takeProgramLock(sql, layout)
    const [row] = await sql`select pg_try_advisory_lock_shared(${USE}) as taken`
    if (!row?.taken) {
      await end()
      return { absence: 'not yet' }
    }
  } catch (error) {
    await end()
    if (error instanceof DomainError) throw error
    return { absence: absenceOf(error, layout) }
  }
  return {
    keeper: {
      lost,
      end,
      async ensureDatabase(name) {
        const existing = await sql`select 1 from pg_database where datname = ${name}`
        if (existing.length > 0) return
        await sql.unsafe(`create database "${name}"`).catch((error) => {
          // Somebody who started at the same moment made it.
          if (error.code !== '42P04' && error.code !== '23505') throw error
        })
      },
      async leave() {
        leaving = true
        // Without the connection there are no locks to let go, and what still runs is for the next start to adopt.
        if (isLost) return false
        await sql`select pg_advisory_unlock_all()`
        const [row] = await sql`select pg_try_advisory_lock(${USE}) as taken`
        return row?.taken === true
      },
    },
  }
}

/** A killed program's connection is closed within moments; a living one's is not. */
async function takeProgramLock(sql: postgres.Sql, layout: Layout): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    const [row] = await sql`select pg_try_advisory_lock(${PROGRAM}) as taken`
    if (row?.taken) return
    await wait(50)
  }
  throw new DomainError(
    'conflict',
    `Another running program uses the data in ${layout.dataDir}: stop it first, or choose another folder with DATA_DIR.`,
  )
}

/** 57P03: starting up or shutting down; 57P01: stopped while we asked; CONNECTION_…: the socket closed under us. */
function absenceOf(error: unknown, layout: Layout): 'nobody answers' | 'not yet' {
  const code = (error as { code?: string }).code ?? ''
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'nobody answers'
  if (code === 'EACCES' || code === 'EPERM') {
    throw new DomainError(
      'unavailable',
      `The data in ${layout.dataDir} belongs to another account of this machine: start the program as that account, or choose another folder with DATA_DIR.`,
    )
  }
  if (['57P01', '57P02', '57P03', '53300', 'ECONNRESET', 'EPIPE', 'CONNECT_TIMEOUT'].includes(code)) return 'not yet'
  if (code.startsWith('CONNECTION_')) return 'not yet'
  throw error
}
