/** Several processes on one PostgreSQL: what one does, the others' people see. */
import { afterEach, describe, expect, it } from 'vitest'
import { awarenessMessage, readPresences, writePresences } from '#domain/collab/protocol.ts'
import { DRAFT, type TestPeer } from '../support/peers.ts'
import { type Processes, startProcesses } from '../support/processes.ts'

let processes: Processes
afterEach(() => processes.end())

const settled = { timeout: 10_000, interval: 5 }

/** Resolves when, after everybody has heard what came, it is so. */
function sees(peers: readonly TestPeer[], what: () => unknown, expected: unknown): Promise<void> {
  return expect
    .poll(() => {
      for (const peer of peers) peer.hear()
      return what()
    }, settled)
    .toEqual(expected)
}

const position = { item: { client: 1, clock: 2 }, assoc: 0 }

function show(peer: TestPeer, clientId: number, state: unknown = { cursor: { anchor: position, head: position } }) {
  peer.send(awarenessMessage(writePresences([{ clientId, clock: 1, json: JSON.stringify(state) }])))
}

/** Whom a peer has been shown so far: client, and name or null for one who has left. */
function shownTo(peer: TestPeer): Record<number, string | null> {
  const shown: Record<number, string | null> = {}
  const clocks: Record<number, number> = {}
  for (const { clientId, clock, json } of peer.presence.flatMap(readPresences)) {
    // As a client does: what is not newer is passed over.
    if (clock < (clocks[clientId] ?? 0)) continue
    clocks[clientId] = clock
    shown[clientId] = (JSON.parse(json) as { user: { name: string } } | null)?.user.name ?? null
  }
  return shown
}

describe('people on two processes', () => {
  it('[C81] write at the same time, and both and the log hold the same text', async () => {
    processes = await startProcesses(2)
    const amina = await processes.sit(0, 'member')
    const bruno = await processes.sit(1, 'Chair')
    const both = [amina, bruno]
    await sees(both, () => both.map(({ text }) => text), ['URGES', 'URGES'])
    for (let turn = 0; turn < 20; turn++) {
      for (const peer of both) {
        peer.type(0, `${turn}`)
        await new Promise((resolve) => setImmediate(resolve))
        peer.hear()
      }
    }
    await sees(both, () => both.map(({ recorded }) => recorded), [21, 21])
    await sees(both, () => amina.text === bruno.text, true)
    expect(amina.text).toHaveLength(2 * (10 + 2 * 10) + 'URGES'.length)
    const late = await processes.sit(1, 'observer')
    await sees([late], () => late.text, amina.text)
  })

  it('[C82] see what was recorded although the notice was lost', async () => {
    processes = await startProcesses(2)
    const amina = await processes.sit(0, 'member')
    const bruno = await processes.sit(1, 'Chair')
    await sees([amina, bruno], () => [amina.text, bruno.text], ['URGES', 'URGES'])
    processes.all[0]?.cutOff()
    amina.type(0, 'Strongly ')
    await sees([amina, bruno], () => bruno.text, 'Strongly URGES')
    await processes.test.deps.stores.transact(({ updates }) => updates.changeStanding(DRAFT))
    bruno.type(0, 'Very ')
    await sees([amina, bruno], () => amina.text, 'Very Strongly URGES')
  })

  it('[C83] lose a right on both: the draft frozen, the seat ended, the account closed', async () => {
    processes = await startProcesses(2)
    const { test } = processes
    const peers = [
      await processes.sit(0, 'member'),
      await processes.sit(1, 'member'),
      await processes.sit(1, 'alternate'),
    ]
    const [here, there, alternate] = peers as [TestPeer, TestPeer, TestPeer]
    await sees(peers, () => peers.map(({ text }) => text), Array(3).fill('URGES'))
    const codes = () => [here, there, alternate].map(({ socket }) => socket.closed?.code)

    const [seat] = await test.deps.stores.groups.membershipsOf(test.accounts.alternate.id)
    const end = `/api/groups/${test.groupId}/memberships/${seat?.id}/end`
    await test.app.inject({ method: 'POST', url: end, headers: test.as('Chair') })
    await sees([], codes, [undefined, undefined, 4403])

    const state = { method: 'POST', url: `/api/drafts/${DRAFT}/state`, headers: test.as('Chair') } as const
    expect((await test.app.inject({ ...state, payload: { state: 'frozen' } })).statusCode).toBe(200)
    await sees([], codes, [4409, 4409, 4403])

    const reader = await processes.sit(1, 'member')
    const close = `/api/accounts/${test.accounts.member.id}/close`
    await test.app.inject({ method: 'POST', url: close, headers: test.as('Secretariat') })
    await sees([], () => reader.socket.closed?.code, 4401)
  })

  it('[C83] are told on both what changed beside the text, and are sent away from both', async () => {
    processes = await startProcesses(2)
    const bruno = await processes.sit(1, 'Chair')
    const amina = await processes.sit(1, 'member')
    const { hub } = processes.all[0] as Processes['all'][number]
    await sees([bruno, amina], () => bruno.text, 'URGES')
    hub.changed(DRAFT, 'comments')
    await sees([bruno], () => bruno.changes, ['comments'])
    hub.revoke(DRAFT, amina.actor.accountId)
    await sees([amina], () => amina.socket.closed?.code, 4403)
    expect(bruno.socket.closed).toBeNull()
  })
})

