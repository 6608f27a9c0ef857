/** The client's provider against the real hub, over sockets made of arrays and a clock set by hand. */
import { afterEach, describe, expect, it } from 'vitest'
import type { GroupRole } from '#domain/access.ts'
import { CLOSE, type Close } from '#domain/collab/close.ts'
import { CollabProvider } from '../../../client/collab/provider.ts'
import { recordWords } from '../../../client/collab/record-state.ts'
import { Network, settle } from '../../support/device.ts'
import { actorNamed, DRAFT, firstText, Table } from '../../support/peers.ts'

/** A provider with nothing around it but its network. */
class Device extends Network {
  answer: Close | null = null
  readonly changes: string[] = []
  readonly provider: CollabProvider

  constructor(table: Table, name: string, role: GroupRole = 'member') {
    super(table, actorNamed(name, role))
    this.provider = new CollabProvider({
      address: '/sync',
      surroundings: this,
      onState: () => {},
      onChanged: (what) => void this.changes.push(what),
      onInStep: () => {},
      onEdit: () => {},
      onRecorded: () => {},
      askWhy: async () => this.answer,
    })
  }

  get text(): string {
    return this.provider.isSynced ? firstText(this.provider.doc).toString() : ''
  }
  write(at: number, words: string): void {
    firstText(this.provider.doc).insert(at, words)
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
    device.provider.wake()
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
    for (let look = 0; look < 3; look++) await device.passTime(5_000)
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

describe('after a sleep', () => {
  it('[C91] finds a socket dead that only looks open, within seconds of waking', async () => {
    const { device } = await start()
    device.isDead = true
    device.provider.wake()
    expect([device.openCount, device.provider.state.kind]).toEqual([1, 'recorded'])
    device.isDead = false
    await device.passTime(5_000)
    expect([device.openCount, device.provider.state]).toEqual([2, { kind: 'recorded' }])
  })

  it('[C91] leaves a connection alone that answers', async () => {
    const { device } = await start()
    device.provider.wake()
    device.provider.wake()
    await settle(device.table, device)
    await device.passTime(5_000)
    expect([device.openCount, device.provider.state]).toEqual([1, { kind: 'recorded' }])
  })

  it('[C91] takes a timer that comes much too late for a sleep, and asks', async () => {
    const { device } = await start()
    device.isDead = true
    await device.passTime(20_000)
    expect(device.openCount).toBe(1)
    device.isDead = false
    await device.passTime(5_000)
    expect(device.openCount).toBe(2)
  })

  it('[C91] tries at once when there is no connection, instead of at the end of the pause', async () => {
    const { device } = await start()
    device.cut()
    await new Promise((resolve) => setImmediate(resolve))
    device.isReachable = true
    device.provider.wake()
    await settle(device.table, device)
    expect([device.openCount, device.provider.state]).toEqual([2, { kind: 'recorded' }])
    await device.passTime(8_000)
    expect(device.openCount).toBe(2)
  })
})

describe('the history of a draft', () => {
  it('[C90] is named when coming back', async () => {
    const { device, table } = await start()
    device.cut()
    device.isReachable = true
    await device.passTime(1_000)
    expect(device.addresses).toEqual(['/sync', `/sync?epoch=${table.hub.epochOf(DRAFT)}`])
    expect(device.provider.state).toEqual({ kind: 'recorded' })
  })

  it('[C90] another one ends the connection before anything is merged', async () => {
    const { device } = await start()
    const restored = await Table.open()
    const other = await restored.seat('Other')
    other.write('restored')
    await restored.flush()
    device.cut()
    device.write(0, 'unsent ')
    Object.assign(device, { table: restored, isReachable: true })
    await device.passTime(1_000)
    expect(device.provider.stop?.after).toBe('afresh')
    expect([device.text, other.text]).toEqual(['unsent text', 'restored'])
  })
})

const AT = () => '14:05'
describe('what a person is told', () => {
  it.each([
    [{ kind: 'recorded' }, 'device', 'Recorded. Everything'],
    [{ kind: 'recording', count: 1 }, 'device', '1 change not recorded. On the way to the server, kept on this device'],
    [{ kind: 'recording', count: 2 }, 'window', '2 changes not recorded. On the way to the server.'],
    [
      { kind: 'offline', since: 0, count: 0 },
      'device',
      'Offline since 14:05. You can go on writing: it is kept on this',
    ],
    [{ kind: 'offline', since: 0, count: 3 }, 'device', '3 changes not recorded, kept on this device and sent when'],
    [{ kind: 'stopped', sentence: CLOSE.signedOut.sentence, count: 2 }, 'device', '2 changes not recorded, kept on'],
  ] as const)('[C70] [C71] [C92] %o on the %s: %s', (state, keeping, words) => {
    const { short, more } = recordWords(state, keeping, AT)
    expect(`${short}. ${more}`).toContain(words)
  })

  it('[C92] "everything you wrote" is not said of a draft that did not take some of it', () => {
    const { short, more } = recordWords({ kind: 'recorded' }, 'device', AT, 2)
    expect([short, more]).toEqual([
      'Recorded',
      'Everything in this text is recorded on the server. 2 changes of yours were not taken.',
    ])
  })

  it.each([
    [{ kind: 'offline', since: 0, count: 0 }, 'keeps nothing on the device: do not close this window'],
    [{ kind: 'offline', since: 0, count: 3 }, 'keeps nothing on the device: do not close this window'],
    [{ kind: 'stopped', sentence: '', count: 1 }, 'only in this window: copy what you need'],
  ] as const)('[C79] %o where nothing is kept on the device: %s', (state, words) => {
    expect(recordWords(state, 'window', AT).more).toContain(words)
  })
})
