/**
 * Under which account the server runs. PostgreSQL refuses root, so root lends it another account: the one that already
 * owns the data, else `postgres`, else `nobody`. Everybody else runs it as themselves.
 */
import { lchown, lstat, readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { DomainError } from '#domain/errors.ts'
import type { Layout } from './layout.ts'

export interface Owner {
  readonly uid: number
  readonly gid: number
  /** True when the program is root and has to step down to this account for every child it starts. */
  readonly isLent: boolean
}

const PREFERRED = ['postgres', '_postgres', 'nobody']

export async function chooseOwner(layout: Layout): Promise<Owner> {
  const uid = process.geteuid?.() ?? 0
  const gid = process.getegid?.() ?? 0
  const cluster = await stat(layout.cluster).catch(() => null)
  if (uid !== 0) {
    if (cluster && cluster.uid !== uid) {
      throw new DomainError(
        'unavailable',
        `The data in ${layout.dataDir} belongs to another account of this machine: start the program as that account, or choose another folder with DATA_DIR.`,
      )
    }
    return { uid, gid, isLent: false }
  }
  if (cluster && cluster.uid !== 0) return { uid: cluster.uid, gid: cluster.gid, isLent: true }
  const folder = await stat(layout.dataDir)
  const accounts = await readAccounts()
  const lent =
    accounts.find((account) => account.uid === folder.uid && account.uid !== 0) ??
    PREFERRED.map((name) => accounts.find((account) => account.name === name && account.uid !== 0)).find(Boolean)
  if (!lent) {
    throw new DomainError(
      'unavailable',
      'PostgreSQL does not run as root and this machine has neither an account postgres nor nobody: start the program as an ordinary user, or set DATABASE_URL.',
    )
  }
  return { uid: lent.uid, gid: lent.gid, isLent: true }
}

interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

async function readAccounts(): Promise<readonly Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    // macOS writes nobody as -2; the system calls want the same number without a sign.
    return name && uid && gid ? [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }] : []
  })
}

/** Whether the account may walk down to this folder. Root may always; a lent account often may not enter /root or a home. */
export async function mayReach(folder: string, owner: Owner): Promise<boolean> {
  if (!owner.isLent) return true
  for (let path = folder; ; path = dirname(path)) {
    const { mode, uid, gid } = await stat(path)
    const bit = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (path === dirname(path)) return true
  }
}

/**
 * Gives what root made to the owner of the folder it lies in, with everything inside, so that the owner can start without
 * root the next time.
 */
export async function belongLike(folder: string, path: string): Promise<void> {
  const { uid, gid } = await stat(folder)
  if (process.geteuid?.() !== 0 || uid === 0) return
  const inside = (await lstat(path)).isDirectory() ? await readdir(path, { recursive: true }) : []
  for (const name of ['', ...inside]) await lchown(join(path, name), uid, gid)
}
