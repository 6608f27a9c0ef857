/** The pages as `npm start` builds them, for tests that start the whole program. Built once, when they are older than their source. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))

export async function ensureBuiltClient(): Promise<void> {
  const built = join(root, 'client/dist/index.html')
  const sources = ['client', 'server/domain'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes(join('client', 'dist')))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  )
  if (existsSync(built) && statSync(built).mtimeMs >= Math.max(...sources)) return
  await promisify(execFile)(join(root, 'node_modules/.bin/vite'), ['build', 'client', '--logLevel', 'warn'], {
    cwd: root,
  })
}
