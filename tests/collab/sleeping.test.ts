/** A text that nobody uses is let go of; the people stay, and whoever needs it does not notice. */
import { describe, expect, it } from 'vitest'
import { awarenessMessage, readPresences, writePresences } from '#domain/collab/protocol.ts'
import { documentForm } from '../../server/drafts/document-form.ts'
import { DRAFT, Table, type TestPeer } from '../support/peers.ts'

const MEGABYTE = 1_048_576

async function asleep() {
  const table = await Table.open()
  const amina = await table.seat('Amina')
  const bruno = await table.seat('Bruno')
  amina.write('agreed')
  await table.flush()
  await table.fallAsleep()
  const { readCount } = table
  /** How often the log was read since everybody fell asleep. */
  const readings = () => table.readCount - readCount
  return { table, amina, bruno, readings }
}

/** The same two on another process, where somebody else writes. */
async function withElsewhere() {
  const seated = await asleep()
  const other = await Table.open(seated.table.log)
  const carla = await other.seat('Carla')
  const writeElsewhere = async (words: string) => {
    carla.write(words)
    await other.flush()
    await seated.table.hub.catchUp(DRAFT)
    await seated.table.flush()
  }
  return { ...seated, writeElsewhere }
}

function show(peer: TestPeer, clientId: number): void {
  peer.send(awarenessMessage(writePresences([{ clientId, clock: 1, json: '{}' }])))
}
const shownTo = (peer: TestPeer) =>
  peer.presence
    .splice(0)
    .flatMap(readPresences)
    .map(({ clientId }) => clientId)

describe('a text that nobody uses', () => {
  it('[C34] is fetched once for the first who writes, and everybody sees what they wrote', async () => {
    const { table, amina, bruno, readings } = await asleep()
    expect(readings()).toBe(0)
    bruno.type(0, 'all ')
    amina.type(6, ' by us')
    await table.flush()
    expect([readings(), bruno.text, amina.text]).toEqual([1, 'all agreed by us', 'all agreed by us'])
    expect([amina.recorded, bruno.recorded]).toEqual([3, 2])
  })

  it.each<[string, (table: Table) => Promise<unknown>, string]>([
    ['who comes anew', async (table) => (await table.seat('Reader', 'observer')).text, 'agreed'],
    [
      'an edit by the server',
      async (table) => {
        const edited = table.hub.applyServerEdit(DRAFT, table.peers[0]?.actor as never, (doc) => {
          doc.getXmlFragment('content').delete(0, 1)
        })
        await table.flush()
        await edited
        return table.peers[1]?.text
      },
      '',
    ],
    ['who reads the document', async (table) => JSON.stringify(await table.hub.readContent(DRAFT)), 'agreed'],
  ])('[C34] is fetched for %s', async (_who, act, text) => {
    const { table, readings } = await asleep()
    expect(await act(table)).toContain(text)
    expect(readings()).toBe(1)
  })

  it('[C34] is not fetched for a cursor, nor for rows of another process that are shown', async () => {
    const { table, amina, bruno, readings, writeElsewhere } = await withElsewhere()
    show(amina, 5)
    await table.flush()
    await table.passTime()
    expect([shownTo(bruno), readings()]).toEqual([[5], 1])
    await table.fallAsleep()
    show(amina, 5)
    await table.passTime()
    await writeElsewhere('from elsewhere')
    expect([shownTo(bruno), bruno.text, readings()]).toEqual([[5], 'agreed|from elsewhere', 1])
    amina.type(0, 'all ')
    await table.flush()
    expect((await table.seat('Reader')).text).toBe('all agreed|from elsewhere')
  })
})

describe('while a text is fetched', () => {
  it('[C35] what needs it waits in order, also of who has left; nothing is acknowledged before', async () => {
    const { table, amina, bruno } = await asleep()
    const release = table.holdReadings()
    for (const letter of 'abc') amina.type(0, letter)
    bruno.write('left behind')
    await table.flush()
    bruno.disconnect()
    show(amina, bruno.doc.clientID)
    await table.flush()
    expect([amina.recorded, bruno.recorded, (await table.log.readSince(DRAFT, 0)).length]).toEqual([2, 1, 1])
    release()
    await table.flush()
    expect([amina.recorded, amina.text]).toEqual([5, 'cbaagreed|left behind'])
    const reader = await table.seat('Reader')
    await table.passTime()
    expect(shownTo(reader)).toEqual([])
  })

  it('[C35] rows of another process that come meanwhile are shown once and become part of it', async () => {
    const { table, amina, bruno, writeElsewhere } = await withElsewhere()
    const release = table.holdReadings()
    amina.type(0, 'all ')
    await table.flush()
    const before = bruno.updateCount
    await writeElsewhere('meanwhile')
    expect(bruno.text).toBe('agreed|meanwhile')
    release()
    await table.flush()
    expect([bruno.text, bruno.updateCount - before]).toEqual(['all agreed|meanwhile', 2])
    expect((await table.seat('Reader')).text).toBe('all agreed|meanwhile')
    expect(await table.log.readSince(DRAFT, 0)).toHaveLength(3)
  })

  it('[C35] rows that another process has put into a snapshot are shown as well', async () => {
    const { table, bruno } = await asleep()
    const other = await Table.open(table.log)
    const carla = await other.seat('Carla')
    carla.write('in the snapshot')
    await other.flush()
    const rows = await table.log.readSince(DRAFT, 0)
    const parts = rows.map(({ update }) => update)
    await table.log.keepSnapshot(DRAFT, { sequence: 2, ...(await table.compact({ root: documentForm.root, parts })) })
    expect((await table.seat('Reader')).text).toBe('agreed|in the snapshot')
    expect(bruno.text).toBe('agreed|in the snapshot')
  })

  it('[C35] a database that is away is asked again, and who writes too much meanwhile is not read', async () => {
    const { table, amina, bruno } = await asleep()
    table.failedReadings = 2
    amina.type(0, 'still ')
    await table.flush()
    await expect(table.hub.readContent(DRAFT)).rejects.toThrow('the database is away')
    for (let count = 0; count < 3; count++) amina.type(0, 'x'.repeat(MEGABYTE / 2))
    expect(amina.socket.isPaused).toBe(true)
    expect([bruno.text, amina.recorded, amina.socket.closed]).toEqual(['agreed', 2, null])
    await table.passTime()
    expect([amina.socket.isPaused, amina.recorded, bruno.text]).toEqual([false, 6, amina.text])
  })

  it('[C35] a draft that is gone meanwhile ends its connections', async () => {
    const { table, amina } = await asleep()
    Object.assign(table.log, { open: async () => null })
    amina.type(0, 'nowhere')
    await table.flush()
    expect(amina.socket.closed?.code).toBe(4403)
  })
})

describe('a draft that nobody is at', () => {
  it('[C36] leaves neither a room nor a timer behind', async () => {
    const { table, amina, bruno } = await asleep()
    amina.disconnect()
    bruno.disconnect()
    expect(table.pace.timers.length).toBeGreaterThan(0)
    for (let time = 0; time < 3; time++) await table.passTime()
    expect([table.hub.count().roomCount, table.pace.timers, table.pace.turns]).toEqual([0, [], []])
  })
})
