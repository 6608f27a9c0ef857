import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { DEFAULT_RIGHTS, type Draft } from '#domain/drafts/draft.ts'
import type { DraftContent, DraftDetail, DraftInput, DraftList, DraftView, HistoryView } from '#domain/drafts/wire.ts'
import type { DraftId, MeetingId, ReportId } from '#domain/ids.ts'
import type { Report } from '#domain/reports/report.ts'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'

let test: TestApp
beforeEach(async () => {
  test = await createTestApp()
})
afterEach(() => test.close())

const reportFixture = ({ groupId, accounts }: TestApp): Report => ({
  id: '01980000-0000-7000-8000-0000000f0001' as ReportId,
  draftId: '01980000-0000-7000-8000-0000000d0001' as DraftId,
  groupId,
  meetingId: '01980000-0000-7000-8000-0000000c0069' as MeetingId,
  kind: 'working group report',
  author: 'Working group',
  originalLanguage: 'English',
  symbol: 'SC69 Doc. 1',
  agendaPart: '',
  headings: [],
  title: 'Report',
  compiledAt: '2017-09-01T09:00:00.000Z',
  compiledBy: accounts.Chair.id,
  issues: [],
})

type Method = 'GET' | 'POST' | 'PUT'

async function ask(reader: Reader | null, method: Method, path: string, payload?: object) {
  const headers = test.as(reader)
  return test.app.inject({ method, url: `/api/drafts${path}`, headers, ...(payload && { payload }) })
}

async function begin(change: Partial<DraftInput> = {}, by: Reader = 'member'): Promise<DraftView> {
  const paragraphs = [{ role: 'operative' as const, text: 'URGES Parties to report' }]
  const input = { title: 'Wildlife cybercrime', kind: 'resolution', groupId: test.groupId, from: { paragraphs } }
  const answer = await ask(by, 'POST', '', { ...input, ...change })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}

const statuses = async (act: (reader: Reader | null) => Promise<{ statusCode: number }>) =>
  Object.fromEntries(
    await Promise.all([...READERS, null].map(async (reader) => [reader ?? 'nobody', (await act(reader)).statusCode])),
  )

describe('who may', () => {
  it('[DR1] begin a draft: who speaks for a delegation, and the Secretariat', async () => {
    const body = { title: 'Draft', kind: 'document', groupId: test.groupId }
    expect(await statuses((reader) => ask(reader, 'POST', '', body))).toEqual({
      Chair: 201,
      'Vice-Chair': 201,
      member: 201,
      alternate: 201,
      observer: 403,
      Secretariat: 201,
      stranger: 403,
      nobody: 401,
    })
  })

  it.each(['', '/content', '/history', '/text-in-force', '/export?format=html'])(
    '[DR5] GET a draft%s: whoever may read it, and nobody else',
    async (path) => {
      const { id } = await begin()
      const read = { Chair: 200, 'Vice-Chair': 200, member: 200, alternate: 200, observer: 200, Secretariat: 200 }
      expect(await statuses((reader) => ask(reader, 'GET', `/${id}${path}`))).toEqual({
        ...read,
        stranger: 403,
        nobody: 401,
      })
      await ask('Chair', 'PUT', `/${id}/rights`, { ...DEFAULT_RIGHTS, observer: 'none' })
      expect((await ask('observer', 'GET', `/${id}${path}`)).statusCode).toBe(403)
      expect((await ask('member', 'GET', `/01980000-0000-7000-8000-00000000ffff${path}`)).statusCode).toBe(404)
      expect((await ask('member', 'GET', `/${id.slice(1)}${path}`)).statusCode).toBe(404)
    },
  )

  it('[DR6] set rights: Chair, Vice-Chair and Secretariat', async () => {
    const { id } = await begin()
    expect(await statuses((reader) => ask(reader, 'PUT', `/${id}/rights`, DEFAULT_RIGHTS))).toEqual({
      Chair: 200,
      'Vice-Chair': 200,
      member: 403,
      alternate: 403,
      observer: 403,
      Secretariat: 200,
      stranger: 403,
      nobody: 401,
    })
    expect((await ask('Chair', 'PUT', `/${id}/rights`, { ...DEFAULT_RIGHTS, Chair: 'read' })).statusCode).toBe(400)
  })

  it('[DR8] freeze a draft: Chair, Vice-Chair and Secretariat', async () => {
    const answers = await statuses(async (reader) => {
      const { id } = await begin()
      return ask(reader, 'POST', `/${id}/state`, { state: 'frozen' })
    })
    expect(answers).toEqual({
      Chair: 200,
      'Vice-Chair': 200,
      member: 403,
      alternate: 403,
      observer: 403,
      Secretariat: 200,
      stranger: 403,
      nobody: 401,
    })
  })

  it('[DR4] list drafts: those of their groups; the Secretariat all; whoever may not read one does not see it', async () => {
    const { id } = await begin()
    const listed = async (reader: Reader) =>
      (await ask(reader, 'GET', '')).json<DraftList>().items.map((draft) => draft.id)
    for (const reader of ['Chair', 'member', 'observer', 'Secretariat'] as const)
      expect(await listed(reader)).toEqual([id])
    expect(await listed('stranger')).toEqual([])
    await ask('Chair', 'PUT', `/${id}/rights`, { ...DEFAULT_RIGHTS, observer: 'none' })
    expect(await listed('observer')).toEqual([])
    expect((await ask(null, 'GET', '')).statusCode).toBe(401)
  })
})

