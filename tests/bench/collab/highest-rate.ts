/** How many edits a second one draft takes with fifty readers while 95 of 100 deliveries stay under a tenth of a second. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Row } from '../figures.ts'
import { alternate, type Course, pair } from './compare.ts'
import type { Place } from './place.ts'
import { Session } from './session.ts'

const HALL = { readers: 50, writers: 10 }
const FIRST = 1_000
const HIGHEST = 20_000
const STEP = 2
const SECONDS = 1.5
const LATEST = 100
/** Share of a core from which what is seen is the limit of the measuring and not of the server. */
const FULL = 0.95

interface Highest {
  readonly perSecond: number
  readonly isBound: boolean
}

export async function measureHighestRate(course: Course): Promise<Row[]> {
  const before = { ours: FIRST, relay: FIRST }
  const measured = await alternate(course, async (place, repetition) => {
    const highest = await climb(place, repetition, before[place.name])
    before[place.name] = Math.max(FIRST, highest.perSecond / STEP)
    return highest
  })
  const bounds = [...measured.ours, ...measured.relay].filter(({ isBound }) => isBound).length
  const note =
    bounds > 0 ? ` (${bounds} of ${course.repetitions * 2} are lower bounds: the measuring was at its own limit)` : ''
  return pair(`highest rate, ${HALL.readers} readers${note}`, 'edits/s', measured, ({ perSecond }) => perSecond)
}

/** Twice as fast each time until it is too fast twice, then half a step back. */
async function climb(place: Place, repetition: number, first: number): Promise<Highest> {
  const session = await Session.open(place, repetition, HALL)
  try {
    await session.type({ perSecond: 200, seconds: 1 })
    let best = { perSecond: 0, isBound: false }
    const reaches = async (asked: number): Promise<boolean> => {
      for (let attempt = 0; attempt < 2; attempt += 1) {
        const { sent, p95, missing, ownShare } = await session.type({ perSecond: asked, seconds: SECONDS })
        if (missing === 0 && p95 <= LATEST) {
          best = { perSecond: Math.max(best.perSecond, sent / SECONDS), isBound: ownShare >= FULL }
          return true
        }
        if (ownShare >= FULL) best = { ...best, isBound: true }
        await wait(500)
      }
      return false
    }
    let asked = first
    while (asked <= HIGHEST && (await reaches(asked))) asked *= STEP
    if (asked <= HIGHEST) await reaches(asked / Math.sqrt(STEP))
    return best
  } finally {
    session.leave()
  }
}
