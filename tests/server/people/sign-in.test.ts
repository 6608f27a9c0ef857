import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadConfig } from '../../../server/config.ts'
import { firstSecretariatLink } from '../../../server/people/first-secretariat-link.ts'
import { issueSignInLink } from '../../../server/people/issue-sign-in-link.ts'
import { createTestApp, type TestApp } from '../../support/app.ts'

const origin = 'http://intersession.test'
let test: TestApp
beforeEach(async () => {
  test = await createTestApp()
})
afterEach(() => test.close())

const ask = (email: string) => test.app.inject({ method: 'POST', url: '/api/sign-in', payload: { email } })
const consume = (link: string, headers: Record<string, string> = {}) =>
  test.app.inject({
    method: 'POST',
    url: '/api/sign-in/consume',
    payload: { token: link.split('/').at(-1) },
    headers: { origin, ...headers },
  })
const mailedLink = () => /http\S+/.exec(test.mails.at(-1)?.text ?? '')?.[0] ?? ''
const actorOf = async (cookie: string) =>
  (await test.app.inject({ url: '/api/session', headers: { cookie } })).json<{ actor: { name: string } | null }>().actor

describe('signing in', () => {
  it('[PE7] the answer is the same with and without an account, but only one gets a mail', async () => {
    const known = await ask(' Member@Example.org ')
    const unknown = await ask('nobody@example.org')
    await test.deps.stores.people.closeAccount(test.accounts.Chair.id, test.deps.clock())
    const closed = await ask('chair@example.org')
    expect([unknown.statusCode, unknown.body]).toEqual([known.statusCode, known.body])
    expect([closed.statusCode, closed.body]).toEqual([known.statusCode, known.body])
    expect(test.mails.map(({ to }) => to)).toEqual(['member@example.org'])
    expect((await ask('no address')).json()).toMatchObject({ status: 400, code: 'invalid' })
  })

  it('[PE7] a mail that cannot be sent does not change the answer', async () => {
    const broken = await createTestApp({ sendMail: () => Promise.reject(new Error('no mail server')) })
    const payload = { email: 'member@example.org' }
    expect((await broken.app.inject({ method: 'POST', url: '/api/sign-in', payload })).statusCode).toBe(202)
    await broken.close()
  })

  it('[PE19] a mailbox is not flooded, and the answer does not tell', async () => {
    const statuses: number[] = []
    for (let count = 0; count < 4; count++) await issueSignInLink(test.deps, test.accounts.member, 'printed')
    for (let count = 0; count < 5; count++) statuses.push((await ask('member@example.org')).statusCode)
    expect(statuses).toEqual([202, 202, 202, 202, 202])
    expect(test.mails).toHaveLength(3)
    test.at('2017-09-18T09:15:00.001Z')
    await ask('member@example.org')
    expect(test.mails).toHaveLength(4)
  })

  it('[PE8] a link signs in once', async () => {
    await ask('member@example.org')
    const first = await consume(mailedLink())
    expect(first.statusCode).toBe(204)
    const cookie = first.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    expect(await actorOf(cookie)).toMatchObject({ name: test.accounts.member.name })
    expect((await consume(mailedLink())).json()).toMatchObject({ status: 404 })
  })

  it('[PE8] a mailed link lives 15 minutes, a printed one a day', async () => {
    await ask('member@example.org')
    const printed = await issueSignInLink(test.deps, test.accounts.Chair, 'printed')
    test.at('2017-09-18T09:15:00.000Z')
    expect((await consume(mailedLink())).statusCode).toBe(404)
    test.at('2017-09-19T08:59:59.999Z')
    expect((await consume(printed)).statusCode).toBe(204)
  })

  it('[PE9] looking at a link names its person and leaves it alive', async () => {
    const link = await issueSignInLink(test.deps, test.accounts.member, 'printed')
    const url = `/api/sign-in/${link.split('/').at(-1)}`
    const expected = { name: test.accounts.member.name, delegation: 'FR', expiresAt: '2017-09-19T09:00:00.000Z' }
    expect((await test.app.inject(url)).json()).toEqual(expected)
    expect((await consume(link)).statusCode).toBe(204)
    expect((await test.app.inject(url)).statusCode).toBe(404)
  })

  it('[PE12] signing in ends the session before, signing out ends the session', async () => {
    const signIn = async (cookie = '') => {
      const link = await issueSignInLink(test.deps, test.accounts.member, 'printed')
      const { cookies } = await consume(link, cookie ? { cookie } : {})
      return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    }
    const first = await signIn()
    const second = await signIn(first)
    expect(second).not.toBe(first)
    expect(await actorOf(first)).toBeNull()
    expect(await actorOf(second)).not.toBeNull()
    const out = await test.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie: second, origin } })
    expect(out.cookies).toMatchObject([{ name: 'intersession', value: '' }])
    expect(await actorOf(second)).toBeNull()
  })

  it('[PE13] the cookie is out of reach, and bound to the host on https', async () => {
    const plain = (await consume(await issueSignInLink(test.deps, test.accounts.member, 'printed'))).cookies[0]
    expect(plain).toMatchObject({ name: 'intersession', httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(plain?.secure).toBeUndefined()
    const config = loadConfig({ LOG_LEVEL: 'silent', PUBLIC_URL: 'https://desk.test' })
    const secure = await createTestApp({ config })
    const link = await issueSignInLink(secure.deps, secure.accounts.member, 'printed')
    const payload = { token: link.split('/').at(-1) }
    const headers = { origin: 'https://desk.test' }
    const url = '/api/sign-in/consume'
    const [cookie] = (await secure.app.inject({ method: 'POST', url, payload, headers })).cookies
    expect(cookie).toMatchObject({
      name: '__Host-intersession',
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      secure: true,
    })
    expect(cookie?.domain).toBeUndefined()
    await secure.close()
  })

  it('[PE14] what is stored is not what signs in', async () => {
    const link = await issueSignInLink(test.deps, test.accounts.member, 'printed')
    const secret = link.split('/').at(-1) ?? ''
    const { people } = test.deps.stores
    expect(await people.signInLink(secret)).toBeNull()
    const { cookies } = await consume(link)
    expect(await people.session(cookies[0]?.value ?? '')).toBeNull()
  })

  it('a session tells the acts of its reader, in general and in each group', async () => {
    const view = async (reader: 'observer' | 'Chair' | null) =>
      (await test.app.inject({ url: '/api/session', headers: test.as(reader) })).json()
    expect(await view(null)).toMatchObject({ actor: null, acts: ['meeting.read', 'decision.read'], groups: [] })
    const chair = await view('Chair')
    expect(chair).toMatchObject({ actor: { delegation: 'KE' }, now: '2017-09-18T09:00:00.000Z' })
    expect(chair.groups).toMatchObject([{ groupId: test.groupId, role: 'Chair' }])
    expect(chair.groups[0].acts).toContain('group.edit')
    expect((await view('observer')).groups[0].acts).not.toContain('submission.send')
  })
})

describe('the first start', () => {
  it('[PE18] offers a link until somebody of the Secretariat has come in', async () => {
    for (const { id, role } of await test.deps.stores.people.accounts()) {
      if (role === 'Secretariat') await test.deps.stores.people.closeAccount(id, test.deps.clock())
    }
    const lost = await firstSecretariatLink(test.deps)
    const link = await firstSecretariatLink(test.deps)
    expect(lost).not.toBe(link)
    const accounts = (await test.deps.stores.people.accounts()).filter(({ closedAt }) => closedAt === null)
    expect(accounts.filter(({ role }) => role === 'Secretariat')).toHaveLength(1)
    expect((await consume(link ?? '')).statusCode).toBe(204)
    expect(await firstSecretariatLink(test.deps)).toBeNull()
  })
})
