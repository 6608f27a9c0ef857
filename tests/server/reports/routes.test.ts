import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '#domain/canonical.ts'
import { documentOf, paragraph } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { AgendaItemId, DecisionId, DraftId, MeetingId, ProvisionId, ReportId, RevisionId } from '#domain/ids.ts'
import type { ReportDetail } from '#domain/reports/wire.ts'
import { placeDraft } from '../../../server/drafts/create-draft.ts'
import { writeDocument } from '../../../server/drafts/seed.ts'
import { createTestApp, type Reader, type TestApp } from '../../support/app.ts'

const meetingId = '01980000-0000-7000-8000-0000000c0069' as MeetingId
const annexDraftId = '01980000-0000-7000-8000-0000000d0001' as DraftId

async function addMeeting({ deps, accounts }: TestApp): Promise<void> {
  const dates = { place: 'Geneva (Switzerland)', startsOn: '2017-11-27', endsOn: '2017-12-01' }
  const item = {
    id: '01980000-0000-7000-8000-0000000c0313' as AgendaItemId,
    number: '31.3',
    title: 'Wildlife cybercrime',
    part: 'Interpretation and implementation matters',
    decisions: ['15.57', '99.1'],
    documents: [],
  }
  const by = accounts.Secretariat.id
  const move = { meetingId, ...dates, recordedAt: '2017-01-10T09:00:00.000Z', recordedBy: by }
  await deps.stores.meetings.add({ id: meetingId, body: 'SC', ordinal: 69, ...dates, agenda: [item] }, move)
  const rule = { body: 'SC', name: 'Documents of Parties', daysBefore: 60, source: 'Rules of Procedure' } as const
  await deps.stores.meetings.addRule(rule, '2017-01-10T09:00:00.000Z')
}

async function addDecision({ deps, accounts }: TestApp): Promise<void> {
  const id = '01980000-0000-7000-8000-0000000e1557' as DecisionId
  const by = { recordedAt: '2017-01-10T09:00:00.000Z', recordedBy: accounts.Secretariat.id }
  const provision = (end: string) => `01980000-0000-7000-8000-0000000e155${end}` as ProvisionId
  await deps.stores.decisions.add({
    id,
    handle: 'k4m7p2q',
    kind: 'decision',
    label: null,
    subject: 'Wildlife cybercrime',
    proposedBy: null,
    createdAt: by.recordedAt,
    revisions: [
      {
        id: '01980000-0000-7000-8000-0000000e1550' as RevisionId,
        revision: null,
        adoptedAt: 'CoP15',
        addressees: [{ body: 'Parties', relation: 'lead', scope: null }],
        provisions: [
          {
            id: provision('1'),
            path: 'chapeau',
            kind: 'chapeau',
            marker: null,
            depth: 0,
            text: 'Parties are asked to:',
          },
          { id: provision('2'), path: 'a', kind: 'item', marker: 'a)', depth: 1, text: 'share what they know.' },
        ],
        source: 'entered by hand',
        importId: null,
        ...by,
      },
    ],
    events: [{ kind: 'adopted', meeting: 'CoP15', number: '15.57', note: null, ...by }],
  })
}

async function addAnnex({ deps, groupId, accounts }: TestApp): Promise<void> {
  const content = documentOf([paragraph('operative', 'URGES Parties to write it down.')])
  const draft = {
    ...({
      id: annexDraftId,
      title: 'Draft resolution on the web',
      kind: 'resolution',
      groupId,
      meetingId: null,
    } as const),
    ...{ label: null, decisionId: null, rights: DEFAULT_RIGHTS, events: [] },
    ...{ createdBy: accounts.Chair.id, createdAt: '2017-02-01T09:00:00.000Z' },
  }
  await deps.stores.transact((stores) => placeDraft(stores, deps.newId, draft, content))
}

