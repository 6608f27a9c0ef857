/** Ours and the relay in turns, so that whatever else the machine does meets both; figures of both and their ratio. */
import { quantile, type Row } from '../figures.ts'
import type { Open, Place } from './place.ts'

export interface Course {
  readonly repetitions: number
  readonly ours: Open
  readonly relay: Open
}

export interface Both<T> {
  readonly ours: T[]
  readonly relay: T[]
}

/** A new process of each for each repetition; who is first changes. */
export async function alternate<T>(
  course: Course,
  measure: (place: Place, repetition: number) => Promise<T>,
): Promise<Both<T>> {
  const both: Both<T> = { ours: [], relay: [] }
  for (let repetition = 0; repetition < course.repetitions; repetition += 1) {
    const order = repetition % 2 === 0 ? [course.ours, course.relay] : [course.relay, course.ours]
    for (const open of order) {
      const place = await open()
      try {
        both[place.name].push(await measure(place, repetition))
      } finally {
        await place.stop()
      }
    }
  }
  return both
}

/** One figure of both as rows, and the ratio of the medians. */
export function pair<T>(what: string, unit: Row['unit'], { ours, relay }: Both<T>, of: (one: T) => number): Row[] {
  const values = { ours: ours.map(of), relay: relay.map(of) }
  const ratio = quantile(values.ours, 0.5) / quantile(values.relay, 0.5)
  return [
    { what: `ours: ${what}`, unit, values: values.ours },
    { what: `relay: ${what}`, unit, values: values.relay },
    { what: `ours / relay: ${what}`, unit: '×', values: [ratio] },
  ]
}
