import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'
import { aText, itemsOf } from '../../support/fixtures/texts.ts'

const NOT_SECRETARIAT = READERS.filter((reader) => reader !== 'Secretariat')

describe('the registry over HTTP', () => {
  let test: TestApp
  const get = async (reader: Reader | null, url: string) =>
    (await test.app.inject({ url, headers: test.as(reader) })).json()
  const post = async (reader: Reader | null, url: string, payload: object) => {
    const answer = await test.app.inject({ method: 'POST', url, payload, headers: test.as(reader) })
    return { status: answer.statusCode, body: answer.json() }
  }

  beforeAll(async () => {
    test = await createTestApp()
    const by = test.accounts.Secretariat.id
    const { decisions } = test.deps.stores
    const lines = itemsOf('watch markets;', 'tell the Secretariat.')
    await decisions.add(aText('1', by, { number: '15.57', subject: 'E-commerce', lines }))
    await decisions.add(aText('2', by, { number: 'Conf. 11.3', kind: 'resolution', subject: 'Compliance' }))
    await decisions.add(
      aText('3', by, { label: '17.XX', subject: 'Cheetahs', body: 'Secretariat', proposedBy: 'Kenya' }),
    )
    await decisions.add(aText('4', by, { label: '17.XX', subject: 'Cybercrime' }))
  })
  afterAll(() => test.close())

  it('[RG12] the public reads what was adopted; to the public a draft does not exist', async () => {
    const names = async (reader: Reader | null) =>
      (await get(reader, '/api/decisions')).items.map(({ name }: { name: string }) => name)
    expect(await names(null)).toEqual(['Conf. 11.3', '15.57'])
    expect(await names('observer')).toEqual(['Conf. 11.3', '15.57', '17.XX', '17.XX'])
    expect(await get(null, '/api/decisions/text003')).toMatchObject({ status: 404, code: 'not_found' })
    expect(await get(null, '/api/decisions/17.XX')).toMatchObject({ status: 404 })
    expect(await get('stranger', '/api/decisions/text003')).toMatchObject({ name: '17.XX', state: 'draft' })
    expect((await get(null, '/api/decisions/15.57')).revisions[0].recordedBy).toBe('Secretariat')
    expect((await get('member', '/api/decisions/15.57')).revisions[0].recordedBy).toBe('Secretariat of SECRETARIAT')
  })

  it('[RG7] a label of several texts is ambiguous and lists them', async () => {
    const answer = await get('member', '/api/decisions/17.XX')
    expect(answer).toMatchObject({ status: 409, code: 'ambiguous' })
    expect(answer.candidates).toMatchObject([
      { name: '17.XX', handle: 'text003', subject: 'Cheetahs', proposedBy: 'Kenya' },
      { handle: 'text004', subject: 'Cybercrime' },
    ])
    expect((await get('member', '/api/decisions/text003')).sameLabel).toMatchObject([{ handle: 'text004' }])
    expect(await get(null, '/api/decisions/conf-11.3')).toMatchObject({ name: 'Conf. 11.3', kind: 'resolution' })
  })

  it('[PC3] [PC8] [PC9] everybody looks for agreed language, and asks for something', async () => {
    const found = await get(null, `/api/precedents?q=${encodeURIComponent('"watch markets"')}`)
    expect(found).toMatchObject({
      totalCount: 1,
      next: null,
      items: [
        {
          address: '15.57/a',
          href: '/decisions/15.57/a',
          cite: 'Decision 15.57, paragraph a)',
          state: 'in effect',
          adoptedAt: 'CoP15',
          marks: [{ from: 0, to: 13 }],
        },
      ],
    })
    expect(Object.keys(found.items[0])).not.toContain('decisionId')
    expect(await get(null, '/api/precedents?q=%22%22')).toMatchObject({ code: 'invalid' })
    expect((await get('stranger', '/api/precedents?q=watch&inEffect=true&strength=shall')).totalCount).toBe(0)
  })

  it('[RG13] a provision has its own address', async () => {
    expect(await get(null, '/api/decisions/15.57/b')).toMatchObject({
      cite: 'Decision 15.57, paragraph b)',
      lines: [{ marker: 'b)', text: 'tell the Secretariat.', href: '/decisions/15.57/b' }],
      previous: { href: '/decisions/15.57/a' },
      next: null,
    })
    expect(await get(null, '/api/decisions/15.57/q')).toMatchObject({
      status: 404,
      detail: '15.57 has no paragraph q).',
    })
    expect(await get(null, '/api/decisions/15.57?at=CoP14')).toMatchObject({ status: 404 })
  })

  it('[RG8] pages follow each other by cursor', async () => {
    const first = await get('member', '/api/decisions?limit=3')
    const second = await get('member', `/api/decisions?limit=3&cursor=${encodeURIComponent(first.next)}`)
    expect([first.items.length, second.items.length, second.next, first.totalCount]).toEqual([3, 1, null, 4])
  })

  it('[RG11] filters narrow, and the values that occur are offered', async () => {
    expect((await get('member', '/api/decisions?addressee=Secretariat&state=draft')).items).toHaveLength(1)
    expect((await get(null, '/api/decisions?q=watch%20MARKETS')).items).toMatchObject([{ name: '15.57' }])
    expect((await get(null, '/api/decisions/filters')).meetings).toEqual([
      { value: 'CoP11', count: 1 },
      { value: 'CoP15', count: 1 },
    ])
    expect(await get(null, '/api/decisions?state=asleep')).toMatchObject({ status: 400, code: 'invalid' })
  })

  it('[RG14] only the Secretariat records events, links and names', async () => {
    const acts = [
      ['/api/decisions/15.57/events', { kind: 'deleted', meeting: 'CoP18' }],
      [
        '/api/decisions/lineage',
        { links: [{ kind: 'overlaps', from: { ref: '15.57', path: '' }, to: { ref: 'text003', path: '' } }] },
      ],
      ['/api/decisions/subjects', { names: ['e-commerce', 'cybercrime'] }],
    ] as const
    for (const [url, payload] of acts) {
      expect((await post(null, url, payload)).status, url).toBe(401)
      for (const reader of NOT_SECRETARIAT)
        expect((await post(reader, url, payload)).status, `${reader} ${url}`).toBe(403)
    }
  })

  it('[RG22] a link is seen from both ends', async () => {
    const link = { kind: 'derived from', from: { ref: '15.57', path: 'a' }, to: { ref: 'text003', path: '' } }
    expect((await post('Secretariat', '/api/decisions/lineage', { links: [link] })).status).toBe(201)
    expect((await get('member', '/api/decisions/text003')).lineage).toMatchObject([
      { kind: 'derived from', direction: 'to', other: { name: '15.57', href: '/decisions/15.57/a' } },
    ])
    expect((await get('member', '/api/decisions/15.57/a')).lineage).toMatchObject([{ direction: 'from' }])
    // A draft at the other end is not shown to the public.
    expect((await get(null, '/api/decisions/15.57')).lineage).toEqual([])
    const astray = { ...link, to: { ref: '15.57', path: 'z' } }
    expect(await post('Secretariat', '/api/decisions/lineage', { links: [astray] })).toMatchObject({ status: 400 })
  })

  it('[RG10] names of a subject are searched together and shown', async () => {
    expect((await post('Secretariat', '/api/decisions/subjects', { names: ['e-commerce', 'cybercrime'] })).status).toBe(
      201,
    )
    expect((await get('member', '/api/decisions?q=e-commerce')).items).toHaveLength(2)
    expect((await get(null, '/api/decisions/15.57')).otherSubjectNames).toEqual(['cybercrime'])
    expect((await get(null, '/api/decisions/subjects')).items).toEqual([{ names: ['e-commerce', 'cybercrime'] }])
  })

  it('[RG20] an adoption gives the number; the handle leads to it as before', async () => {
    const adoption = { kind: 'adopted', meeting: 'CoP17', number: '17.92' }
    const { status, body } = await post('Secretariat', '/api/decisions/text004/events', adoption)
    expect([status, body.name, body.state, body.href]).toEqual([201, '17.92', 'in effect', '/decisions/17.92'])
    expect(body.revisions.map(({ name }: { name: string }) => name)).toEqual([
      '17.92 as drafted',
      '17.92 as adopted at CoP17',
    ])
    expect(await get(null, '/api/decisions/text004')).toMatchObject({
      name: '17.92',
      revisions: [{ adoptedAt: 'CoP17' }],
    })
    const again = await post('Secretariat', '/api/decisions/text003/events', adoption)
    expect(again).toMatchObject({ status: 409, body: { code: 'conflict' } })
    const wrong = await post('Secretariat', '/api/decisions/17.92/events', adoption)
    expect(wrong).toMatchObject({ status: 409, body: { code: 'illegal_transition' } })
  })
})
