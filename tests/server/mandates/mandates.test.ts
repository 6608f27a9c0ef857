import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'
import { aText, chapeau, itemsOf } from '../../support/fixtures/texts.ts'

const MAY_CONFIRM: readonly Reader[] = ['Chair', 'Vice-Chair', 'Secretariat']

describe('mandates over HTTP', () => {
  let test: TestApp
  const get = async (reader: Reader | null, url: string) =>
    (await test.app.inject({ url, headers: test.as(reader) })).json()
  const post = async (reader: Reader | null, url: string, payload: object) => {
    const answer = await test.app.inject({ method: 'POST', url, payload, headers: test.as(reader) })
    return { status: answer.statusCode, body: answer.json() }
  }
  const confirm = async (reader: Reader, change: object = {}, decision = '15.57') => {
    const { items, revisionId } = await get('Chair', `/api/mandates/proposals?decision=${decision}`)
    const { path, addressee, duty, strength, condition, deadline, reportsTo, holder } = items[0]
    const mandate = { path, addressee, duty, strength, condition, deadline, reportsTo, holder, ...change }
    return post(reader, '/api/mandates', { decision, revisionId, mandates: [mandate] })
  }

  beforeAll(async () => {
    test = await createTestApp()
    const { stores, newId, clock } = test.deps
    const by = test.accounts.Secretariat.id
    const lines = [
      chapeau('Parties are urged to:'),
      ...itemsOf('watch markets, and report to the Standing Committee at its 69th meeting;', 'publish what they find.'),
    ]
    await stores.decisions.add(aText('1', by, { number: '15.57', lines }))
    await stores.decisions.add(aText('2', by, { label: '17.XX' }))
    const when = { place: 'Geneva (Switzerland)', startsOn: '2017-11-27', endsOn: '2017-12-01' }
    const id = newId() as never
    await stores.meetings.add(
      { id, body: 'SC', ordinal: 69, ...when, agenda: [] },
      { meetingId: id, ...when, recordedAt: clock(), recordedBy: by },
    )
  })
  afterAll(() => test.close())

  it('[M11] the Chair and the Secretariat see proposals, nobody else', async () => {
    const url = '/api/mandates/proposals?decision=15.57'
    expect(await get(null, url)).toMatchObject({ status: 401 })
    for (const reader of READERS) {
      const expected = MAY_CONFIRM.includes(reader) ? { revision: null } : { status: 403 }
      expect(await get(reader, url), reader).toMatchObject(expected)
    }
    expect((await get('Chair', url)).items).toMatchObject([
      { path: 'a', strength: 'urged', deadlineWords: 'at SC69', reportsTo: 'Standing Committee', confirmedAs: null },
      { path: 'b', duty: 'publish what they find', holder: { kind: 'body', name: 'Parties' } },
    ])
  })

  it('[M11] the Chair and the Secretariat confirm, corrected or not; [M1] once', async () => {
    for (const reader of READERS.filter((name) => !MAY_CONFIRM.includes(name))) {
      expect((await confirm(reader)).status, reader).toBe(403)
    }
    expect((await post(null, '/api/mandates', {})).status).toBe(401)
    const { status, body } = await confirm('Chair')
    expect(status).toBe(201)
    expect(body.items[0]).toMatchObject({
      cite: 'Decision 15.57, paragraph a)',
      provisionHref: '/decisions/15.57/a',
      standing: { status: 'not started', dueOn: '2017-11-27', dueInDays: 70 },
    })
    expect(await confirm('Secretariat')).toMatchObject({ status: 409, body: { code: 'conflict' } })
    const proposals = await get('Chair', '/api/mandates/proposals?decision=15.57')
    expect(proposals.items[0].confirmedAs.id).toBe(body.items[0].id)
    const own = await confirm('Secretariat', {
      path: 'b',
      holder: { kind: 'organization', name: 'FR' },
      deadline: null,
    })
    expect(own.body.items[0]).toMatchObject({ holder: { name: 'FR' }, deadline: null })
    expect(await confirm('Chair', { path: 'z' })).toMatchObject({
      status: 400,
      body: { detail: '15.57 has no paragraph z).' },
    })
  })

  it('[M10] a draft asks nothing of anybody', async () => {
    expect((await get('Chair', '/api/mandates/proposals?decision=17.XX')).items).toHaveLength(1)
    expect(await confirm('Chair', {}, '17.XX')).toMatchObject({ status: 409, body: { code: 'illegal_transition' } })
  })

  it('[M17] whoever is signed in reads the list, the table and the spreadsheet', async () => {
    for (const url of ['/api/mandates', '/api/mandates/table', '/api/mandates.csv']) {
      expect((await test.app.inject(url)).statusCode, url).toBe(401)
      const answer = await test.app.inject({ url, headers: test.as('observer') })
      expect(answer.statusCode, url).toBe(200)
    }
    const page = await get('observer', '/api/mandates?limit=1')
    expect(page).toMatchObject({
      totalCount: 2,
      items: [{ path: 'a' }],
      values: { addressees: [{ value: 'Parties', count: 2 }] },
    })
    expect((await get('observer', `/api/mandates?limit=1&cursor=${page.next}`)).items).toMatchObject([{ path: 'b' }])
    expect((await get('observer', '/api/mandates?meeting=SC69&decision=15.57')).items).toHaveLength(1)
    expect((await get('observer', '/api/mandates?decision=99.9')).items).toEqual([])
    expect((await get('observer', '/api/mandates/table')).columns).toEqual([
      { meeting: 'SC69', startsOn: '2017-11-27' },
      { meeting: null, startsOn: null },
    ])
  })

  it('[M15] the spreadsheet is a file of the same rows', async () => {
    const answer = await test.app.inject({ url: '/api/mandates.csv?holder=FR', headers: test.as('member') })
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.body.trim().split('\r\n')).toHaveLength(2)
  })

  it('[M13] mine are those of my delegation and of my bodies', async () => {
    const mine = async (reader: Reader) =>
      (await get(reader, '/api/mandates?holder=me')).items.map(({ path }: { path: string }) => path)
    expect(await mine('member')).toEqual(['a', 'b'])
    expect(await mine('Chair')).toEqual(['a'])
    expect(await mine('observer')).toEqual([])
    expect(await mine('Secretariat')).toEqual([])
  })

  it('[M12] Chair and Secretariat record for every mandate, a delegation for its own, an observer for none', async () => {
    const [a, b] = (await get('Chair', '/api/mandates')).items
    const note = { kind: 'note', text: 'Looked at.' }
    expect((await post(null, `/api/mandates/${a.id}/entries`, note)).status).toBe(401)
    for (const reader of ['member', 'observer', 'stranger'] as const) {
      expect((await post(reader, `/api/mandates/${a.id}/entries`, note)).status, reader).toBe(403)
    }
    expect((await post('member', `/api/mandates/${b.id}/entries`, note)).status).toBe(201)
    expect((await post('alternate', `/api/mandates/${b.id}/entries`, note)).status).toBe(403)
    expect((await post('Vice-Chair', `/api/mandates/${b.id}/entries`, note)).status).toBe(201)
    expect((await get('member', `/api/mandates/${b.id}`)).entries).toMatchObject([
      { author: 'member of FR', delegation: 'FR' },
      { author: 'Vice-Chair of PE', delegation: 'PE' },
    ])
  })

  it('[M2] an entry after one that its author has not seen is refused; [M4] so is one after closure', async () => {
    const [{ id }] = (await get('Chair', '/api/mandates')).items
    const url = `/api/mandates/${id}/entries`
    const done = { kind: 'implemented', text: 'Report received.', evidence: [{ title: 'SC69 Doc. 31.3', href: null }] }
    const first = await post('Chair', url, { ...done, afterCount: 0, happenedOn: '2017-09-01' })
    expect(first).toMatchObject({
      status: 201,
      body: { standing: { status: 'implemented', isOverdue: false }, nextKinds: ['reopened', 'note'] },
    })
    expect(first.body.entries).toMatchObject([{ statusAfter: 'implemented', happenedOn: '2017-09-01' }])
    expect(await post('Chair', url, { ...done, afterCount: 0 })).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    })
    const late = await post('Chair', url, { kind: 'progress', text: 'More.', afterCount: 1 })
    expect(late).toMatchObject({ status: 409, body: { code: 'illegal_transition' } })
    expect(await get('Chair', '/api/mandates/01980000-0000-7000-8000-ffffffffffff')).toMatchObject({ status: 404 })
  })
})