describe('presence between processes', () => {
  it('[C84] people see each other with the names that the server knows, also who comes later, and who leaves', async () => {
    processes = await startProcesses(3)
    const amina = await processes.sit(0, 'member')
    const bruno = await processes.sit(1, 'Chair')
    show(amina, 5, { user: { name: 'Somebody else' } })
    show(bruno, 7)
    await sees([amina, bruno], () => [shownTo(amina), shownTo(bruno)], [{ 7: 'Chair of KE' }, { 5: 'member of FR' }])
    const carla = await processes.sit(2, 'observer')
    await sees([carla], () => shownTo(carla), { 5: 'member of FR', 7: 'Chair of KE' })
    bruno.disconnect()
    await sees([amina, carla], () => [shownTo(amina), shownTo(carla)], [{ 7: null }, { 5: 'member of FR', 7: null }])
  })

  it('[C84] nobody takes the client of somebody on another process, and who changes the process keeps theirs', async () => {
    processes = await startProcesses(2)
    const amina = await processes.sit(0, 'member')
    const mallory = await processes.sit(1, 'alternate')
    show(amina, 5)
    await sees([mallory], () => shownTo(mallory), { 5: 'member of FR' })
    show(mallory, 5)
    show(mallory, 8)
    await sees([amina], () => shownTo(amina), { 8: 'alternate of KE' })
    const again = await processes.sit(1, 'member')
    show(again, 5)
    await sees([amina], () => shownTo(amina), { 5: 'member of FR', 8: 'alternate of KE' })
    amina.disconnect()
    show(await processes.sit(0, 'Chair'), 9)
    await sees([mallory], () => shownTo(mallory), { 5: 'member of FR', 9: 'Chair of KE' })
  })

  it('[C85] who was on a process that falls silent is gone, and so is who was on one that ends', async () => {
    processes = await startProcesses(3)
    const amina = await processes.sit(0, 'member')
    const bruno = await processes.sit(1, 'Chair')
    const carla = await processes.sit(2, 'alternate')
    show(bruno, 7)
    show(carla, 9)
    await sees([amina], () => shownTo(amina), { 7: 'Chair of KE', 9: 'alternate of KE' })
    processes.all[1]?.cutOff()
    await sees([amina], () => shownTo(amina), { 7: null, 9: 'alternate of KE' })
    await processes.all[2]?.hub.drain()
    await sees([amina], () => shownTo(amina), { 7: null, 9: null })
  })

  it('[C86] a process that is alone says nothing but that it is there', async () => {
    processes = await startProcesses(1)
    const amina = await processes.sit(0, 'member')
    const bruno = await processes.sit(0, 'Chair')
    const heard: string[] = []
    await sees([amina, bruno], () => bruno.text, 'URGES')
    const [alone] = processes.all as [Processes['all'][number]]
    const beats = () => alone.said.filter((kind) => kind === 'here').length
    await sees([], () => beats() > 2, true)
    await processes.listen((line) => heard.push(line))
    show(amina, 5)
    amina.type(0, 'x')
    alone.hub.changed(DRAFT, 'comments')
    await sees([amina, bruno], () => [bruno.text, amina.recorded], ['xURGES', 2])
    const after = beats()
    await sees([], () => beats() > after + 1, true)
    expect(new Set(alone.said)).toEqual(new Set(['here']))
    expect(heard.filter((line) => !line.includes('"here"'))).toEqual([])
  })
})
