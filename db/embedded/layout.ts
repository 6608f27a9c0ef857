/**
 * Where the embedded server keeps what it has under DATA_DIR, and the names that both ends of its socket must agree on.
 * The socket lies inside the cluster itself: whatever answers there is by construction the server of exactly this data.
 */
import { join, resolve } from 'node:path'

/** The one account of the embedded server. Only its owner and root may reach the socket, so it has no password. */
export const USER = 'intersession'
export const DATABASE = 'intersession'
/** The database that `initdb` makes; it holds no data of ours, only the locks that say who uses the server. */
export const LOCK_DATABASE = 'postgres'
/** Part of the socket's file name; the server never listens on a network. */
export const PORT = 5432
export const MAJOR_VERSION = 18

export interface Layout {
  readonly dataDir: string
  /** PostgreSQL's own data directory, mode 0700, owned by the account the server runs under. */
  readonly cluster: string
  readonly socket: string
  readonly lockFile: string
  readonly log: string
}

export function layoutOf(dataDir: string): Layout {
  const root = resolve(dataDir)
  const cluster = join(root, 'postgres')
  return {
    dataDir: root,
    cluster,
    socket: join(cluster, `.s.PGSQL.${PORT}`),
    lockFile: join(cluster, 'postmaster.pid'),
    log: join(root, 'postgres.log'),
  }
}
