/**
 * The address of a Unix socket holds some hundred bytes (104 on macOS, 108 on Linux, the closing zero included). Where DATA_DIR
 * is longer, this process reaches the socket's folder through a short link of its own.
 */
import { lutimesSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const LONGEST_SOCKET_PATH = 103
const HOUR = 3_600_000

export interface ShortPath {
  readonly folder: string
  remove(): void
}

export function shortPathTo(socket: string): ShortPath {
  if (Buffer.byteLength(socket) <= LONGEST_SOCKET_PATH) return { folder: dirname(socket), remove: () => {} }
  const parent = mkdtempSync(join(Buffer.byteLength(tmpdir()) < 60 ? tmpdir() : '/tmp', 'intersession-'))
  const folder = join(parent, 's')
  symlinkSync(dirname(socket), folder)
  // Systems remove from their temporary folder what nobody has touched for days.
  const touching = setInterval(() => lutimesSync(folder, new Date(), new Date()), HOUR).unref()
  return {
    folder,
    remove: () => {
      clearInterval(touching)
      rmSync(parent, { recursive: true, force: true })
    },
  }
}
