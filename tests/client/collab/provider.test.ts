/** The client's provider against the real hub, over sockets made of arrays and a clock set by hand. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Actor } from '#domain/access.ts'
import { CLOSE, type Close } from '#domain/collab/close.ts'
import type { LinkSocket, Surroundings } from '../../../client/collab/link.ts'
import { CollabProvider } from '../../../client/collab/provider.ts'
import { recordWords } from '../../../client/collab/record-state.ts'
import { ArraySocket, actorNamed, DRAFT, firstText, Table } from '../../support/peers.ts'

/** A device: its network can be cut, its timers are run by hand. */
class Device implements Surroundings {
  isReachable = true
  ms = 0
  timers: { readonly act: () => void; readonly ms: number }[] = []
  openCount = 0
  answer: Close | null = null
  readonly changes: string[] = []
  private link: (LinkSocket & { readonly server: ArraySocket; leave: () => void }) | null = null
  readonly table: Table
  readonly actor: Actor
  readonly provider: CollabProvider

  constructor(table: Table, name: string) {
    this.table = table
    this.actor = actorNamed(name)
    this.provider = new CollabProvider({
      address: '/sync',
      surroundings: this,
      onState: () => {},
      onChanged: (what) => void this.changes.push(what),
      askWhy: async () => this.answer,
    })
  }

  open(): LinkSocket {
    this.openCount += 1
    const server = new ArraySocket()
    const connection = this.isReachable ? this.table.hub.join(DRAFT, this.actor, server, true) : null
    const link = {
      onopen: null,
      onmessage: null,
      onclose: null,
      onerror: null,
      server,
      send: (bytes: Uint8Array) => connection?.receive(bytes.slice()),
      close: () => connection?.left(),
      leave: () => connection?.left(),
    } as NonNullable<Device['link']>
    this.link = link
    queueMicrotask(() => (connection ? link.onopen?.() : link.onclose?.({ code: 1006 })))
    return link
  }
  now = () => this.ms
  random = () => 0.5
  later(act: () => void, ms: number) {
    const timer = { act, ms }
    this.timers.push(timer)
    return () => {
      this.timers = this.timers.filter((other) => other !== timer)
    }
  }

  get text(): string {
    return this.provider.isSynced ? firstText(this.provider.doc).toString() : ''
  }
  write(at: number, words: string): void {
    firstText(this.provider.doc).insert(at, words)
  }

  /** The network breaks, without a word to the server or from it. */
  cut(code = 1006): void {
    this.isReachable = false
    this.link?.leave()
    this.link?.onclose?.({ code })
  }

  carry(): boolean {
    const { link } = this
    if (!link) return false
    const frames = link.server.sent.splice(0)
    for (const frame of frames) link.onmessage?.({ data: frame.slice().buffer })
    if (link.server.closed) {
      this.link = null
      link.leave()
      link.onclose?.({ code: link.server.closed.code })
    }
    return frames.length > 0
  }

  async passTime(ms: number): Promise<void> {
    this.ms += ms
    for (const { act } of this.timers.splice(0)) act()
    await settle(this.table, this)
  }
}

async function settle(table: Table, ...devices: Device[]): Promise<void> {
  for (let round = 0; round < 50; round++) {
    await table.flush()
    if (!devices.map((device) => device.carry()).includes(true)) return
  }
}

const devices: Device[] = []
async function start() {
  const table = await Table.open()
  const other = await table.seat('Other')
  other.write('text')
  await table.flush()
  const device = new Device(table, 'Amina')
  devices.push(device)
  await settle(table, device)
  return { table, other, device }
}
afterEach(() => {
  for (const { provider } of devices.splice(0)) provider.destroy()
})

