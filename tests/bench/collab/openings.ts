/** After a restart: how long somebody waits for a long text, and how long a full house waits when all come back at once. */
import { setTimeout as wait } from 'node:timers/promises'
import { syncUpdate } from '#domain/collab/protocol.ts'
import { randomFrom } from '../../support/random.ts'
import { quantile, type Row, timeOf } from '../figures.ts'
import type { Course } from './compare.ts'
import { Guest, seat } from './guest.ts'
import type { Place } from './place.ts'
import { Typist } from './typist.ts'

/** Edits of one person, each a message of its own: some weeks of work. */
const EDITS = 60_000
const BURST = 500
const SOCKETS = 500
const DRAFTS = 100
/** Milliseconds for all of it to be recorded. */
const LONGEST_WAIT = 120_000

/** Types so much into the draft that its log is long, and stops the server as Ctrl-C does. */
async function fill(place: Place, draft: number): Promise<void> {
  const guest = await Guest.sit(place.door(draft, 0))
  let recorded = 0
  guest.onRecorded = (count) => {
    recorded = count
  }
  const typist = new Typist(randomFrom(1))
  guest.send(syncUpdate(typist.begin()))
  const end = performance.now() + LONGEST_WAIT
  for (let edit = 0; edit < EDITS; edit += 1) {
    guest.send(syncUpdate(typist.type().update))
    // No faster than it is recorded, or memory would be measured instead.
    while (edit % BURST === 0 && recorded < edit - 4 * BURST && performance.now() < end) await wait(5)
  }
  while (recorded < EDITS && performance.now() < end) await wait(20)
  if (recorded < EDITS) throw new Error(`Only ${recorded} of ${EDITS} edits were recorded in time.`)
  guest.leave()
}

async function afterRestart<T>({ ours, repetitions }: Course, measure: (place: Place) => Promise<T>): Promise<T[]> {
  const values: T[] = []
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const place = await ours()
    try {
      values.push(await measure(place))
    } finally {
      await place.stop()
    }
  }
  return values
}

export async function measureOpening(course: Course): Promise<Row[]> {
  const place = await course.ours()
  await fill(place, 0).finally(() => place.stop())
  const opened = await afterRestart(course, async (place) => {
    const times = [await Guest.sit(place.door(0, 1)), await Guest.sit(place.door(0, 2))]
    for (const guest of times) guest.leave()
    return times.map(({ firstSync }) => firstSync)
  })
  const kilobytes = ((opened[0]?.[0]?.byteCount ?? 0) / 1_000).toFixed(0)
  const what = `of a text with ${EDITS} edits (${kilobytes} kB)`
  const values = (number: number) => opened.map((times) => times[number]?.after ?? Number.NaN)
  return [
    { what: `ours: first sync after a restart ${what}`, unit: 'ms', values: values(0) },
    { what: `ours: the next one ${what}`, unit: 'ms', values: values(1) },
  ]
}

export async function measureReturn(course: Course): Promise<Row[]> {
  const measured = await afterRestart(course, async (place) => {
    const doors = Array.from({ length: SOCKETS }, (_, number) => place.door(number % DRAFTS, number))
    let guests: Guest[] = []
    const all = await timeOf(async () => {
      guests = await seat(doors, SOCKETS)
    })
    for (const guest of guests) guest.leave()
    return {
      all,
      p50: quantile(
        guests.map(({ firstSync }) => firstSync.after),
        0.5,
      ),
    }
  })
  const what = `${SOCKETS} sockets over ${DRAFTS} drafts come back at once after a restart`
  return [
    { what: `ours: ${what}, p50 of a person`, unit: 'ms', values: measured.map(({ p50 }) => p50) },
    { what: `ours: ${what}, all`, unit: 'ms', values: measured.map(({ all }) => all) },
  ]
}