describe('a draft', () => {
  it('[DR2] has its first text from the server, once, attributed to who began it', async () => {
    const { id, right, state } = await begin()
    expect([right, state]).toEqual(['edit', 'open'])
    const { content } = (await ask('observer', 'GET', `/${id}/content`)).json<DraftContent>()
    expect(content).toHaveLength(1)
    expect(content?.[0]).toMatchObject({
      type: 'paragraph',
      attrs: { role: 'operative', id: expect.stringMatching(/./) },
      content: [{ type: 'text', text: 'URGES Parties to report' }],
    })
    const { items } = (await ask('observer', 'GET', `/${id}/history`)).json<HistoryView>()
    expect(items).toEqual([
      { sequence: 1, by: 'member of FR', delegation: 'FR', at: test.deps.clock(), byteCount: expect.any(Number) },
    ])
  })

  it('[DR3] can begin with a text of the registry', async () => {
    const { deps, accounts } = test
    const at = deps.clock()
    const provision = (path: string, kind: 'chapeau' | 'item', text: string, depth: number) => ({
      id: deps.newId() as never,
      path,
      kind,
      marker: null,
      depth,
      text,
    })
    await deps.stores.decisions.add({
      id: deps.newId() as never,
      handle: 'k7m2q4x',
      kind: 'decision',
      label: null,
      subject: 'Cybercrime',
      proposedBy: null,
      createdAt: at,
      revisions: [
        {
          id: deps.newId() as never,
          revision: null,
          adoptedAt: 'CoP15',
          addressees: [{ body: 'Secretariat', relation: 'lead', scope: null }],
          provisions: [
            provision('chapeau', 'chapeau', 'The Secretariat shall:', 0),
            provision('a', 'item', 'invite', 1),
          ],
          source: 'by hand',
          importId: null,
          recordedAt: at,
          recordedBy: accounts.Secretariat.id,
        },
      ],
      events: [
        {
          kind: 'adopted',
          meeting: 'CoP15',
          number: '15.57',
          note: null,
          recordedAt: at,
          recordedBy: accounts.Secretariat.id,
        },
      ],
    })
    const draft = await begin({ from: { decision: '15.57' } })
    const { content = [] } = (await ask('member', 'GET', `/${draft.id}/content`)).json<DraftContent>()
    expect(content.map(({ attrs, content: [words] }) => [attrs.role, attrs.ref, words.text])).toEqual([
      ['addressee', '', 'Directed to Secretariat'],
      ['decision', '15.57', 'The Secretariat shall:'],
      ['item', '15.57/a', 'invite'],
    ])
    const unknown = await ask('member', 'POST', '', {
      title: 'x',
      kind: 'decision',
      groupId: test.groupId,
      from: { decision: '15.99' },
    })
    expect([unknown.statusCode, unknown.json().detail]).toEqual([404, expect.stringContaining('15.99')])
  })

  it('[DR7] [DR9] rights and state are asked anew with every edit', async () => {
    const { id } = await begin()
    const found = (await test.deps.stores.drafts.find(id as DraftId)) as Draft
    await test.deps.hub.open(found.id)
    expect((await ask('Chair', 'POST', `/${id}/state`, { state: 'frozen' })).statusCode).toBe(200)
    const detail = (await ask('Chair', 'GET', `/${id}`)).json<DraftDetail>()
    expect([detail.state, detail.right, detail.maySetState]).toEqual(['frozen', 'read', true])
    expect((await ask('Chair', 'PUT', `/${id}/rights`, DEFAULT_RIGHTS)).statusCode).toBe(409)
    const chair = { accountId: test.accounts.Chair.id } as Parameters<typeof test.deps.hub.applyServerEdit>[1]
    const late = test.deps.hub.applyServerEdit(found.id, chair, (doc) => doc.getXmlFragment('content').delete(0, 1))
    await expect(late).rejects.toMatchObject({ code: 'frozen' })
    expect((await ask('Chair', 'GET', `/${id}/content`)).json<DraftContent>().content).toHaveLength(1)
  })

  it('[DR11] tells when it was last recorded, and its history page by page', async () => {
    const { id } = await begin()
    const { hub } = test.deps
    const add = (doc: Y.Doc) => doc.getXmlFragment('content').push([new Y.XmlElement('paragraph')])
    await hub.appendAs(id as DraftId, test.accounts.Chair.id, '2017-10-01T09:00:00.000Z', add)
    const page = (await ask('member', 'GET', `/${id}/history?limit=1`)).json<HistoryView>()
    expect(page).toMatchObject({ items: [{ sequence: 2, by: 'Chair of KE' }], next: 2 })
    const rest = (await ask('member', 'GET', `/${id}/history?limit=1&before=2`)).json<HistoryView>()
    expect(rest).toMatchObject({ items: [{ sequence: 1 }], next: null })
    expect((await ask('member', 'GET', `/${id}`)).json<DraftDetail>().lastRecordedAt).toBe('2017-10-01T09:00:00.000Z')
  })

  it('[DR12] is fetched as a file under its own name', async () => {
    const { id } = await begin()
    const file = await ask('observer', 'GET', `/${id}/export?format=html&reading=clean`)
    expect(file.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': 'attachment; filename="Wildlife-cybercrime.html"',
    })
    expect(file.body).toContain('URGES Parties to report')
    expect((await ask('observer', 'GET', `/${id}/export?format=exe`)).statusCode).toBe(400)
  })

  it('[DR8] is frozen and opened again, and keeps who did it', async () => {
    const { id } = await begin()
    const move = (state: string, by: Reader = 'Chair') => ask(by, 'POST', `/${id}/state`, { state })
    expect((await move('open')).json()).toMatchObject({ code: 'illegal_transition', status: 409 })
    await move('frozen')
    expect((await move('frozen', 'Secretariat')).json().detail).toBe('This draft is frozen already.')
    const opened = (await move('open', 'Vice-Chair')).json<DraftDetail>()
    const at = test.deps.clock()
    expect(opened.events).toEqual([
      { state: 'frozen', at, by: test.accounts.Chair.name },
      { state: 'open', at, by: test.accounts['Vice-Chair'].name },
    ])
    expect([opened.state, opened.right]).toEqual(['open', 'edit'])
    expect((await move('adopted')).statusCode).toBe(400)
  })

  it('[DR14] names the report that is written in it', async () => {
    const { id: plainId, reportId } = await begin()
    expect(reportId).toBeNull()
    const { id } = await begin({ kind: 'report' })
    await test.deps.stores.reports.add({ ...reportFixture(test), draftId: id as DraftId })
    expect((await ask('observer', 'GET', `/${id}`)).json<DraftDetail>().reportId).toBe(reportFixture(test).id)
    const { items } = (await ask('observer', 'GET', '')).json<DraftList>()
    expect(items.map((draft) => [draft.id, draft.reportId])).toEqual(
      expect.arrayContaining([
        [id, reportFixture(test).id],
        [plainId, null],
      ]),
    )
  })
})