describe('the provider', () => {
  it('[C74] is in sync only when the text has arrived', async () => {
    const table = await Table.open()
    const device = new Device(table, 'Amina')
    devices.push(device)
    expect([device.provider.isSynced, device.provider.state]).toEqual([false, { kind: 'opening' }])
    await settle(table, device)
    expect(device.provider.isSynced).toBe(true)
  })

  it('[C70] says "recorded" only when every edit is acknowledged', async () => {
    const { table, other, device } = await start()
    expect(device.provider.state).toEqual({ kind: 'recorded' })
    const release = table.hold()
    device.write(0, 'a')
    device.write(0, 'b')
    await settle(table, device)
    expect(device.provider.state).toEqual({ kind: 'recording', count: 2 })
    release()
    await settle(table, device)
    expect([device.provider.state, other.text]).toEqual([{ kind: 'recorded' }, 'batext'])
  })

  it('[C71] keeps edits while offline, says since when, and sends them on return', async () => {
    const { table, other, device } = await start()
    device.ms = 60_000
    device.cut()
    device.write(0, 'offline ')
    expect(device.provider.state).toEqual({ kind: 'offline', since: 60_000, count: 1 })
    other.type(other.text.length, ' by another')
    await table.flush()
    device.isReachable = true
    await device.passTime(1_000)
    expect(device.provider.state).toEqual({ kind: 'recorded' })
    expect([device.text, other.text]).toEqual(Array(2).fill('offline text by another'))
  })

  it('[C71] what was sent but not acknowledged before a crash is sent again and stored once', async () => {
    const { table, device } = await start()
    table.lostAnswers = 1
    device.write(0, 'x')
    await settle(table, device)
    device.cut()
    expect(device.provider.state).toMatchObject({ kind: 'offline', count: 1 })
    const after = await Table.open(table.log)
    Object.assign(device, { table: after, isReachable: true })
    const rows = await table.log.readSince(DRAFT, 0)
    await device.passTime(1_000)
    expect([device.provider.state, device.text]).toEqual([{ kind: 'recorded' }, 'xtext'])
    expect(await table.log.readSince(DRAFT, 0)).toEqual(rows)
  })

  it('[C72] comes back after pauses that grow, and at once when it is told that the network is there', async () => {
    const { device } = await start()
    device.cut()
    const pauses: number[] = []
    for (let attempt = 0; attempt < 9; attempt++) {
      await new Promise((resolve) => setImmediate(resolve))
      pauses.push(...device.timers.filter(({ ms }) => ms !== 5_000).map(({ ms }) => ms))
      await device.passTime(0)
    }
    expect(pauses).toEqual([375, 750, 1_500, 3_000, 6_000, 6_000, 6_000, 6_000, 6_000])
    device.isReachable = true
    device.provider.retry()
    await settle(device.table, device)
    expect(device.provider.state).toEqual({ kind: 'recorded' })
  })

  it.each([
    [4401, 'stay away'],
    [4403, 'stay away'],
    [4409, 'afresh'],
  ])('[C72] does not come back by itself after %i', async (code, after) => {
    const { device } = await start()
    device.cut(code)
    await device.passTime(60_000)
    expect([device.openCount, device.provider.stop?.after]).toEqual([1, after])
    expect(device.provider.state).toMatchObject({ kind: 'stopped', count: 0 })
  })

  it('[C72] does not knock for ever at a door that is refused', async () => {
    const { device } = await start()
    device.cut()
    device.answer = CLOSE.notAllowed
    await device.passTime(1_000)
    await new Promise((resolve) => setImmediate(resolve))
    expect(device.provider.state).toMatchObject({ kind: 'stopped', sentence: CLOSE.notAllowed.sentence })
  })

  it('[C73] opens a new connection when acknowledgements stay away, and when nothing is heard', async () => {
    const { table, device } = await start()
    table.hold()
    device.write(0, 'x')
    await settle(table, device)
    await device.passTime(11_000)
    expect([device.openCount, device.provider.state.kind]).toEqual([1, 'offline'])
    await device.passTime(1_000)
    expect(device.openCount).toBe(2)
    const idle = (await start()).device
    await idle.passTime(41_000)
    await idle.passTime(1_000)
    expect(idle.openCount).toBe(2)
  })

  it('[C62] hears of what has changed beside the text', async () => {
    const { table, device } = await start()
    table.hub.changed(DRAFT, 'rights')
    await settle(table, device)
    expect(device.changes).toEqual(['rights'])
  })

  it('[C42] shows nobody through a connection that is gone', async () => {
    const { table, device } = await start()
    const bruno = new Device(table, 'Bruno')
    devices.push(bruno)
    bruno.provider.awareness.setLocalState({ cursor: null })
    await settle(table, bruno)
    await table.passTime()
    await settle(table, device, bruno)
    const seen = () => [...device.provider.awareness.getStates().values()].map(({ user }) => user?.name).filter(Boolean)
    expect(seen()).toEqual(['Bruno'])
    device.cut()
    expect(seen()).toEqual([])
  })
})

describe('what a person is told', () => {
  it.each([
    [{ kind: 'recorded' }, 'Recorded'],
    [{ kind: 'recording', count: 1 }, '1 change not recorded'],
    [{ kind: 'offline', since: 0, count: 3 }, 'No connection since 00:00'],
    [{ kind: 'offline', since: 0, count: 3 }, '3 changes kept in this window'],
    [{ kind: 'stopped', sentence: CLOSE.signedOut.sentence, count: 2 }, '2 changes not recorded: copy what you need'],
  ] as const)('[C70] [C71] %o: %s', (state, words) => {
    const { short, more } = recordWords(state, () => '00:00')
    expect(`${short}. ${more}`).toContain(words)
  })
})
