/** Random runs with listed seeds. A run that fails prints its seed and its operations; it then becomes a test of its own. */
import { describe, expect, it } from 'vitest'
import { DRAFT, Table, type TestPeer } from '../support/peers.ts'

const SEEDS = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89]
const STEPS = 120

/** Mulberry32: small, even, and the same everywhere. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below
  }
}

async function run(seed: number): Promise<void> {
  const random = randomFrom(seed)
  const pick = (below: number) => Math.floor(random(below))
  const did: string[] = []
  let table = await Table.open()
  let peers: TestPeer[] = []
  for (const name of ['Amina', 'Bruno', 'Carla', 'Dewi']) peers.push(await table.seat(name))
  peers[0]?.write('Whereas')
  await table.flush()
  for (let step = 0; step < STEPS; step++) {
    const peer = peers[pick(peers.length)] as TestPeer
    const length = peer.doc.getXmlFragment('content').length === 0 ? -1 : (peer.text.split('|')[0]?.length ?? 0)
    const choice = pick(100)
    const note = (what: string) => did.push(`${peer.actor.name} ${what}`)
    if (choice < 45 && length >= 0) {
      note('types')
      peer.type(pick(length + 1), String.fromCharCode(97 + pick(26)).repeat(1 + pick(3)))
    } else if (choice < 65 && length > 0) {
      note('erases')
      const at = pick(length)
      peer.erase(at, 1 + pick(Math.min(3, length - at)))
    } else if (choice < 70) {
      note('adds a paragraph')
      peer.write(`p${step}`)
    } else if (choice < 78) {
      note('goes offline')
      peer.disconnect()
    } else if (choice < 88) {
      note('comes back')
      peer.disconnect()
      peer.connect()
    } else if (choice < 92) {
      did.push('the database is away')
      table.failures = 1
    } else if (choice < 94) {
      did.push('the answer of a commit is lost')
      table.lostAnswers = 1
    } else if (choice < 96) {
      did.push('the server is killed')
      const { log } = table
      const seated = peers
      table = await Table.open(log)
      peers = []
      // The same people with the same devices: their unsent work comes along.
      for (const { actor, doc } of seated) peers.push(await table.seat(actor.name, 'member', true, doc))
    } else {
      did.push('time passes')
      await table.passTime()
    }
    if (pick(3) === 0) await table.flush()
  }
  for (const peer of peers) {
    peer.disconnect()
    peer.connect()
  }
  for (let round = 0; round < 12; round++) await table.passTime()
  const reader = await table.seat('Reader', 'observer')
  const trouble = `seed ${seed}:\n${did.join('\n')}`
  for (const peer of peers) {
    expect(peer.socket.closed, trouble).toBeNull()
    expect(peer.text, trouble).toBe(reader.text)
  }
  const rows = await table.log.readSince(DRAFT, 0)
  expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, place) => place + 1))
}

describe('convergence', () => {
  it.each(SEEDS)('[C33] peers agree after edits, splits, crashes and failures, seed %i', async (seed) => {
    await run(seed)
  })
})
