/** Starts the server's process on a cluster and stops it. Whether it may be started is decided by its own lock alone. */
import { open, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { platform } from 'node:os'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { nameForOwner } from './cluster.ts'
import type { Layout } from './layout.ts'
import { PORT } from './layout.ts'
import { belongLike, type Owner } from './owner.ts'
import { isAlive, programOf } from './process-table.ts'
import { start } from './run.ts'

/** Given on every start, so that nothing in the data folder can weaken what "recorded" promises. */
const SETTINGS = {
  listen_addresses: '',
  unix_socket_directories: '.',
  unix_socket_permissions: '0700',
  port: String(PORT),
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  max_connections: '100',
  jit: 'off',
  timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
}
const LARGEST_LOG = 4 * 1024 * 1024

export interface Postmaster {
  readonly pid: number | undefined
  /** Set when the process has ended: the last thing it complained of. */
  readonly ended: () => { readonly complaint: string; readonly isLocked: boolean } | null
}

export async function startPostmaster(layout: Layout, owner: Owner, binaries: Binaries): Promise<Postmaster> {
  await forgetReusedNumber(layout)
  const log = await openLog(layout)
  const before = (await log.stat()).size
  const child = start({
    program: binaries.postgres,
    args: [
      '-D',
      await nameForOwner(layout.cluster, owner),
      ...Object.entries(SETTINGS).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
    ],
    cwd: layout.cluster,
    owner,
    output: log.fd,
    detached: true,
  })
  child.unref()
  let ended: { complaint: string; isLocked: boolean } | null = null
  child.once('error', (error) => {
    ended = { complaint: error.message, isLocked: false }
  })
  child.once('exit', async () => {
    const complaint = lastComplaint((await readFile(layout.log, 'utf8')).slice(before))
    ended ??= { complaint, isLocked: /lock file|shared memory block/.test(complaint) }
  })
  await log.close()
  return { pid: child.pid, ended: () => ended }
}

/** The number in the server's own lock, null where there is none. */
export async function readLock(layout: Layout): Promise<number | null> {
  const text = await readFile(layout.lockFile, 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return Number.isSafeInteger(pid) && pid > 0 ? pid : null
}

/**
 * Fast shutdown: open transactions are rolled back, everything is written, the lock goes last.
 * @throws Error when it has not ended after a minute.
 */
export async function stopPostmaster(layout: Layout): Promise<void> {
  const pid = await readLock(layout)
  if (pid === null) return
  if (isAlive(pid)) process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 6000; tries += 1) {
    if ((await readLock(layout)) !== pid || !isAlive(pid)) return
    await wait(10)
  }
  throw new Error(`The database server (process ${pid}) did not stop within a minute.`)
}

/**
 * After a power cut or in a restarted container the number in a left-over lock may by now be another program's, and
 * PostgreSQL would wait for that program for ever. Naming our own number instead, its parent's, makes it look no further at
 * the number, while it still looks for surviving children of the old server.
 */
async function forgetReusedNumber(layout: Layout): Promise<void> {
  const pid = await readLock(layout)
  if (pid === null || !isAlive(pid)) return
  const program = await programOf(pid)
  if (program === '' || program.startsWith('postgres')) return
  const rest = (await readFile(layout.lockFile, 'utf8')).split('\n').slice(1)
  await writeFile(layout.lockFile, [process.pid, ...rest].join('\n'))
}

async function openLog(layout: Layout) {
  const is = await stat(layout.log).catch(() => null)
  if (is && is.size > LARGEST_LOG) await rename(layout.log, `${layout.log}.1`)
  const log = await open(layout.log, 'a', 0o600)
  await belongLike(layout.dataDir, layout.log)
  return log
}

function lastComplaint(log: string): string {
  const lines = log
    .split('\n')
    .filter((line) => /(FATAL|PANIC|ERROR|error while loading)/.test(line) && !/is starting up/.test(line))
  const line = lines.findLast((each) => /FATAL|PANIC/.test(each)) ?? lines.at(-1) ?? log.trim().split('\n').at(-1)
  return (line ?? '').replace(/^.*?(FATAL|PANIC|ERROR): */, '').trim() || `it gave no reason (${platform()})`
}
