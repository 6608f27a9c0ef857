/**
 * Makes the cluster on the first start. `initdb` works in a folder beside its place, which is renamed when all is synced:
 * a program killed at any moment leaves either no cluster or a whole one.
 */
import { chown, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { DomainError } from '#domain/errors.ts'
import type { Binaries } from './binaries.ts'
import { type Layout, MAJOR_VERSION, USER } from './layout.ts'
import { mayReach, type Owner } from './owner.ts'
import { isAlive } from './process-table.ts'
import { run } from './run.ts'

/**
 * What `-D` is called. A lent account cannot walk down to a folder inside a closed one, but a process that is started in it
 * stays in it, and on Linux `/proc/self/cwd` leads there without walking. PostgreSQL never leaves its data directory.
 * @throws DomainError `unavailable` where that way does not exist.
 */
export async function nameForOwner(folder: string, owner: Owner): Promise<string> {
  if (await mayReach(dirname(folder), owner)) return folder
  const link = await readdir('/proc/self/cwd').catch(() => null)
  if (link) return '/proc/self/cwd'
  throw new DomainError(
    'unavailable',
    `PostgreSQL does not run as root, and no other account may enter ${dirname(folder)}: choose an open folder with DATA_DIR, or start the program as an ordinary user.`,
  )
}

/** Makes the cluster unless it is there. @returns true when this call made it. */
export async function ensureCluster(layout: Layout, owner: Owner, prepare: () => Promise<Binaries>): Promise<boolean> {
  await dropAbandoned(layout)
  const version = await readFile(join(layout.cluster, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version !== null) {
    if (version.trim() === String(MAJOR_VERSION)) return false
    throw new DomainError(
      'unavailable',
      `The data in ${layout.cluster} was made by PostgreSQL ${version.trim()} and this program brings PostgreSQL ${MAJOR_VERSION}: restore a backup into an empty DATA_DIR.`,
    )
  }
  const fresh = `${layout.cluster}.new-${process.pid}`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  if (owner.isLent) await chown(fresh, owner.uid, owner.gid)
  await initialise(fresh, owner, await prepare())
  try {
    await rename(fresh, layout.cluster)
  } catch {
    // Another starting program was quicker: its cluster is the one, ours holds nothing yet.
    await rm(fresh, { recursive: true, force: true })
    return false
  }
  const folder = await open(layout.dataDir)
  await folder.sync()
  await folder.close()
  return true
}

async function initialise(folder: string, owner: Owner, binaries: Binaries): Promise<void> {
  const { status, output } = await run({
    program: binaries.initdb,
    args: [
      ...['-D', await nameForOwner(folder, owner), '-U', USER, '--auth=trust', '--encoding=UTF8'],
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--data-checksums', '--no-instructions'],
    ],
    cwd: folder,
    owner,
  })
  if (status === 0) return
  await rm(folder, { recursive: true, force: true })
  if (/look up effective user ID/.test(output)) {
    throw new DomainError(
      'unavailable',
      `PostgreSQL wants an account that has a name, and number ${owner.uid} has none on this machine: add it to /etc/passwd, or set DATABASE_URL.`,
    )
  }
  const reason = output.split('\n').find((line) => /error:|FATAL:/.test(line))
  const why = (reason ?? output).replace(/^.*?(error|FATAL): */, '').trim() || 'it gave no reason'
  throw new DomainError('unavailable', `PostgreSQL could not make its data folder in ${dirname(folder)}: ${why}.`)
}

/** What killed programs left half made. Their number in the name tells that nobody works on it any more. */
async function dropAbandoned(layout: Layout): Promise<void> {
  for (const name of await readdir(layout.dataDir)) {
    const pid = /\.new-(\d+)$/.exec(basename(name))?.[1]
    if (pid && (Number(pid) === process.pid || !isAlive(Number(pid)))) {
      // An orphaned initdb may still be writing there; without its folder it gives up. What stays is for the next start.
      const patiently = { recursive: true, force: true, maxRetries: 8, retryDelay: 50 }
      await rm(join(layout.dataDir, name), patiently).catch(() => {})
    }
  }
}
