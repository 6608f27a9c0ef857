/**
 * `npm run bench -- [PART …] [OPTIONS]`: measures on this machine, on loopback, and prints one table a part; without a part, all
 * of them, which takes some minutes. `faults`, `interleavings` and `soak` are asked for by name: they look for losses and leaks instead of
 * figures. Figures depend on the machine and on what else it does: no test compares them.
 */
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { COLLAB_PARTS, measureCollab } from './collab.ts'
import { type Row, tableOf } from './figures.ts'

const OPTIONS = {
  /** Of collab: which of its parts, e.g. `delivery,rate`. */
  only: { type: 'string', default: COLLAB_PARTS.join(',') },
  repetitions: { type: 'string', default: '5' },
  /** Of faults: how often the server and its database are killed. */
  kills: { type: 'string', default: '20' },
  'database-kills': { type: 'string', default: '5' },
  seed: { type: 'string', default: '1' },
  /** Of interleavings: how many, from `seed` on. */
  runs: { type: 'string', default: '10000' },
  /** Of soak. */
  minutes: { type: 'string', default: '60' },
} as const

const MEASURED: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  import: async () => (await import('./import.ts')).measureImport(),
  registry: async () => (await import('./registry.ts')).measureRegistry(),
  compare: async () => (await import('./compare.ts')).measureCompare(),
  start: async () => (await import('./start.ts')).measureStart(),
  size: async () => (await import('./size.ts')).measureSize(),
  memory: async () => (await import('./start.ts')).measureMemory(),
  collab: () => measureCollab(parts(), count('repetitions')),
  typing: async () => (await import('./typing.ts')).measureTyping(),
}
/** They print by themselves. @returns whether all was well */
const WATCHED: Readonly<Record<string, () => Promise<boolean>>> = {
  faults: async () =>
    (await import('./faults.ts')).findFaults({
      kills: count('kills'),
      databaseKills: count('database-kills'),
      seed: count('seed'),
    }),
  interleavings: async () => (await import('./interleavings.ts')).interleave(count('runs'), count('seed')),
  soak: async () => (await import('./soak.ts')).soak(count('minutes')),
}

const { values, positionals: asked } = readArguments()

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true })
  } catch (error) {
    return refuse((error as Error).message)
  }
}

function refuse(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(2)
}

function count(option: Exclude<keyof typeof OPTIONS, 'only'>): number {
  const number = Number(values[option])
  return Number.isInteger(number) && number >= 0 ? number : refuse(`--${option} must be a whole number.`)
}

function parts(): readonly string[] {
  const only = values.only.split(',')
  const unknown = only.find((name) => !COLLAB_PARTS.includes(name))
  return unknown ? refuse(`"${unknown}" is no part of collab: choose of ${COLLAB_PARTS.join(', ')}.`) : only
}

const known = [...Object.keys(MEASURED), ...Object.keys(WATCHED)]
const unknown = asked.find((name) => !known.includes(name))
if (unknown) refuse(`"${unknown}" is no part: choose of ${known.join(', ')}.`)
const load = () => `load ${loadavg()[0]?.toFixed(1)}`
process.stdout.write(`Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${load()}\n`)
for (const [name, measure] of Object.entries(MEASURED)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const rows = await measure()
  process.stdout.write(`\n## ${name} (${load()})\n\n${tableOf(rows)}`)
}
let isWell = true
for (const name of asked) if (WATCHED[name]) isWell = (await WATCHED[name]()) && isWell
// Worker threads that have been ended may still be on their way out.
process.exit(isWell ? 0 : 1)
