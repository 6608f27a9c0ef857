/** What a draft costs that is open and idle, and what a connection costs, as growth of the resident memory. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Row } from '../figures.ts'
import { alternate, type Course } from './compare.ts'
import { seat } from './guest.ts'
import type { Place } from './place.ts'

const IDLE_DRAFTS = 200
const CONNECTIONS = 600
/** Milliseconds, for what opening has left behind to be cleared away. */
const SETTLING = 4_000

interface Held {
  readonly perDraft: number
  readonly perConnection: number
}

export async function measureMemory(course: Course): Promise<Row[]> {
  const measured = await alternate(course, (place) => hold(place))
  const what = `memory of one of ${CONNECTIONS} connections`
  return [
    {
      what: `ours: memory of one of ${IDLE_DRAFTS} idle drafts, with its connection`,
      unit: 'kB',
      values: measured.ours.map(({ perDraft }) => perDraft),
    },
    { what: `ours: ${what}`, unit: 'kB', values: measured.ours.map(({ perConnection }) => perConnection) },
    { what: `relay: ${what}`, unit: 'kB', values: measured.relay.map(({ perConnection }) => perConnection) },
  ]
}

async function hold(place: Place): Promise<Held> {
  const doors = (count: number, draftOf: (number: number) => number) =>
    Array.from({ length: count }, (_, number) => place.door(draftOf(number), number))
  const warm = await seat(doors(20, () => 0))
  await wait(SETTLING)
  const before = place.residentMegabytes()
  const atDrafts = await seat(doors(IDLE_DRAFTS, (number) => number))
  await wait(SETTLING)
  const withDrafts = place.residentMegabytes()
  const atOne = await seat(doors(CONNECTIONS, () => 0))
  await wait(SETTLING)
  const withConnections = place.residentMegabytes()
  for (const guest of [...warm, ...atDrafts, ...atOne]) guest.leave()
  const kilobytes = (megabytes: number, count: number) => (megabytes * 1_048.576) / count
  return {
    perDraft: kilobytes(withDrafts - before, IDLE_DRAFTS),
    perConnection: kilobytes(withConnections - withDrafts, CONNECTIONS),
  }
}
