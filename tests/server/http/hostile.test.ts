import { PassThrough } from 'node:stream'
import { DrizzleQueryError } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '../../../server/http/logging.ts'
import { createTestApp, type TestApp } from '../../support/app.ts'

let test: TestApp
beforeEach(async () => {
  test = await createTestApp()
})
afterEach(() => test.close())

const NUL = '\u0000'
const HALF = '\ud800'

describe('what is no character', () => {
  it.each([NUL, HALF, `fine at first ${NUL}`])('[AC18] %j is refused in a body, at any depth', async (text) => {
    const draft = { title: 'Draft', kind: 'decision', groupId: test.groupId }
    const bodies = [
      { ...draft, title: text },
      { ...draft, from: { paragraphs: [{ role: 'plain', text }] } },
      { ...draft, [text]: 1 },
    ]
    for (const body of bodies) {
      const headers = { ...test.as('member'), 'content-type': 'application/json' }
      const response = await test.app.inject({
        method: 'POST',
        url: '/api/drafts',
        headers,
        payload: JSON.stringify(body),
      })
      expect(response.json()).toMatchObject({ status: 400, code: 'invalid' })
    }
    const list = await test.app.inject({ url: '/api/drafts', headers: test.as('member') })
    expect(list.json()).toMatchObject({ items: [] })
  })

  it.each([
    '/api/decisions?q=a%00b',
    '/api/decisions?cursor=%00',
    '/api/decisions?addressee=%00',
    '/api/decisions/%00',
    '/api/decisions/15.57/%00',
  ])('[AC18] %s is refused in words', async (url) => {
    expect((await test.app.inject(url)).json()).toMatchObject({ status: 400, code: 'invalid' })
  })

  it('[AC18] a body nested deeper than any stack is refused like any other', async () => {
    const payload = `{"title":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
    const headers = { ...test.as('member'), 'content-type': 'application/json' }
    const response = await test.app.inject({ method: 'POST', url: '/api/drafts', headers, payload })
    expect(response.statusCode).toBe(400)
  })
})

describe('what cannot be', () => {
  it.each(['2027-02-30', '9999-99-99', '0000-01-01', '2027-2-3'])(
    '[AC19] the day %s is named as a fault of its field',
    async (day) => {
      const meeting = { body: 'SC', ordinal: 90, place: 'Geneva', startsOn: day, endsOn: day, agenda: [] }
      const response = await test.app.inject({
        method: 'POST',
        url: '/api/meetings',
        headers: test.as('Secretariat'),
        payload: meeting,
      })
      expect(response.json()).toMatchObject({ status: 400, field: 'startsOn' })
    },
  )

  it.each([
    '/api/drafts?after=0000-01-01T00:00:00.000Z_01980000-0000-7000-8000-000000000001',
    '/api/drafts?limit=-1',
    '/api/drafts/01980000-0000-7000-8000-000000000001/history?before=1e30',
    '/api/mandates?limit=0',
  ])('[AC19] %s is refused', async (url) => {
    expect((await test.app.inject({ url, headers: test.as('member') })).statusCode).toBe(400)
  })

  it('[AC13] an address that cannot be read is a problem, not a page of the framework', async () => {
    const response = await test.app.inject('/api/decisions/%zz')
    expect(response.json()).toMatchObject({ status: 400, code: 'invalid' })
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(response.headers['x-content-type-options']).toBe('nosniff')
  })

  it('[AC16] another spelling of the address is not cached either', async () => {
    const { headers } = await test.app.inject({ url: '/%61pi/session', headers: test.as('member') })
    expect(headers['cache-control']).toBe('no-store')
  })
})

describe('a database that goes away', () => {
  it.each([
    { code: 'CONNECTION_CLOSED' },
    { code: 'ECONNREFUSED' },
    { code: 'ENOENT', syscall: 'connect' },
    { code: '57P01' },
  ])('[AC20] %j asks to try again', async (cause) => {
    await test.close()
    test = await createTestApp()
    const failing = Object.assign(Object.create(test.deps.stores.meetings), {
      list: async () => {
        throw new DrizzleQueryError('select', ['private words'], Object.assign(new Error('gone'), cause))
      },
    })
    Object.assign(test.deps.stores, { meetings: failing })
    const response = await test.app.inject('/api/meetings')
    expect(response.json()).toMatchObject({ status: 503, code: 'unavailable' })
    expect(response.body).not.toContain('private words')
  })

  it('[AC21] a query that failed is logged without its values', async () => {
    const lines = new PassThrough()
    const cause = Object.assign(new Error('null value in column "title"'), {
      code: '23502',
      detail: 'Failing row contains (private words).',
    })
    const error = new DrizzleQueryError('insert into submissions values ($1)', ['private words'], cause)
    createLog('info', lines).error({ err: error }, 'request failed')
    const said = String(lines.read())
    expect(said).not.toContain('private words')
    for (const part of ['insert into submissions', '23502', 'null value in column', 'hostile.test']) {
      expect(said).toContain(part)
    }
  })
})
