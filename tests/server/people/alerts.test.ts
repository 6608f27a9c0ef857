import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AlertId } from '#domain/ids.ts'
import type { AlertList } from '#domain/people/wire.ts'
import type { Mail } from '../../../server/deps.ts'
import { alertPeople } from '../../../server/people/alert-people.ts'
import { sendDigests } from '../../../server/people/send-digests.ts'
import { createTestApp, type Reader, type TestApp } from '../../support/app.ts'

let test: TestApp
beforeEach(async () => {
  test = await createTestApp()
})
afterEach(() => test.close())

const ask = (reader: Reader | null, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  test.app.inject({ method, url: `/api/alerts${url}`, headers: test.as(reader), ...(payload && { payload }) })
const list = async (reader: Reader, query = '') => (await ask(reader, 'GET', query)).json<AlertList>()

/** Something happens to what these readers said. */
async function happens(words: string, ...to: Reader[]): Promise<void> {
  const { stores, newId, clock } = test.deps
  await alertPeople(stores, newId, {
    to: to.map((reader) => test.accounts[reader].id),
    by: test.accounts.Chair.id,
    kind: 'proposal',
    words,
    about: 'Draft resolution',
    address: '/drafts/d?proposal=p',
    at: clock(),
  })
}

describe('alerts over HTTP', () => {
  it('[AL2] each is told once, and nobody of their own act', async () => {
    await happens('Placed.', 'member', 'member', 'Chair')
    expect((await list('member')).items).toMatchObject([
      { words: 'Placed.', about: 'Draft resolution', address: '/drafts/d?proposal=p', readAt: null },
    ])
    expect(await list('Chair')).toMatchObject({ items: [], unreadCount: 0 })
  })

  it('[AL4] are one’s own: nobody reads or lays aside another’s', async () => {
    await happens('Placed.', 'member', 'alternate')
    const [own] = (await list('member')).items
    const ids = [own?.id as AlertId]
    expect((await ask('alternate', 'POST', '/read', { ids })).json()).toEqual({ unreadCount: 1 })
    expect((await list('member')).unreadCount).toBe(1)
    test.at('2017-09-19T09:00:00.000Z')
    expect((await ask('member', 'POST', '/read', { ids })).json()).toEqual({ unreadCount: 0 })
    expect((await list('member')).items[0]?.readAt).toBe('2017-09-19T09:00:00.000Z')
    expect((await list('member', '?unread=true')).items).toEqual([])
    expect((await ask(null, 'GET', '')).statusCode).toBe(401)
    expect((await ask(null, 'POST', '/read', { ids })).statusCode).toBe(401)
    expect((await ask('member', 'POST', '/read', { ids: ['x'] })).statusCode).toBe(400)
  })

  it('[AL5] come in pages', async () => {
    for (const words of ['1', '2', '3']) await happens(words, 'member')
    const first = await list('member', '?limit=2')
    expect(first.items.map(({ words }) => words)).toEqual(['3', '2'])
    const second = await list('member', `?limit=2&after=${first.next}`)
    expect([second.items.map(({ words }) => words), second.next]).toEqual([['1'], null])
    expect((await ask('member', 'GET', '?after=nowhere')).statusCode).toBe(404)
  })
})

describe('the mail of the day', () => {
  it('[AL8] goes out once a day, from its hour, to whom something new waits for', async () => {
    test.at('2017-09-19T04:59:00.000Z')
    await happens('Proposal P1 was placed.', 'member')
    await happens('Proposal P2 was declined: no time.', 'member')
    expect(await sendDigests(test.deps)).toBe(0)
    test.at('2017-09-19T05:00:00.000Z')
    expect([await sendDigests(test.deps), await sendDigests(test.deps)]).toEqual([1, 0])
    const [mail] = test.mails
    expect(mail).toMatchObject({ to: 'member@example.org', subject: '2 alerts wait for you' })
    expect(mail?.text).toContain('Proposal P2 was declined: no time.')
    expect(mail?.text).toContain('http://intersession.test/drafts/d?proposal=p')
    test.at('2017-09-20T05:00:00.000Z')
    expect(await sendDigests(test.deps)).toBe(0)
    await happens('Proposal P3 was parked.', 'member')
    test.at('2017-09-21T06:00:00.000Z')
    expect(await sendDigests(test.deps)).toBe(1)
    expect(test.mails[1]?.subject).toBe('3 alerts wait for you')
  })

  it('[AL8] says how many more there are, beyond twenty', async () => {
    for (let count = 1; count <= 23; count++) await happens(`Proposal P${count} was placed.`, 'member')
    await sendDigests(test.deps)
    expect(test.mails[0]?.text).toContain('3 more are on your table')
    expect(test.mails[0]?.text).not.toContain('Proposal P3 was')
  })

  it('[AL9] is not sent to who has switched it off', async () => {
    await happens('Placed.', 'member', 'alternate')
    expect((await ask('member', 'PUT', '/mail', { isMailed: false })).json()).toEqual({ isMailed: false })
    expect((await list('member')).isMailed).toBe(false)
    await sendDigests(test.deps)
    expect(test.mails.map(({ to }) => to)).toEqual(['alternate@example.org'])
    await ask('member', 'PUT', '/mail', { isMailed: true })
    await sendDigests(test.deps)
    expect(test.mails).toHaveLength(2)
    expect((await ask(null, 'PUT', '/mail', { isMailed: true })).statusCode).toBe(401)
  })

  it('[AL10] that one person’s mail cannot be sent keeps nobody else’s back', async () => {
    await happens('Placed.', 'member', 'alternate')
    const sent: Mail[] = []
    const sendMail = async (mail: Mail) => {
      if (mail.to.startsWith('member')) throw new Error('The mail server is away')
      sent.push(mail)
    }
    expect(await sendDigests({ ...test.deps, sendMail })).toBe(1)
    expect(sent.map(({ to }) => to)).toEqual(['alternate@example.org'])
  })
})
