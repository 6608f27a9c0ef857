import type { InjectOptions } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { issueSignInLink } from '../../../server/people/issue-sign-in-link.ts'
import { createTestApp, type TestApp } from '../../support/app.ts'

const origin = 'http://intersession.test'
let test: TestApp
beforeEach(async () => {
  test = await createTestApp()
})
afterEach(() => test.close())

/** The cookie of a browser in which this reader has signed in. */
async function signIn(reader: 'member' | 'Chair'): Promise<string> {
  const link = await issueSignInLink(test.deps, test.accounts[reader], 'printed')
  const payload = { token: link.split('/').at(-1) }
  const { cookies } = await test.app.inject({
    method: 'POST',
    url: '/api/sign-in/consume',
    payload,
    headers: { origin },
  })
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}
const actorOf = async (headers: Record<string, string>) =>
  (await test.app.inject({ url: '/api/session', headers })).json<{ actor: { name: string } | null }>().actor

describe('who asks', () => {
  it.each([
    [{ origin: 'http://intersession.test:81' }, 403],
    [{ origin: 'https://intersession.test' }, 403],
    [{ origin: 'http://evil.intersession.test' }, 403],
    [{ origin: 'null' }, 403],
    [{}, 403],
    [{ origin, 'sec-fetch-site': 'same-site' }, 403],
    [{ origin, 'sec-fetch-site': 'same-origin' }, 204],
    [{ origin }, 204],
  ])('[AC10] a browser that says %j is answered %i', async (said, status) => {
    const headers: Record<string, string> = { cookie: await signIn('member') }
    for (const [name, value] of Object.entries(said)) if (value) headers[name] = value
    const request: InjectOptions = { method: 'DELETE', url: '/api/session', headers }
    expect((await test.app.inject(request)).statusCode).toBe(status)
    expect(await actorOf({ cookie: headers.cookie ?? '' })).toEqual(status === 403 ? expect.anything() : null)
  })

  it('[AC10] nobody is signed in by a form on another site', async () => {
    const link = await issueSignInLink(test.deps, test.accounts.member, 'printed')
    const payload = { token: link.split('/').at(-1) }
    const request = { method: 'POST', url: '/api/sign-in/consume', payload } as const
    const foreign = await test.app.inject({ ...request, headers: { origin: 'https://elsewhere.test' } })
    expect(foreign.json()).toMatchObject({ status: 403, detail: expect.stringContaining(origin) })
    expect(foreign.cookies).toEqual([])
  })

  it('[AC10] a socket that a page of another address opens is refused, whatever it brings', async () => {
    const socket = { connection: 'upgrade', upgrade: 'websocket', origin: 'https://elsewhere.test' }
    const url = '/sync/01980000-0000-7000-8000-ffffffffffff'
    for (const headers of [{ cookie: await signIn('member') }, test.as('member'), {}]) {
      expect((await test.app.inject({ url, headers: { ...headers, ...socket } })).statusCode).not.toBe(101)
    }
  })

  it('[AC11] a wrong bearer token is not made good by the cookie', async () => {
    const cookie = await signIn('member')
    expect(await actorOf({ cookie })).toMatchObject({ name: test.accounts.member.name })
    for (const authorization of ['Bearer wrong', 'Bearer', 'Basic YTpi', '']) {
      expect(await actorOf({ cookie, authorization })).toBeNull()
    }
    expect(await actorOf({ cookie, ...test.as('Chair') })).toMatchObject({ name: test.accounts.Chair.name })
  })

  it('[AC12] an upgrade of any other address is refused', async () => {
    const headers = { connection: 'upgrade', upgrade: 'websocket', origin }
    for (const url of ['/api/session', '/api/health/live', '/']) {
      expect((await test.app.inject({ url, headers })).json()).toMatchObject({ status: 404 })
    }
  })

  it('[PE11] a session that is used lives on, one that is not ends', async () => {
    const cookie = await signIn('member')
    test.at('2017-09-18T20:00:00.000Z')
    expect(await actorOf({ cookie })).not.toBeNull()
    test.at('2017-09-19T07:00:00.000Z')
    expect(await actorOf({ cookie })).not.toBeNull()
    test.at('2017-09-19T19:00:00.000Z')
    expect(await actorOf({ cookie })).toBeNull()
  })

  it('[PE15] a token ends on its day', async () => {
    test.at('2018-09-18T08:59:59.999Z')
    expect(await actorOf(test.as('member'))).not.toBeNull()
    test.at('2018-09-18T09:00:00.000Z')
    expect(await actorOf(test.as('member'))).toBeNull()
  })

  it('[PE4] a closed account is nobody at once, by cookie and by token', async () => {
    const cookie = await signIn('member')
    await test.deps.stores.people.closeAccount(test.accounts.member.id, test.deps.clock())
    expect(await actorOf({ cookie })).toBeNull()
    expect(await actorOf(test.as('member'))).toBeNull()
  })
})
