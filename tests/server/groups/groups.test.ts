import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAccount } from '../../../server/groups/open-account.ts'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'

let test: TestApp
beforeEach(async () => {
  test = await createTestApp()
})
afterEach(() => test.close())

const read = (path: string, reader: Reader | null) =>
  test.app.inject({ url: `/api/groups${path}`, headers: test.as(reader) })
const seat = (payload: object, reader: Reader | null) =>
  test.app.inject({
    method: 'POST',
    url: `/api/groups/${test.groupId}/memberships`,
    payload,
    headers: test.as(reader),
  })
const end = (id: string, reader: Reader | null, groupId: string = test.groupId) =>
  test.app.inject({
    method: 'POST',
    url: `/api/groups/${groupId}/memberships/${id}/end`,
    headers: test.as(reader),
  })
const seatOf = async (reader: Reader) =>
  (await test.deps.stores.groups.membershipsOf(test.accounts[reader].id))[0]?.id ?? ''
const stranger = { email: 'stranger@example.org', role: 'member', capacity: 'lawyer' }

describe('groups', () => {
  it('[GR6] everybody signed in sees which groups there are, those who sit in one see its inside', async () => {
    const expected = { stranger: [200, 403], null: [401, 401] } as Record<string, number[]>
    for (const reader of [null, ...READERS]) {
      const statuses = [(await read('', reader)).statusCode, (await read(`/${test.groupId}`, reader)).statusCode]
      expect([reader, statuses]).toEqual([reader, expected[String(reader)] ?? [200, 200]])
    }
    expect((await read('', 'member')).json().items).toMatchObject([
      { id: test.groupId, ownRole: 'member', memberCount: 6 },
    ])
    expect((await read('', 'stranger')).json().items).toMatchObject([{ ownRole: null }])
    expect((await read('/01980000-0000-7000-8000-ffffffffffff', 'Chair')).statusCode).toBe(404)
  })

  it('members stand by role, with delegation and capacity; those who left stand apart', async () => {
    await seat(stranger, 'Chair')
    await end(await seatOf('alternate'), 'Chair')
    const group = (await read(`/${test.groupId}`, 'observer')).json()
    const roles = group.members.map(({ role }: { role: string }) => role)
    expect(roles).toEqual(['Chair', 'Vice-Chair', 'member', 'member', 'observer', 'Secretariat'])
    expect(group.members).toContainEqual(
      expect.objectContaining({ delegation: 'NZ', capacity: 'lawyer', from: test.deps.clock(), until: null }),
    )
    expect(group.former).toMatchObject([{ role: 'alternate', until: test.deps.clock() }])
    expect(group.balance).toEqual([{ capacity: 'lawyer', isAsked: false, count: 1 }])
  })

  it('[GR4] seats are given and ended by the Chair, Vice-Chair and Secretariat, and refused to everybody else', async () => {
    for (const reader of [null, ...READERS]) {
      const isAllowed = reader === 'Chair' || reader === 'Vice-Chair' || reader === 'Secretariat'
      const given = await seat(stranger, reader)
      expect([reader, given.statusCode]).toEqual([reader, isAllowed ? 201 : reader ? 403 : 401])
      if (!isAllowed) expect((await end(await seatOf('observer'), reader)).statusCode).toBe(reader ? 403 : 401)
      const newest = (await test.deps.stores.groups.membershipsOf(test.accounts.stranger.id)).at(-1)
      if (isAllowed && newest) expect((await end(newest.id, reader)).statusCode).toBe(200)
    }
  })

  it('[GR4] the Chair lifts nobody to the own height and unseats none of their like', async () => {
    expect((await seat({ ...stranger, role: 'Chair' }, 'Chair')).json()).toMatchObject({ code: 'forbidden' })
    expect((await end(await seatOf('Vice-Chair'), 'Chair')).json()).toMatchObject({ code: 'forbidden' })
    expect((await seat({ ...stranger, role: 'Vice-Chair' }, 'Secretariat')).statusCode).toBe(201)
  })

  it('[GR2] somebody who sits there is given no second seat, until the first has ended', async () => {
    const again = { ...stranger, email: 'observer@example.org' }
    expect((await seat(again, 'Chair')).json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('observer'),
    })
    await end(await seatOf('observer'), 'Chair')
    expect((await seat(again, 'Chair')).statusCode).toBe(201)
    expect((await end(await seatOf('observer'), 'Chair')).json()).toMatchObject({ status: 409 })
  })

  it('[GR7] a membership is ended through its own group only', async () => {
    const { stores, newId } = test.deps
    const [group] = await stores.groups.groups()
    if (!group) throw new Error('no group')
    const other = { ...group, id: newId() as typeof group.id, name: 'Another group' }
    await stores.groups.addGroup(other)
    expect((await end(await seatOf('observer'), 'Secretariat', other.id)).statusCode).toBe(404)
    expect((await end(await seatOf('observer'), 'Chair', other.id)).statusCode).toBe(403)
  })

  it('[GR8] nobody without an account is given a seat', async () => {
    expect((await seat({ ...stranger, email: 'nobody@example.org' }, 'Chair')).json()).toMatchObject({ status: 404 })
    await test.deps.stores.people.closeAccount(test.accounts.stranger.id, test.deps.clock())
    expect((await seat(stranger, 'Chair')).json()).toMatchObject({ status: 409 })
  })

  it('[GR9] a role on the command line gives account and seat together', async () => {
    const person = { email: 'lindiwe@example.org', name: 'Lindiwe Dube' }
    const { account } = await openAccount(test.deps, { ...person, role: 'vice-chair' })
    expect(await test.deps.stores.groups.membershipsOf(account.id)).toMatchObject([{ role: 'Vice-Chair' }])
    await expect(openAccount(test.deps, { ...person, role: 'king' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(openAccount(test.deps, { ...person, role: 'delegate' })).rejects.toMatchObject({ code: 'conflict' })
    const office = await openAccount(test.deps, { email: 'office@example.org', name: 'Office', role: 'secretariat' })
    expect(office.account.role).toBe('Secretariat')
  })
})
