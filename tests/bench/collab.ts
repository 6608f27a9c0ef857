/**
 * Co-editing as the wire has it, beside a bare relay in the same run. Both are processes of their own with the same options of
 * Node.js, on loopback, without TLS; ours commits every edit to its PostgreSQL before anybody sees it, the relay keeps nothing.
 * This process makes the load. On a machine with two cores the load takes its share of what is measured.
 */

import { ensureBuiltClient } from '../support/built-client.ts'
import type { Course } from './collab/compare.ts'
import { measureDelivery } from './collab/delivery.ts'
import { measureHighestRate } from './collab/highest-rate.ts'
import { IDLE_DRAFTS, measureMemory } from './collab/memory.ts'
import { measureOpening, measureReturn } from './collab/openings.ts'
import { openOurs, openRelay } from './collab/place.ts'
import { prepare } from './collab/prepare.ts'
import type { Row } from './figures.ts'
import { inFolder } from './whole-program.ts'

const PARTS: Readonly<Record<string, (course: Course) => Promise<Row[]>>> = {
  delivery: measureDelivery,
  rate: measureHighestRate,
  memory: measureMemory,
  opening: measureOpening,
  return: measureReturn,
}
export const COLLAB_PARTS: readonly string[] = Object.keys(PARTS)

const PEOPLE = 60
const CHARACTERS = 40_000

/** @param only parts, of `COLLAB_PARTS`; each begins on a database of its own */
export async function measureCollab(only: readonly string[], repetitions: number): Promise<Row[]> {
  await ensureBuiltClient()
  const rows: Row[] = []
  for (const [name, measure] of Object.entries(PARTS)) {
    if (!only.includes(name)) continue
    const measured = await inFolder(async (dataDir) => {
      const prepared = await prepare(dataDir, { people: PEOPLE, drafts: IDLE_DRAFTS, characters: CHARACTERS })
      return measure({ repetitions, ours: openOurs(prepared), relay: openRelay })
    })
    process.stderr.write(`${name}: measured\n`)
    rows.push(...measured)
  }
  return rows
}
