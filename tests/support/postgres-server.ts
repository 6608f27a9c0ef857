/**
 * One PostgreSQL server for a run of the tests: the embedded one, with a data folder of its own that is kept between runs.
 * Runs at the same time share it; the last one stops it. Databases of runs that were killed are dropped by the next run.
 */
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../db/database.ts'
import { isAlive } from '../../db/embedded/process-table.ts'
import { type EmbeddedServer, openEmbedded } from '../../db/embedded.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server's `postgres` database. */
    postgresUrl: string
    /** Begins the name of every database of this run. */
    postgresRun: string
  }
}

const FOLDER = fileURLToPath(new URL('../.output/postgres', import.meta.url))

// Vitest sets up each project by itself; the server belongs to the run, which is this process.
interface Run {
  projects: number
  server: Promise<EmbeddedServer> | null
}
const shared = globalThis as typeof globalThis & { testPostgres?: Run }
shared.testPostgres ??= { projects: 0, server: null }
const run = shared.testPostgres

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  run.projects += 1
  run.server ??= openEmbedded(FOLDER, 'visitor')
  const server = await run.server
  project.provide('postgresUrl', server.urlOf('postgres'))
  project.provide('postgresRun', `test_${process.pid}`)
  return async () => {
    run.projects -= 1
    if (run.projects > 0) return
    run.server = null
    await dropDatabases(server.urlOf('postgres'))
    await server.close()
  }
}

async function dropDatabases(url: string): Promise<void> {
  const { sql, close } = openDatabase(url, { connectionCount: 1, queryDeadline: 60_000 })
  const rows = await sql`select datname from pg_database where datname like 'test\\_%'`
  for (const { datname } of rows) {
    const pid = Number(/^test_(\d+)_/.exec(datname)?.[1])
    if (pid !== process.pid && isAlive(pid)) continue
    await sql.unsafe(`drop database if exists "${datname}" with (force)`)
  }
  await close()
}
