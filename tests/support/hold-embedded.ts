/**
 * A program of its own that holds an embedded server, for tests that kill it: `hold-embedded.ts DATA_DIR program|visitor`.
 * Says `ready` and the server's process number; closes when its standard input ends.
 */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEmbedded } from '../../db/embedded.ts'

const [dataDir = '', use = ''] = process.argv.slice(2)
try {
  const server = await openEmbedded(dataDir, use === 'visitor' ? 'visitor' : 'program')
  process.stdout.write(
    `ready ${Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10)}\n`,
  )
  process.stdin.resume()
  await once(process.stdin, 'end')
  await server.close()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
process.exit()
