/**
 * `npm run bench -- [PART …]`: measures on this machine, on loopback, and prints one table a part; without a part, all of
 * them, which takes some minutes. Figures depend on the machine and on what else it does: no test compares them.
 */
import { cpus, loadavg } from 'node:os'
import { type Row, tableOf } from './figures.ts'

const PARTS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  import: async () => (await import('./import.ts')).measureImport(),
  registry: async () => (await import('./registry.ts')).measureRegistry(),
  start: async () => (await import('./start.ts')).measureStart(),
  size: async () => (await import('./size.ts')).measureSize(),
  memory: async () => (await import('./start.ts')).measureMemory(),
  sync: async () => (await import('./sync.ts')).measureSync(),
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !PARTS[name])
if (unknown) {
  process.stderr.write(`"${unknown}" is no part: choose of ${Object.keys(PARTS).join(', ')}.\n`)
  process.exit(2)
}
const load = () => `load ${loadavg()[0]?.toFixed(1)}`
process.stdout.write(`Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${load()}\n`)
for (const [name, measure] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const rows = await measure()
  process.stdout.write(`\n## ${name} (${load()})\n\n${tableOf(rows)}`)
}
// Worker threads that have been ended may still be on their way out.
process.exit(0)
