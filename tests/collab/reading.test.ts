import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { DRAFT, Table } from '../support/peers.ts'

describe('reading', () => {
  it('[C30] a client that comes back gets only what it lacks', async () => {
    const table = await Table.open()
    const amina = await table.seat('Amina')
    amina.write('x'.repeat(5_000))
    await table.flush()
    const bruno = await table.seat('Bruno')
    bruno.disconnect()
    amina.write('new')
    await table.flush()
    bruno.connect()
    const size = () => bruno.socket.sent.reduce((sum, frame) => sum + frame.length, 0)
    await new Promise((resolve) => setImmediate(resolve))
    expect(size()).toBeLessThan(500)
    await table.flush()
    expect(bruno.text).toBe(amina.text)
  })

  it('[C31] a draft that nobody uses is closed, and opens again with the same text', async () => {
    const table = await Table.open()
    const amina = await table.seat('Amina')
    amina.write('stays')
    await table.flush()
    await table.passTime()
    expect(table.hub.count()).toEqual({ roomCount: 1, peerCount: 1 })
    amina.disconnect()
    await table.passTime()
    await table.passTime()
    expect(table.hub.count()).toEqual({ roomCount: 0, peerCount: 0 })
    await table.hub.open(DRAFT)
    const bruno = await table.seat('Bruno')
    expect(bruno.text).toBe('stays')
  })

  it('[C32] the text is the same from a snapshot and from the rows', async () => {
    const table = await Table.open()
    const amina = await table.seat('Amina')
    amina.write('')
    for (let place = 0; place < 520; place++) {
      amina.type(place, String(place % 10))
      if (place % 3 === 2) amina.erase(place - 1, 1)
      if (place % 3 === 2) amina.type(place - 1, 'x')
      await table.flush()
    }
    await table.hub.drain()
    const opened = await table.log.open(DRAFT)
    expect(opened?.snapshot?.sequence).toBe(opened?.sequence)
    const fromRows = new Y.Doc()
    for (const { update } of await table.log.readSince(DRAFT, 0)) Y.applyUpdate(fromRows, update)
    const after = await Table.open(table.log)
    const bruno = await after.seat('Bruno')
    expect(bruno.text).toBe(amina.text)
    expect(fromRows.getXmlFragment('content').toString()).toBe(bruno.doc.getXmlFragment('content').toString())
  })

  it('[C52] on shutdown what waits is recorded and everybody is sent away with 1012', async () => {
    const table = await Table.open()
    const amina = await table.seat('Amina')
    amina.write('the last word')
    const drained = table.hub.drain()
    while ((await table.log.readSince(DRAFT, 0)).length === 0) await table.flush()
    await drained
    expect(amina.socket.closed?.code).toBe(1012)
    await expect(table.hub.open(DRAFT)).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('[C62] only a client of the subprotocol hears of recording and of changes', async () => {
    const table = await Table.open()
    const stock = await table.seat('Stock', 'member', false)
    const ours = await table.seat('Ours')
    stock.write('seen')
    table.hub.changed(DRAFT, 'rights')
    await table.flush()
    expect([ours.text, ours.changes, ours.recorded]).toEqual(['seen', ['rights'], 1])
    expect([stock.changes, stock.recorded]).toEqual([[], 0])
  })
})
