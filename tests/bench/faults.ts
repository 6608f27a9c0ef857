/**
 * People type while the server, or the database under it, is killed (`kill -9`) at moments that chance decides; then it is
 * started again. Somebody who was not there reads the draft before anybody comes back, so that what is missing cannot be sent
 * again unseen. Counted: edits that a client was told are recorded, edits that others had seen, and characters that stand
 * twice. Only processes that were started here are killed.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { layoutOf } from '../../db/embedded/layout.ts'
import { readLock } from '../../db/embedded/postmaster.ts'
import { ensureBuiltClient } from '../support/built-client.ts'
import { type Pick, randomFrom } from '../support/random.ts'
import { type Prepared, prepare } from './collab/prepare.ts'
import { Device } from './faults/device.ts'
import { type Child, inFolder, startWholeProgram } from './whole-program.ts'

const PEOPLE = 4
/** A new draft after so many kills, so that no text grows without end. */
const KILLS_OF_ONE_DRAFT = 25
/** Milliseconds of typing before a kill, at most. */
const LONGEST_PEACE = 900
const BETWEEN_EDITS = 12

interface Counts {
  kills: number
  recorded: number
  recordedButLost: number
  seenButLost: number
  doubled: number
}

const none = (): Counts => ({ kills: 0, recorded: 0, recordedButLost: 0, seenButLost: 0, doubled: 0 })

export interface Faults {
  readonly kills: number
  readonly databaseKills: number
  readonly seed: number
}

/** @returns true when nothing was lost or doubled */
export async function findFaults({ kills, databaseKills, seed }: Faults): Promise<boolean> {
  await ensureBuiltClient()
  const pick = randomFrom(seed)
  const ofServer = await inFolder((dataDir) => run(dataDir, kills, pick, async (server) => server.kill()))
  report('the server', ofServer)
  const ofDatabase = await inFolder((dataDir) =>
    run(dataDir, databaseKills, pick, async (server) => {
      const pid = await readLock(layoutOf(dataDir))
      if (pid === null) throw new Error('There is no database server to kill.')
      process.kill(pid, 'SIGKILL')
      // The program cannot go on without it and says so; whoever supervises it starts it again.
      await server.ended
    }),
  )
  report('the database server', ofDatabase)
  return [ofServer, ofDatabase].every((counts) => counts.recordedButLost + counts.seenButLost + counts.doubled === 0)
}

function report(what: string, { kills, recorded, recordedButLost, seenButLost, doubled }: Counts): void {
  process.stdout.write(
    `${kills} kills of ${what}: ${recorded} edits recorded, ${recordedButLost} of them lost, ` +
      `${seenButLost} lost that others had seen, ${doubled} doubled\n`,
  )
}

async function run(
  dataDir: string,
  kills: number,
  pick: Pick,
  kill: (server: Child) => Promise<void>,
): Promise<Counts> {
  const counts = none()
  if (kills === 0) return counts
  const drafts = Math.ceil(kills / KILLS_OF_ONE_DRAFT)
  const prepared = await prepare(dataDir, { people: PEOPLE + 1, drafts, characters: 600 })
  let devices: Device[] = []
  let server = await startWholeProgram({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  try {
    for (; counts.kills < kills; counts.kills += 1) {
      const draft = Math.floor(counts.kills / KILLS_OF_ONE_DRAFT)
      if (counts.kills % KILLS_OF_ONE_DRAFT === 0) devices = newDevices(pick)
      await sitDown(devices, server, prepared, draft)
      await typeForAWhile(devices, pick)
      await kill(server)
      for (const device of devices) device.leave()
      server = await startWholeProgram({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
      await judge(devices, await read(server, prepared, draft), counts)
      devices = devices.map((device, person) => (pick(3) === 0 ? newDevice(pick, person) : device))
    }
    return counts
  } finally {
    for (const device of devices) device.leave()
    await server.stop()
  }
}

const newDevices = (pick: Pick) => Array.from({ length: PEOPLE }, (_, person) => newDevice(pick, person))

let devicesMade = 0
function newDevice(pick: Pick, person: number): Device {
  devicesMade += 1
  return new Device(person, 1_000_000 * (1 + pick(4_000)) + devicesMade)
}

const doorOf = ({ address }: Child, { draftIds, tokens }: Prepared, draft: number, person: number) => ({
  url: `${address.replace('http', 'ws')}/sync/${draftIds[draft]}`,
  headers: { authorization: `Bearer ${tokens[person]}` },
})

async function sitDown(devices: readonly Device[], server: Child, prepared: Prepared, draft: number): Promise<void> {
  await Promise.all(devices.map((device) => device.sit(doorOf(server, prepared, draft, device.person))))
}

async function typeForAWhile(devices: readonly Device[], pick: Pick): Promise<void> {
  const end = performance.now() + 50 + pick(LONGEST_PEACE)
  while (performance.now() < end) {
    devices[pick(devices.length)]?.type(pick)
    await wait(pick(BETWEEN_EDITS))
  }
}

async function read(server: Child, prepared: Prepared, draft: number): Promise<Device> {
  const reader = new Device(PEOPLE, 1)
  await reader.sit(doorOf(server, prepared, draft, PEOPLE))
  reader.leave()
  return reader
}

async function judge(devices: readonly Device[], reader: Device, counts: Counts): Promise<void> {
  const { text } = reader
  const there = new Set(text)
  counts.doubled += [...text].filter((character) => Device.isTyped(character)).length - typedIn(there)
  for (const device of devices) {
    const recorded = device.takeRecorded()
    counts.recorded += recorded.length
    counts.recordedButLost += recorded.filter((character) => !there.has(character)).length
    counts.seenButLost += device.takeSeen().filter((character) => !there.has(character)).length
  }
}

const typedIn = (characters: ReadonlySet<string>) => [...characters].filter((one) => Device.isTyped(one)).length
