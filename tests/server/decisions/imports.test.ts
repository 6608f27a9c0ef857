import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'

/** A document of our own in the form of a working document of a meeting. */
const DOCUMENT = `CoP17 Doc. 95

Seventeenth meeting of the Conference of the Parties
Johannesburg (South Africa), 24 September – 5 October 2016

MARKETS ON LINE

1. This document has been submitted by Kenya.

Decision 15.57

Directed to Parties

15.57  Parties are urged to:

a) watch the large markets;

b) publish what they find; and

c) report to the Secretariat.

Directed to the Secretariat

17.XX  The Secretariat shall, subject to external funding, report to the Standing Committee at its 69th meeting.

Directed to the Standing Committee

17.XX  The Standing Committee shall consider the report of the Secretariat at its 69th meeting.
`

describe('imports over HTTP', () => {
  let test: TestApp
  const get = async (reader: Reader | null, url: string) =>
    (await test.app.inject({ url, headers: test.as(reader) })).json()
  const post = async (reader: Reader | null, url: string, payload: object) => {
    const answer = await test.app.inject({ method: 'POST', url, payload, headers: test.as(reader) })
    return { status: answer.statusCode, body: answer.json() }
  }
  const bring = async () => (await post('Secretariat', '/api/imports', { text: DOCUMENT, fileName: 'doc.txt' })).body
  const registry = async () => (await get('member', '/api/decisions')).items.map(({ name }: { name: string }) => name)

  beforeAll(async () => {
    test = await createTestApp()
  })
  afterAll(() => test.close())

  it('[RG14] only the Secretariat imports, reviews and confirms', async () => {
    const { id } = await bring()
    for (const reader of [null, ...READERS.filter((name) => name !== 'Secretariat')]) {
      const refused = reader ? 403 : 401
      expect((await post(reader, '/api/imports', { text: DOCUMENT })).status, `${reader}`).toBe(refused)
      expect((await post(reader, `/api/imports/${id}/confirm`, {})).status, `${reader}`).toBe(refused)
      expect(await get(reader, `/api/imports/${id}`), `${reader}`).toMatchObject({ status: refused })
      expect(await get(reader, '/api/imports'), `${reader}`).toMatchObject({ status: refused })
    }
  })

  it('[RG15] an import shows what was read with its place, and brings nothing into the registry', async () => {
    const view = await bring()
    expect(view).toMatchObject({ symbol: 'CoP17 Doc. 95', meeting: 'CoP17', submittedBy: ['Kenya'], confirmedAt: null })
    const [first, ...drafts] = view.items
    expect(first).toMatchObject({ number: '15.57', effect: 'new text', disposition: 'waiting', addressedTo: 'Parties' })
    expect(view.text.slice(first.provisions[1].source.start, first.provisions[1].source.end)).toContain(
      'watch the large',
    )
    expect(drafts).toMatchObject([
      { label: '17.XX', effect: 'new draft', conditions: ['subject to external funding'], deadlines: ['SC69'] },
      { label: '17.XX', effect: 'new draft' },
    ])
    expect(await registry()).toEqual([])
    expect((await get('Secretariat', '/api/imports')).items[0]).toMatchObject({ id: view.id, decisionCount: 3 })
  })

  it('[RG15] a file that arrives damaged is refused in words, and its name is kept without what is no character', async () => {
    const send = (type: string, payload: string) =>
      test.app.inject({
        method: 'POST',
        url: '/api/imports',
        payload,
        headers: { ...test.as('Secretariat'), 'content-type': type },
      })
    const part = (name: string) =>
      `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${DOCUMENT}\r\n`
    for (const [type, payload] of [
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=b', part('a.txt')],
      ['multipart/form-data; boundary=b', '--b--\r\n'],
    ] as const) {
      const answer = await send(type, payload)
      expect(answer.json(), payload).toMatchObject({ status: 400, code: 'invalid' })
    }
    const kept = await send('multipart/form-data; boundary=b', `${part('../a\u0000b.txt')}--b--\r\n`)
    expect(kept.json()).toMatchObject({ fileName: 'ab.txt' })
  })

  it('[RG15] a file comes as multipart/form-data', async () => {
    const body = [
      '--frontier',
      'Content-Disposition: form-data; name="file"; filename="doc.txt"',
      'Content-Type: text/plain',
      '',
      DOCUMENT,
      '--frontier--',
      '',
    ].join('\r\n')
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/imports',
      payload: body,
      headers: { ...test.as('Secretariat'), 'content-type': 'multipart/form-data; boundary=frontier' },
    })
    expect(answer.json()).toMatchObject({ fileName: 'doc.txt', decisionCount: 3 })
    expect(await post('Secretariat', '/api/imports', { wrong: 'field' })).toMatchObject({ status: 400 })
  })

  it('[RG18] every item is confirmed or dropped by name', async () => {
    const { id } = await bring()
    const some = { items: [{ kind: 'decision', index: 0, action: 'confirm' }] }
    const open = await post('Secretariat', `/api/imports/${id}/confirm`, some)
    expect(open).toMatchObject({
      status: 400,
      body: { detail: 'Confirm or drop every item. Still open: 17.XX, 17.XX.' },
    })
    const stray = { items: [{ kind: 'decision', index: 9, action: 'drop' }] }
    expect(await post('Secretariat', `/api/imports/${id}/confirm`, stray)).toMatchObject({ status: 400 })
    expect(await registry()).toEqual([])
  })

  it('[RG16] confirming records the texts with their provisions, drafts side by side', async () => {
    const { id } = await bring()
    const items = [
      { kind: 'decision', index: 0, action: 'confirm', correction: { subject: 'Markets on line' } },
      { kind: 'decision', index: 1, action: 'confirm', correction: { proposedBy: 'Secretariat' } },
      { kind: 'decision', index: 2, action: 'confirm' },
    ]
    const { status, body } = await post('Secretariat', `/api/imports/${id}/confirm`, { items })
    expect(status).toBe(200)
    expect(body.items).toMatchObject([
      { outcome: 'added', name: '15.57', href: '/decisions/15.57' },
      { outcome: 'added', name: '17.XX' },
      { outcome: 'added', name: '17.XX' },
    ])
    expect(await get(null, '/api/decisions/15.57')).toMatchObject({
      subject: 'Markets on line',
      adoptedAt: 'CoP15',
      state: 'in effect',
    })
    expect(await get(null, '/api/decisions/15.57/c')).toMatchObject({ lines: [{ text: 'report to the Secretariat.' }] })
    const drafts = (await get('member', '/api/decisions/17.XX')).candidates
    expect(drafts.map(({ proposedBy }: { proposedBy: string }) => proposedBy).sort()).toEqual(['Kenya', 'Secretariat'])
    const seen = await get('Secretariat', `/api/imports/${id}`)
    expect(seen.items[0]).toMatchObject({ disposition: 'confirmed', existing: { href: '/decisions/15.57' } })
    expect(seen.confirmedAt).not.toBeNull()
  })

  it('[RG17] other words for a known text change nothing, and what cannot be recorded keeps all out', async () => {
    const before = await registry()
    const first = await bring()
    expect(first.items[0]).toMatchObject({ effect: 'already there', existing: { name: '15.57' } })
    const item = (index: number, correction?: object) => ({ kind: 'decision', index, action: 'confirm', correction })
    const line = { path: 'a', kind: 'item', marker: 'a)', depth: 1, text: 'watch nothing;' }
    const others = [item(1), { kind: 'decision', index: 2, action: 'drop' }]
    const doubled = [item(0, { provisions: [line, line] }), ...others]
    expect(await post('Secretariat', `/api/imports/${first.id}/confirm`, { items: doubled })).toMatchObject({
      status: 409,
      body: { code: 'conflict', detail: expect.stringMatching(/have the address a/) },
    })
    expect(await registry()).toEqual(before)
    const drifted = { items: [item(0, { provisions: [line] }), ...others] }
    const answer = await post('Secretariat', `/api/imports/${first.id}/confirm`, drifted)
    expect(answer.body.items[0]).toMatchObject({ outcome: 'already there', name: '15.57' })
    expect(await get(null, '/api/decisions/15.57/a')).not.toMatchObject({ lines: [{ text: 'watch nothing;' }] })
  })

  it('[RG19] an import is confirmed once', async () => {
    const { id } = await bring()
    const first = await post('Secretariat', `/api/imports/${id}/confirm`, {})
    expect(first.body.items.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'already there',
      'added',
      'added',
    ])
    const second = await post('Secretariat', `/api/imports/${id}/confirm`, {})
    expect(second).toMatchObject({ status: 409, body: { code: 'conflict' } })
  })
})
