/**
 * Co-editing as the wire has it, beside a bare relay in the same run. Both are processes of their own with the same options of
 * Node.js, on loopback, without TLS; ours commits every edit to its PostgreSQL before anybody sees it, the relay keeps nothing.
 * This process makes the load. On a machine with two cores the load takes its share of what is measured.
 */

import { ensureBuiltClient } from '../support/built-client.ts'
import type { Course } from './collab/compare.ts'
import { measureDelivery } from './collab/delivery.ts'
import { measureHighestRate } from './collab/highest-rate.ts'
import { measureMemory } from './collab/memory.ts'
import { measureOpening, measureReturn } from './collab/openings.ts'
import { openOurs, openRelay } from './collab/place.ts'
import { prepare } from './collab/prepare.ts'
import type { Row } from './figures.ts'
import { inFolder } from './whole-program.ts'

interface Part {
  readonly measure: (course: Course) => Promise<Row[]>
  /** How many it needs; a text that is typed into once is not measured again. */
  readonly drafts: (repetitions: number) => number
}

const PARTS: Readonly<Record<string, Part>> = {
  delivery: { measure: measureDelivery, drafts: (repetitions) => 2 * repetitions },
  rate: { measure: measureHighestRate, drafts: (repetitions) => repetitions },
  memory: { measure: measureMemory, drafts: () => 200 },
  opening: { measure: measureOpening, drafts: () => 1 },
  return: { measure: measureReturn, drafts: () => 100 },
}
export const COLLAB_PARTS: readonly string[] = Object.keys(PARTS)

const PEOPLE = 60
const CHARACTERS = 40_000

/** @param only parts, of `COLLAB_PARTS`; each begins on a database of its own */
export async function measureCollab(only: readonly string[], repetitions: number): Promise<Row[]> {
  await ensureBuiltClient()
  const rows: Row[] = []
  for (const [name, { measure, drafts }] of Object.entries(PARTS)) {
    if (!only.includes(name)) continue
    const begun = performance.now()
    const measured = await inFolder(async (dataDir) => {
      const prepared = await prepare(dataDir, { people: PEOPLE, drafts: drafts(repetitions), characters: CHARACTERS })
      return measure({ repetitions, ours: openOurs(prepared), relay: openRelay })
    })
    process.stderr.write(`${name}: measured in ${((performance.now() - begun) / 1_000).toFixed(0)} s\n`)
    rows.push(...measured)
  }
  return rows
}
