import { describe, expect, it } from 'vitest'
import { awarenessMessage, writePresences } from '#domain/collab/protocol.ts'
import { Table } from '../support/peers.ts'

const MEGABYTE = 1_048_576

describe('pressure', () => {
  it('[C50] a slow reader loses presence, gets its updates merged, and holds up nobody', async () => {
    const table = await Table.open()
    const amina = await table.seat('Amina')
    const slow = await table.seat('Slow')
    const quick = await table.seat('Quick')
    slow.socket.bufferedAmount = 2 * MEGABYTE
    amina.send(awarenessMessage(writePresences([{ clientId: 5, clock: 1, json: '{}' }])))
    amina.write('')
    for (const letter of 'slowly') {
      amina.type(amina.text.length, letter)
      await table.flush()
    }
    await table.passTime()
    expect([quick.text, slow.text]).toEqual(['slowly', ''])
    expect(quick.presence).toHaveLength(1)
    const before = slow.updateCount
    slow.socket.drain()
    await table.flush()
    expect([slow.text, slow.updateCount - before, slow.presence.length]).toEqual(['slowly', 1, 0])
  })

  it('[C50] a reader that cannot even take that is closed with 4408', async () => {
    const table = await Table.open()
    const amina = await table.seat('Amina')
    const slow = await table.seat('Slow')
    slow.socket.bufferedAmount = 2 * MEGABYTE
    amina.write('')
    await table.flush()
    for (let count = 0; count < 20; count++) {
      amina.type(0, 'x'.repeat(MEGABYTE / 2))
      await table.flush()
    }
    expect(slow.socket.closed?.code).toBe(4408)
    expect(amina.socket.closed).toBeNull()
  })

  it('[C51] a writer with too much waiting is not read until the commit has caught up', async () => {
    const table = await Table.open()
    const amina = await table.seat('Amina')
    amina.write('')
    await table.flush()
    const release = table.hold()
    for (let count = 0; count < 3; count++) amina.type(0, 'x'.repeat(MEGABYTE / 2))
    await table.flush()
    expect(amina.socket.isPaused).toBe(true)
    release()
    await table.flush()
    expect(amina.socket.isPaused).toBe(false)
    expect(amina.recorded).toBe(5)
  })

  it('[C51] an update that is too large is refused with 4413', async () => {
    const table = await Table.open()
    const amina = await table.seat('Amina')
    amina.write('x'.repeat(MEGABYTE + 1))
    expect(amina.socket.closed?.code).toBe(4413)
  })

  it('[C54] a writer who is faster than anybody types is read more slowly, and nothing of it is lost', async () => {
    const table = await Table.open()
    const amina = await table.seat('Amina')
    amina.write('')
    await table.flush()
    for (let count = 0; count < 6_000; count++) amina.type(0, 'x')
    expect([amina.socket.isPaused, amina.socket.closed]).toEqual([true, null])
    await table.passTime()
    expect([amina.socket.isPaused, amina.recorded]).toEqual([false, 6_002])
  })
})