describe('reports over HTTP', () => {
  let test: TestApp
  const post = (reader: Reader | null, url: string, payload: object) =>
    test.app.inject({ method: 'POST', url, payload, headers: test.as(reader) })
  const get = (reader: Reader | null, url: string) => test.app.inject({ url, headers: test.as(reader) })
  const compiled = async (more: object = {}) => {
    const input = { groupId: test.groupId, meetingId, agendaItem: '31.3', title: 'Combating cybercrime', ...more }
    const answer = await post('Chair', '/api/reports', input)
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json() as { id: string; draftId: DraftId }
  }
  const write = (draftId: DraftId, ...lines: string[]) =>
    test.deps.hub.appendAs(draftId, test.accounts.Chair.id, '2017-09-18T10:00:00.000Z', (doc) =>
      writeDocument(
        doc,
        documentOf(lines.map((line, index) => paragraph('recommendation', line, { id: `p${index}` }))),
      ),
    )

  beforeAll(async () => {
    test = await createTestApp()
    await addMeeting(test)
    await addDecision(test)
    await addAnnex(test)
  })
  afterAll(() => test.close())

  it('[R10] compiles a report as a draft whose paragraphs have identities', async () => {
    const { id, draftId } = await compiled({ annexDraftId })
    const detail = (await get('member', `/api/reports/${id}`)).json() as ReportDetail
    expect(detail).toMatchObject({ draftId, state: 'open', meetingCode: 'SC69', issues: [] })
    expect(detail.cover).toMatchObject({
      symbol: 'SC69 Doc. 31.3',
      meetingLine: 'Sixty-ninth meeting of the Standing Committee',
      agendaPart: 'Interpretation and implementation matters',
      title: 'COMBATING CYBERCRIME',
    })
    expect(detail.guard).toMatchObject({ mayIssue: true, refusal: null })
    const { content } = (await get('member', `/api/drafts/${draftId}/content`)).json()
    const ids = content.map((block: { attrs: { id: string } }) => block.attrs.id)
    expect(new Set(ids).size).toBe(content.length)
    expect(ids).not.toContain('')
    expect(JSON.stringify(content)).toContain('the Conference of the Parties adopted Decision 15.57')
    expect(JSON.stringify(content)).toContain('URGES Parties to write it down.')
  })

  it('[R10] what is not there is named, and nothing is left behind', async () => {
    const before = (await get('Chair', '/api/reports')).json().items.length
    const input = { groupId: test.groupId, meetingId, title: 'Report' }
    const unknown = await post('Chair', '/api/reports', { ...input, decisions: ['99.1'] })
    expect(unknown.json()).toMatchObject({
      status: 400,
      detail: expect.stringContaining('no Decision 99.1 in the registry'),
    })
    expect((await post('Chair', '/api/reports', { ...input, agendaItem: '99' })).statusCode).toBe(400)
    const noMeeting = { ...input, meetingId: '01980000-0000-7000-8000-0000000c0000' }
    expect((await post('Chair', '/api/reports', noMeeting)).statusCode).toBe(404)
    expect((await get('Chair', '/api/reports')).json().items).toHaveLength(before)
  })

  it('[R18] who may compile, see and issue', async () => {
    const input = { groupId: test.groupId, meetingId, title: 'Report', symbol: 'SC69 Doc. 1' }
    const answers: Record<string, number> = {}
    for (const reader of [null, 'stranger', 'observer', 'member', 'Chair', 'Secretariat'] as const) {
      answers[String(reader)] = (await post(reader, '/api/reports', input)).statusCode
    }
    expect(answers).toEqual({ null: 401, stranger: 403, observer: 403, member: 403, Chair: 201, Secretariat: 201 })
    const { id } = await compiled()
    expect((await get(null, `/api/reports/${id}`)).statusCode).toBe(401)
    expect((await get('stranger', `/api/reports/${id}`)).statusCode).toBe(404)
    expect((await get('stranger', `/api/reports/${id}/export`)).statusCode).toBe(404)
    expect((await get('stranger', '/api/reports')).json().items).toEqual([])
    expect((await get('observer', `/api/reports/${id}`)).statusCode).toBe(200)
    expect((await post('Chair', `/api/reports/${id}/issue`, {})).statusCode).toBe(403)
    expect((await post('Secretariat', `/api/reports/${id}/issue`, {})).statusCode).toBe(201)
    expect((await get('stranger', `/api/reports/${id}`)).statusCode).toBe(200)
  })

  it('[R18] what is under way is shown by the rights of its draft, also after an issue', async () => {
    const { id, draftId } = await compiled()
    const hidden = { ...DEFAULT_RIGHTS, observer: 'none' }
    const headers = test.as('Chair')
    await test.app.inject({ method: 'PUT', url: `/api/drafts/${draftId}/rights`, payload: hidden, headers })
    for (const path of ['', '/guard', '/export?format=html']) {
      expect((await get('observer', `/api/reports/${id}${path}`)).statusCode, path).toBe(404)
      expect((await get('member', `/api/reports/${id}${path}`)).statusCode, path).toBe(200)
    }
    expect((await get('observer', '/api/reports')).body).not.toContain(id)
    expect((await post('Secretariat', `/api/reports/${id}/issue`, {})).statusCode).toBe(201)
    await write(draftId, 'Parties are [secretly] to act.')
    for (const reader of ['stranger', 'observer'] as const) {
      const detail = await get(reader, `/api/reports/${id}`)
      const guard = { mayIssue: false, findings: [] }
      expect(detail.json()).toMatchObject({ state: 'issued', mayReadText: false, guard })
      expect(detail.body).not.toContain('secretly')
    }
    const own = await get('member', `/api/reports/${id}`)
    expect([own.body.includes('secretly'), own.json().mayReadText]).toEqual([true, true])
  })

  it('[R13] a bracket stops the issue and nothing is stored', async () => {
    const { id, draftId } = await compiled()
    await write(draftId, 'Parties are [urged] to act.')
    const refused = await post('Secretariat', `/api/reports/${id}/issue`, {})
    expect(refused.statusCode).toBe(409)
    expect(refused.json().detail).toContain('Text in square brackets is not agreed: “Parties are [urged] to act.”')
    const guard = (await get('Secretariat', `/api/reports/${id}/guard`)).json()
    expect(guard).toMatchObject({ mayIssue: false, findings: [{ code: 'open bracket', paragraphId: 'p0' }] })
    expect((await get('Secretariat', `/api/reports/${id}`)).json().state).toBe('open')
  })

  it('[R14] [R15] an issue is frozen with its hash, whatever is written or moved later', async () => {
    const { id, draftId } = await compiled()
    await write(draftId, 'The Committee is invited to note it.')
    const issue = (await post('Secretariat', `/api/reports/${id}/issue`, { symbol: 'SC69 Doc. 31.4' })).json()
    expect(issue).toMatchObject({ revision: 0, symbol: 'SC69 Doc. 31.4', issuedBy: test.accounts.Secretariat.name })
    const stored = await test.deps.stores.reports.find(id as ReportId)
    const hash = createHash('sha256').update(canonicalJson(stored?.issues[0]?.document)).digest('hex')
    expect(issue.sha256).toBe(hash)
    const before = (await get('member', `/api/reports/${id}/export?format=docx`)).rawPayload
    await write(draftId, 'Something else.')
    await test.deps.stores.meetings.move({
      meetingId,
      place: 'Sochi (Russian Federation)',
      startsOn: '2017-12-04',
      endsOn: '2017-12-08',
      recordedAt: '2017-09-18T11:00:00.000Z',
      recordedBy: test.accounts.Secretariat.id,
    })
    const after = (await get('member', `/api/reports/${id}/export?format=docx`)).rawPayload
    expect(after.equals(before)).toBe(true)
    expect(strFromU8(unzipSync(new Uint8Array(after))['word/document.xml'] ?? new Uint8Array())).toContain(
      'invited to note it',
    )
  })

  it('[R16] a further issue is (Rev. 1); the same words are refused', async () => {
    const { id, draftId } = await compiled()
    await post('Secretariat', `/api/reports/${id}/issue`, {})
    expect((await post('Secretariat', `/api/reports/${id}/issue`, {})).json()).toMatchObject({ status: 409 })
    await write(draftId, 'A better sentence.')
    const again = await post('Secretariat', `/api/reports/${id}/issue`, {})
    expect(again.json()).toMatchObject({ revision: 1, symbol: 'SC69 Doc. 31.3 (Rev. 1)' })
    const page = (await get('member', `/api/reports/${id}/export?format=html`)).body
    expect(page).toContain('A better sentence.')
    const first = (await get('member', `/api/reports/${id}/export?format=html&revision=0`)).body
    expect(first).not.toContain('A better sentence.')
    expect((await get('member', `/api/reports/${id}/export?format=html&revision=7`)).statusCode).toBe(404)
  })

  it('[R26] files come with their name and type; other formats are refused in words', async () => {
    const { id } = await compiled()
    const types = { docx: /wordprocessingml/, pdf: /^application\/pdf/, html: /^text\/html/ }
    for (const [format, type] of Object.entries(types)) {
      const file = await get('member', `/api/reports/${id}/export?format=${format}`)
      expect(file.headers['content-type']).toMatch(type)
      expect(file.headers['content-disposition']).toBe(`attachment; filename="SC69-Doc-31.3.${format}"`)
      expect(file.rawPayload.length).toBeGreaterThan(1_000)
    }
    const refused = (await get('member', `/api/reports/${id}/export?format=akn`)).json()
    expect(refused).toMatchObject({
      code: 'unsupported',
      detail: 'A document can be exported as docx, pdf, html, not as akn.',
    })
  })
})
