/**
 * A PostgreSQL server of our own, for whoever names no DATABASE_URL. Order of things: the folder may be written; is a server
 * answering in it (one that a killed program left, or one that the command line shares) it is used, never doubled; otherwise
 * binaries, cluster and server are made in that order, each complete or absent; then the locks of `embedded/keeper.ts`.
 */
import { constants } from 'node:fs'
import { access, chmod, mkdir, stat } from 'node:fs/promises'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { DomainError } from '#domain/errors.ts'
import { type Binaries, dropOldCopies, findPackage, prepareBinaries } from './embedded/binaries.ts'
import { ensureCluster } from './embedded/cluster.ts'
import { attach, type Keeper } from './embedded/keeper.ts'
import { DATABASE, type Layout, layoutOf, PORT, USER } from './embedded/layout.ts'
import { chooseOwner } from './embedded/owner.ts'
import { type Postmaster, startPostmaster, stopPostmaster } from './embedded/postmaster.ts'
import { shortPathTo } from './embedded/short-path.ts'

/** Recovery after a power cut may take its time; somebody else's start or stop may not. */
const RECOVERY_MS = 600_000
const PATIENCE_MS = 60_000

export interface EmbeddedServer {
  /** For `openDatabase`. Valid in this process and, unless DATA_DIR is very long, in others of the same account. */
  readonly url: string
  /** Resolves when the server went away without being asked to: the program cannot go on. */
  readonly lost: Promise<void>
  /** Address of another database of the same server, which need not exist yet. For tests and restores. */
  urlOf(database: string): string
  /** Stops the server unless somebody else uses it. Close all other connections before. */
  close(): Promise<void>
}

/**
 * Uses the server of this data folder, starting it when none runs.
 * @param use `program` for the one that serves the folder, of which there is one at a time; `visitor` for the command line.
 * @throws DomainError with one sentence for the person at the keyboard: unwritable folder, folder in use, no binaries.
 */
export async function openEmbedded(dataDir: string, use: 'program' | 'visitor'): Promise<EmbeddedServer> {
  await findPackage()
  const layout = layoutOf(dataDir)
  await ensureFolder(layout)
  const shortPath = shortPathTo(layout.socket)
  try {
    const keeper = await reach(layout, shortPath.folder, use === 'program')
    await keeper.ensureDatabase(DATABASE)
    const urlOf = (database: string) =>
      `postgres://${USER}@localhost:${PORT}/${database}?host=${encodeURIComponent(shortPath.folder)}`
    return {
      url: urlOf(DATABASE),
      urlOf,
      lost: keeper.lost,
      async close() {
        if (await keeper.leave()) await stopPostmaster(layout)
        await keeper.end()
        shortPath.remove()
      },
    }
  } catch (error) {
    shortPath.remove()
    throw error
  }
}

async function reach(layout: Layout, socketDir: string, isProgram: boolean): Promise<Keeper> {
  const owner = await chooseOwner(layout)
  let binaries: Binaries | null = null
  const prepare = async () => (binaries ??= await prepareBinaries(layout, owner))
  let postmaster: Postmaster | null = null
  const begun = performance.now()
  for (;;) {
    const attachment = await attach(layout, socketDir, isProgram)
    if ('keeper' in attachment) {
      if (postmaster && !postmaster.ended()) await dropOldCopies(layout, await prepare())
      return attachment.keeper
    }
    const ended = postmaster?.ended()
    if (ended && !ended.isLocked) {
      throw new DomainError('unavailable', `The database server did not start: ${ended.complaint}. See ${layout.log}.`)
    }
    if (performance.now() - begun > (postmaster && !ended ? RECOVERY_MS : PATIENCE_MS)) {
      if (postmaster && !ended) await stopPostmaster(layout)
      throw new DomainError(
        'unavailable',
        `The database server in ${layout.dataDir} does not answer. See ${layout.log}.`,
      )
    }
    if (ended) await wait(100)
    if (attachment.absence === 'nobody answers' && (!postmaster || ended)) {
      await ensureCluster(layout, owner, prepare)
      postmaster = await startPostmaster(layout, owner, await prepare())
    }
    await wait(20)
  }
}

async function ensureFolder(layout: Layout): Promise<void> {
  try {
    // As root the server runs under a lent account, which has to pass through to its own folder inside.
    const mode = process.geteuid?.() === 0 ? 0o711 : 0o700
    if (await mkdir(layout.dataDir, { recursive: true, mode })) await chmod(layout.dataDir, mode)
    if (!(await stat(layout.dataDir)).isDirectory()) throw new Error('it is not a folder')
    await access(layout.dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why =
      { EACCES: 'permission denied', EROFS: 'the disk is read-only', ENOSPC: 'the disk is full' }[code ?? ''] ??
      { EEXIST: 'it is not a folder', ENOTDIR: 'it is not a folder', EPERM: 'permission denied' }[code ?? ''] ??
      message
    throw new DomainError(
      'unavailable',
      `The data folder ${layout.dataDir} cannot be written (${why}): choose another with DATA_DIR, or set DATABASE_URL.`,
    )
  }
}
