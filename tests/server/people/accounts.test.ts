import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { issueSignInLink } from '../../../server/people/issue-sign-in-link.ts'
import { issueToken } from '../../../server/people/issue-token.ts'
import { mailSender } from '../../../server/people/mail.ts'
import { createTestApp, READERS, type TestApp } from '../../support/app.ts'

const origin = 'http://intersession.test'
let test: TestApp
beforeEach(async () => {
  test = await createTestApp()
})
afterEach(() => test.close())

const create = (payload: object, reader: (typeof READERS)[number] | null = 'Secretariat') =>
  test.app.inject({ method: 'POST', url: '/api/accounts', payload, headers: test.as(reader) })
const lindiwe = { email: 'Lindiwe@Example.org', name: 'Lindiwe Dube', role: 'delegate', organization: { code: 'KE' } }

describe('accounts', () => {
  it('[PE5] only the Secretariat creates accounts and reads their list', async () => {
    for (const reader of [null, ...READERS]) {
      const isAllowed = reader === 'Secretariat'
      const expected = isAllowed ? [201, 200] : reader ? [403, 403] : [401, 401]
      const created = await create({ ...lindiwe, email: `${reader}@example.net` }, reader)
      const listed = await test.app.inject({ url: '/api/accounts', headers: test.as(reader) })
      expect([created.statusCode, listed.statusCode]).toEqual(expected)
    }
  })

  it('[PE1] a new account has its normalised address, and a link that signs in', async () => {
    const created = (await create(lindiwe)).json()
    expect(created).toMatchObject({ email: 'lindiwe@example.org', organization: { name: 'KE' }, closedAt: null })
    const payload = { token: created.link.split('/').at(-1) }
    const used = await test.app.inject({ method: 'POST', url: '/api/sign-in/consume', payload, headers: { origin } })
    expect(used.statusCode).toBe(204)
    expect((await create(lindiwe)).json()).toMatchObject({ status: 409, code: 'conflict' })
  })

  it('[PE6] an organization is known, or named with all particulars', async () => {
    expect((await create({ ...lindiwe, organization: { code: 'ZA' } })).json()).toMatchObject({ code: 'invalid' })
    const organization = { code: 'ZA', name: 'South Africa', kind: 'Party' }
    expect((await create({ ...lindiwe, organization })).json()).toMatchObject({ code: 'invalid' })
    const whole = { ...organization, region: 'Africa' }
    expect((await create({ ...lindiwe, organization: whole })).json()).toMatchObject({ organization: whole })
    expect((await create({ ...lindiwe, email: 'b@example.org', organization: { code: 'ZA' } })).statusCode).toBe(201)
  })

  it('the list is found by part of a name or address, and pages by cursor', async () => {
    const list = async (query: string) =>
      (await test.app.inject({ url: `/api/accounts?${query}`, headers: test.as('Secretariat') })).json()
    const names: string[] = []
    let after = ''
    do {
      const page = await list(`limit=3${after && `&after=${after}`}`)
      names.push(...page.items.map(({ name }: { name: string }) => name))
      after = page.next ?? ''
    } while (after)
    expect(names).toHaveLength(READERS.length)
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)))
    expect((await list('q=CHAIR@')).items).toHaveLength(2)
  })
})

describe('bearer tokens', () => {
  const signedIn = async (reader: 'member' | 'Chair') => {
    const link = await issueSignInLink(test.deps, test.accounts[reader], 'printed')
    const payload = { token: link.split('/').at(-1) }
    const response = await test.app.inject({
      method: 'POST',
      url: '/api/sign-in/consume',
      payload,
      headers: { origin },
    })
    return { origin, cookie: response.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
  }

  it('[PE15] a token is shown once, and works', async () => {
    const headers = await signedIn('member')
    const payload = { name: 'Nightly export', days: 7 }
    const made = (await test.app.inject({ method: 'POST', url: '/api/tokens', payload, headers })).json()
    expect(made).toMatchObject({ name: 'Nightly export', expiresAt: '2017-09-25T09:00:00.000Z', lastUsedAt: null })
    const session = { url: '/api/session', headers: { authorization: `Bearer ${made.secret}` } }
    expect((await test.app.inject(session)).json()).toMatchObject({ actor: { email: 'member@example.org' } })
    const listed = await test.app.inject({ url: '/api/tokens', headers })
    expect(listed.body).not.toContain(made.secret)
    expect(listed.json().items).toContainEqual(expect.objectContaining({ id: made.id, lastUsedAt: test.deps.clock() }))
  })

  it('[PE16] nobody ends the token of somebody else', async () => {
    const { token } = await issueToken(test.deps, 'member@example.org', 7)
    const end = (reader: 'member' | 'Chair' | 'Secretariat' | null) =>
      test.app.inject({ method: 'DELETE', url: `/api/tokens/${token.id}`, headers: test.as(reader) })
    const answers = [
      await end(null),
      await end('Chair'),
      await end('Secretariat'),
      await end('member'),
      await end('member'),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 404, 404, 204, 404])
  })

  it('[PE17] a token cannot make another', async () => {
    const payload = { name: 'More', days: 365 }
    const made = await test.app.inject({ method: 'POST', url: '/api/tokens', payload, headers: test.as('member') })
    expect(made.json()).toMatchObject({ status: 403, code: 'forbidden' })
  })

  it('the command line makes tokens for open accounts only', async () => {
    await expect(issueToken(test.deps, 'nobody@example.org', 7)).rejects.toMatchObject({ code: 'not_found' })
    await expect(issueToken(test.deps, 'member@example.org', 0)).rejects.toMatchObject({ code: 'invalid' })
    await test.deps.stores.people.closeAccount(test.accounts.member.id, test.deps.clock())
    await expect(issueToken(test.deps, 'member@example.org', 7)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('closing', () => {
  it('[PE20] the Secretariat closes an account once, and nobody their own', async () => {
    const close = (reader: 'Chair' | 'member' | 'Secretariat' | null, of: 'member' | 'Secretariat') =>
      test.app.inject({
        method: 'POST',
        url: `/api/accounts/${test.accounts[of].id}/close`,
        headers: test.as(reader),
      })
    const answers = [
      await close(null, 'member'),
      await close('member', 'member'),
      await close('Chair', 'member'),
      await close('Secretariat', 'Secretariat'),
      await close('Secretariat', 'member'),
      await close('Secretariat', 'member'),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 403, 403, 409, 200, 409])
    expect(answers[4]?.json()).toMatchObject({ email: 'member@example.org', closedAt: test.deps.clock() })
    const after = await test.app.inject({ url: '/api/tokens', headers: test.as('member') })
    expect(after.statusCode).toBe(401)
  })
})

describe('mail', () => {
  it('[PE14] without a mail server a mail is shown in the log', async () => {
    const lines: string[] = []
    const send = mailSender(null, pino({}, { write: (line: string) => void lines.push(line) }))
    await send({ to: 'member@example.org', subject: 'Your link', text: 'http://intersession.test/sign-in/x' })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('http://intersession.test/sign-in/x')
  })
})
