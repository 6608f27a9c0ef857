import { describe, expect, it } from 'vitest'
import { awarenessMessage, readPresences, writePresences } from '#domain/collab/protocol.ts'
import { Table, type TestPeer } from '../support/peers.ts'

const position = { item: { client: 1, clock: 2 }, assoc: 0 }
const cursor = { anchor: position, head: position }

function show(peer: TestPeer, clientId: number, state: unknown, clock = 1): void {
  peer.send(awarenessMessage(writePresences([{ clientId, clock, json: JSON.stringify(state) }])))
}

function seen(peer: TestPeer): { clientId: number; clock: number; state: unknown }[] {
  return peer.presence
    .splice(0)
    .flatMap(readPresences)
    .map(({ clientId, clock, json }) => ({ clientId, clock, state: JSON.parse(json) as unknown }))
}

async function two() {
  const table = await Table.open()
  return { table, amina: await table.seat('Amina'), mallory: await table.seat('Mallory') }
}

describe('presence', () => {
  it('[C40] name, delegation and colour are the server’s; only the cursor is the client’s', async () => {
    const { table, amina, mallory } = await two()
    const user = { name: '<img onerror=x>', color: 'red;}', delegation: 'Chair' }
    show(mallory, 7, { user, cursor: { ...cursor, extra: 'x', anchor: { ...position, html: '<b>' } }, more: 1 })
    await table.passTime()
    const { accountId, name, delegation } = mallory.actor
    expect(seen(amina)).toEqual([
      {
        clientId: 7,
        clock: expect.any(Number),
        state: { user: { name, delegation, accountId, color: expect.stringMatching(/^#[0-9a-f]{6}$/) }, cursor },
      },
    ])
    expect(seen(mallory)).toEqual([])
  })

  it('[C41] nobody can speak for another, remove another, or add a second person', async () => {
    const { table, amina, mallory } = await two()
    show(amina, 5, { cursor })
    await table.passTime()
    show(mallory, 7, {})
    await table.passTime()
    seen(amina)
    seen(mallory)
    show(mallory, 5, { cursor: null }, 2 ** 52)
    show(mallory, 5, null, 2 ** 52)
    show(mallory, 8, { cursor })
    await table.passTime()
    const reader = await table.seat('Reader')
    await table.passTime()
    expect(seen(reader).map(({ clientId }) => clientId)).toEqual([5, 7])
    expect(seen(amina)).toEqual([])
  })

  it("[C41] a Yjs client that is another account's cannot be shown as one's own", async () => {
    const { table, amina, mallory } = await two()
    amina.write('mine')
    await table.flush()
    show(mallory, amina.doc.clientID, { cursor })
    await table.passTime()
    expect(seen(amina)).toEqual([])
  })

  it('[C42] who leaves is shown as gone, with a later clock', async () => {
    const { table, amina, mallory } = await two()
    show(mallory, 7, { cursor })
    await table.passTime()
    const [before] = seen(amina)
    mallory.disconnect()
    await table.passTime()
    const [after] = seen(amina)
    expect(after).toMatchObject({ clientId: 7, state: null })
    expect(after?.clock).toBeGreaterThan(before?.clock ?? Number.POSITIVE_INFINITY)
  })

  it('[C40] a presence that is too large or cannot be read closes the connection', async () => {
    const { table, amina, mallory } = await two()
    show(mallory, 7, { cursor: 'x'.repeat(5_000) })
    expect(mallory.socket.closed?.code).toBe(4413)
    amina.send(awarenessMessage(writePresences([{ clientId: 5, clock: 1, json: '{"a":' }])))
    expect(amina.socket.closed?.code).toBe(4400)
    await table.flush()
  })
})
