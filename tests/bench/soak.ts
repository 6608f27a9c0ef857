/**
 * People come and go over some drafts for a long time, at the pace of people. Each minute says what the server holds; the last
 * line compares the first quarter with the last, the time after the start left out. What was measured once is also what leaked once.
 */
import { readdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { syncUpdate } from '#domain/collab/protocol.ts'
import { ensureBuiltClient } from '../support/built-client.ts'
import { type Pick, randomFrom } from '../support/random.ts'
import { Guest } from './collab/guest.ts'
import { openOurs, type Place } from './collab/place.ts'
import { prepare } from './collab/prepare.ts'
import { Typist } from './collab/typist.ts'
import { quantile } from './figures.ts'
import { inFolder } from './whole-program.ts'

const DRAFTS = 20
const PEOPLE = 40
/** At the table at a time. */
const SEATS = 24
/** Milliseconds that somebody stays, at most, and between two edits of one person. */
const LONGEST_STAY = 120_000
const BETWEEN_EDITS = 2_000
/** What counts objects is said to be experimental each time, which nobody needs to read. */
const INSIDE = ['--disable-warning=ExperimentalWarning', '--import', './tests/bench/soak/inside.ts']
/** Growth of the median from the first quarter to the last from which something is held that should not be. */
const TOO_MUCH = 1.2

/** Said by what is loaded beside the program (`soak/inside.ts`). */
interface Inside {
  readonly heapMegabytes: number
  readonly resources: number
  readonly rooms: number
  readonly peers: number
}

interface Minute extends Inside {
  readonly residentMegabytes: number
  readonly descriptors: number
}

/** @returns true when nothing grew */
export async function soak(minutes: number): Promise<boolean> {
  await ensureBuiltClient()
  return inFolder(async (dataDir) => {
    const prepared = await prepare(dataDir, { people: PEOPLE, drafts: DRAFTS, characters: 8_000 })
    const place = await openOurs(prepared, INSIDE)()
    const end = performance.now() + minutes * 60_000
    try {
      const [noted] = await Promise.all([
        note(place, end),
        ...Array.from({ length: SEATS }, (_, seat) => use(place, seat, end)),
      ])
      return judge(noted)
    } finally {
      await place.stop()
    }
  })
}

/** One chair, taken by one person after another, each at a draft of their choice. */
async function use(place: Place, chair: number, end: number): Promise<void> {
  const pick = randomFrom(chair + 1)
  while (performance.now() < end) {
    const stay = Math.min(end, performance.now() + 5_000 + pick(LONGEST_STAY))
    try {
      await visit(place, pick, stay)
    } catch (error) {
      process.stdout.write(`a person was turned out: ${(error as Error).message}\n`)
    }
    await wait(pick(3_000))
  }
}

async function visit(place: Place, pick: Pick, end: number): Promise<void> {
  const guest = await Guest.sit(place.door(pick(DRAFTS), pick(PEOPLE)))
  const typist = new Typist(randomFrom(pick(1_000_000_000)))
  // Some only read.
  const writes = pick(3) > 0
  if (writes) guest.send(syncUpdate(typist.begin()))
  while (performance.now() < end && !guest.isClosed) {
    await wait(pick(2 * BETWEEN_EDITS))
    if (writes && !guest.isClosed) guest.send(syncUpdate(typist.type().update))
  }
  if (guest.isClosed) throw new Error('the socket was closed')
  guest.leave()
}

async function note(place: Place, end: number): Promise<Minute[]> {
  const noted: Minute[] = []
  process.stdout.write(
    '| minute | RSS MB | heap MB | descriptors | resources | rooms | connections |\n|---|---|---|---|---|---|---|\n',
  )
  while (performance.now() < end) {
    await wait(Math.min(60_000, Math.max(0, end - performance.now())))
    const inside = (await place.ask('what do you hold?')) as Inside
    const descriptors = readdirSync(`/proc/${place.pid}/fd`).length
    const minute = { ...inside, residentMegabytes: place.residentMegabytes(), descriptors }
    noted.push(minute)
    const { residentMegabytes, heapMegabytes, resources, rooms, peers } = minute
    const megabytes = `${residentMegabytes.toFixed(0)} | ${heapMegabytes.toFixed(1)}`
    process.stdout.write(`| ${noted.length} | ${megabytes} | ${descriptors} | ${resources} | ${rooms} | ${peers} |\n`)
  }
  return noted
}

function judge(noted: readonly Minute[]): boolean {
  const quarter = Math.max(1, Math.floor(noted.length / 4))
  // In the first minutes everything is opened and compiled.
  const first = noted.length >= 8 ? noted.slice(quarter, 2 * quarter) : noted.slice(0, quarter)
  const last = noted.slice(-quarter)
  const figures = ['residentMegabytes', 'heapMegabytes', 'descriptors', 'resources', 'rooms', 'peers'] as const
  const grown = figures.map((figure) => {
    const median = (minutes: readonly Minute[]) =>
      quantile(
        minutes.map((minute) => minute[figure]),
        0.5,
      )
    return { figure, growth: median(last) / median(first) }
  })
  const said = grown.map(
    ({ figure, growth }) => `${figure} ${growth >= 1 ? '+' : ''}${((growth - 1) * 100).toFixed(0)} %`,
  )
  const isSteady = grown.every(({ growth }) => growth < TOO_MUCH)
  process.stdout.write(`${isSteady ? 'Steady' : 'GROWING'}: from an early quarter to the last, ${said.join(', ')}.\n`)
  return isSteady
}
