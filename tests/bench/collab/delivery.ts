/** How long an edit takes to the others when people type as people do, and what that costs the server. */
import type { Row } from '../figures.ts'
import { alternate, type Course, pair } from './compare.ts'
import { Session, type Typed } from './session.ts'

const HALLS = [
  { readers: 50, writers: 5 },
  { readers: 200, writers: 10 },
]
/** Edits a second of one person. */
const PACE = 5
const SECONDS = 3
/** The first edits find nothing compiled and nothing cached. */
const WARMING = 1

export async function measureDelivery(course: Course): Promise<Row[]> {
  const rows: Row[] = []
  for (const [number, hall] of HALLS.entries()) {
    const measured = await alternate(course, async (place, repetition): Promise<Typed> => {
      const session = await Session.open(place, number * course.repetitions + repetition, hall)
      try {
        const perSecond = PACE * hall.writers
        await session.type({ perSecond, seconds: WARMING })
        const typed = await session.type({ perSecond, seconds: SECONDS })
        if (typed.missing > 0) throw new Error(`${place.name}: ${typed.missing} edits did not arrive.`)
        return typed
      } finally {
        session.leave()
      }
    })
    const what = (figure: string) => `${figure}, ${hall.writers} of ${hall.readers + hall.writers} people type`
    rows.push(
      ...pair(what('edit to each other, p50'), 'ms', measured, ({ p50 }) => p50),
      ...pair(what('edit to each other, p95'), 'ms', measured, ({ p95 }) => p95),
      {
        what: what('ours: edit to "recorded", p50'),
        unit: 'ms',
        values: measured.ours.map((typed) => typed.recordedP50),
      },
      ...pair(what('processor for 1,000 deliveries'), 'ms', measured, (typed) => typed.secondsPerThousand * 1_000),
    )
  }
  return rows
}
