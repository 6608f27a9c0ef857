/** How a PostgreSQL program is started: as the owner of the data, with nothing of our environment but what it needs. */
import { type ChildProcess, spawn } from 'node:child_process'
import type { Owner } from './owner.ts'

/** PG… variables, LD_LIBRARY_PATH and a locale that PostgreSQL does not know would change what it does: none is passed on. */
const ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

interface Start {
  readonly program: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly owner: Owner
  /** A file descriptor that takes both output streams; `pipe` keeps them for the caller. */
  readonly output: number | 'pipe'
  /** Its own session: Ctrl-C in a terminal reaches our program alone, which then stops the server in its own time. */
  readonly detached?: boolean
}

export function start(what: Start): ChildProcess {
  return spawn(what.program, what.args, {
    cwd: what.cwd,
    env: ENVIRONMENT,
    stdio: ['ignore', what.output, what.output],
    detached: what.detached ?? false,
    ...(what.owner.isLent ? { uid: what.owner.uid, gid: what.owner.gid } : {}),
  })
}

/** Runs to the end. `status` is null when it could not be started at all; `output` is both streams as they came. */
export function run(what: Omit<Start, 'output'>): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = start({ ...what, output: 'pipe' })
    let output = ''
    const take = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    child.once('error', (error) => resolve({ status: null, output: error.message }))
    child.once('close', (status) => resolve({ status, output }))
  })
}
