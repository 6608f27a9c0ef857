import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import type { ThreadList } from '#domain/drafts/comments/wire.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { ProposalList } from '#domain/drafts/proposals/wire.ts'
import type { ReturnedView, WordReturnList } from '#domain/drafts/returned/wire.ts'
import type { DraftView } from '#domain/drafts/wire.ts'
import type { DraftId } from '#domain/ids.ts'
import { loadActor } from '../../../server/http/load-actor.ts'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'
import { addNegotiated, DRAFT as NEGOTIATED } from '../../support/drafts/negotiated.ts'
import { formOf, withParts, withWords } from '../../support/word-file.ts'

let test: TestApp
let draft: DraftView
let file: Uint8Array
beforeEach(async () => {
  test = await createTestApp()
  const paragraphs = [
    'URGES Parties to name one contact point;',
    'RECOMMENDS that evidence is secured before a page is closed;',
    'REQUESTS the Secretariat to publish what it was sent.',
  ].map((text) => ({ role: 'operative' as const, text }))
  draft = (
    await test.app.inject({
      method: 'POST',
      url: '/api/drafts',
      headers: test.as('Chair'),
      payload: { title: 'Wildlife cybercrime', kind: 'resolution', groupId: test.groupId, from: { paragraphs } },
    })
  ).json()
  file = await exported()
})
afterEach(() => test.close())

async function exported(id: string = draft.id, reading = 'clean'): Promise<Uint8Array> {
  const answer = await test.app.inject({
    method: 'GET',
    url: `/api/drafts/${id}/export?format=docx&reading=${reading}`,
    headers: test.as('member'),
  })
  return new Uint8Array(answer.rawPayload)
}

async function send(
  bytes: Uint8Array,
  { by = 'member' as Reader | null, query = '', id = draft.id as string, name = 'Draft.docx' } = {},
) {
  const { payload, headers } = await formOf(bytes, name)
  return test.app.inject({
    method: 'POST',
    url: `/api/drafts/${id}/word${query}`,
    headers: { ...test.as(by), ...headers },
    payload,
  })
}

const look = async (bytes: Uint8Array) => (await send(bytes, { query: '?preview=true' })).json<ReturnedView>()
const get = async <T>(path: string) =>
  (
    await test.app.inject({ method: 'GET', url: `/api/drafts/${draft.id}${path}`, headers: test.as('member') })
  ).json<T>()

/** Somebody writes into the draft. */
async function write(words: string): Promise<void> {
  const actor = await loadActor(test.deps.stores, test.accounts.Chair.id, test.deps.clock())
  if (!actor) throw new Error('The Chair has no account.')
  await test.deps.hub.applyServerEdit(draft.id as DraftId, actor, (doc) => {
    const first = doc.getXmlFragment('content').get(0) as Y.XmlElement
    ;(first.get(0) as Y.XmlText).insert(0, words)
  })
}

describe('a returned Word file', () => {
  it('[WR1] is compared with the text as it left, also when the draft has gone on', async () => {
    await write('STRONGLY ')
    const looked = await look(withWords(file, 'one contact point', 'at least one contact point'))
    expect(looked.leftAs).toMatchObject({ isNow: false })
    expect(looked.proposals.map(({ kind, label }) => [kind, label])).toEqual([['change', '1.']])
    expect(looked.notPlaced).toEqual([])
    expect((await look(file)).proposals).toEqual([])
  })

  it('[WR10] is looked at before anything is made, and the person leaves out what they do not want', async () => {
    const changed = withWords(
      withWords(file, 'one contact point', 'a contact point'),
      'before a page',
      'before the page',
    )
    const looked = await look(changed)
    expect(looked.proposals.map(({ key }) => key)).toEqual(['p1', 'p2'])
    expect(looked.made).toBeNull()
    expect((await get<ProposalList>('/proposals')).items).toEqual([])
    const sent = (await send(changed, { query: '?leaveOut=p1' })).json<ReturnedView>()
    expect(sent.made).toEqual({ proposalCount: 1, commentCount: 0, leftOutCount: 1 })
    const { items } = await get<ProposalList>('/proposals')
    expect(items.map(({ label, reason, party }) => [label, reason, party.organizationId])).toEqual([
      ['2.', 'From the Word file “Draft.docx”.', test.accounts.member.organizationId],
    ])
    expect((await send(changed, { query: '?leaveOut=p9' })).statusCode).toBe(409)
  })

  it('[WR11] that is sent twice makes nothing twice', async () => {
    const changed = withWords(file, 'one contact point', 'a contact point')
    expect((await send(changed)).json<ReturnedView>().made?.proposalCount).toBe(1)
    const again = (await send(changed)).json<ReturnedView>()
    expect(again.made?.proposalCount).toBe(0)
    expect(again.notPlaced).toEqual([
      { where: 'URGES Parties to name one contact point;', what: 'This is proposed already, as P1.' },
    ])
    expect((await get<ProposalList>('/proposals')).items).toHaveLength(1)
  })

  it('[WR9] [WR11] brings its comments to the words where they stood', async () => {
    const commented = withParts(file, {
      'word/document.xml': (xml) =>
        xml.replace(
          /(<w:r>(?:(?!<w:r>).)*URGES.*?<\/w:r>)/s,
          '<w:commentRangeStart w:id="7"/>$1<w:commentRangeEnd w:id="7"/>',
        ),
      'word/comments.xml': () =>
        '<?xml version="1.0"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7" w:author="A. Person" w:date="2018-03-01T10:00:00Z"><w:p><w:r><w:t>Why only one?</w:t></w:r></w:p></w:comment></w:comments>',
    })
    expect((await look(commented)).comments).toEqual([
      {
        key: 'c1',
        author: 'A. Person',
        text: 'Why only one?',
        quote: 'URGES Parties to name one contact point;',
        label: '1.',
      },
    ])
    expect((await send(commented)).json<ReturnedView>().made?.commentCount).toBe(1)
    const { items } = await get<ThreadList>('/comments')
    expect((await look(commented)).comments).toEqual([])
    expect(items[0]?.comments[0]?.text).toBe('Why only one?\n(A. Person, in Word)')
  })

  it('[WR12] is kept with the draft: who sent it, what became of it, what could not be placed', async () => {
    await send(withWords(file, 'one contact point', 'a contact point'), { name: '../Comments of our delegation.docx' })
    const { items, organizations } = await get<WordReturnList>('/word')
    expect(items).toMatchObject([
      { by: test.accounts.member.name, proposalCount: 1, commentCount: 0, leftOutCount: 0, notPlaced: [] },
    ])
    expect(items[0]?.fileName).toMatch(/Comments of our delegation\.docx$/)
    expect(organizations.map(({ organizationId }) => organizationId)).toEqual([test.accounts.member.organizationId])
  })

  it('[WR14] of another draft is refused, and one that says nothing of itself is compared with the text now', async () => {
    const other = await test.app.inject({
      method: 'POST',
      url: '/api/drafts',
      headers: test.as('Chair'),
      payload: { title: 'Other', kind: 'document', groupId: test.groupId },
    })
    const refused = await send(file, { id: other.json<DraftView>().id })
    expect([refused.statusCode, refused.json().detail]).toEqual([
      409,
      'This file left another draft. Open that draft and send the file there.',
    ])
    const nameless = withParts(file, { 'docProps/custom.xml': () => null })
    const looked = await look(nameless)
    expect([looked.leftAs, looked.proposals, looked.notPlaced.length]).toEqual([null, [], 1])
  })

  it.each(['clean', 'markup&tracked=true', 'proposals&tracked=true&comments=true'])(
    '[WR16] gives back nothing that left with it: %s',
    async (reading) => {
      await addNegotiated(test)
      const left = await exported(NEGOTIATED, reading)
      for (const by of ['Vice-Chair', 'Secretariat'] as const) {
        const looked = (await send(left, { by, id: NEGOTIATED, query: '?preview=true' })).json<ReturnedView>()
        expect([looked.proposals, looked.comments]).toEqual([[], []])
      }
    },
  )

  it.each(['markup', 'proposals'])('[WR16] with %s among its words is refused', async (reading) => {
    await addNegotiated(test)
    const answer = await send(await exported(NEGOTIATED, reading), { id: NEGOTIATED, query: '?preview=true' })
    expect([answer.statusCode, answer.json().detail]).toEqual([409, expect.stringContaining('reading Clean')])
  })

  it('[WR15] is taken from whoever may propose, for whom they may propose', async () => {
    const statuses = async () =>
      Object.fromEntries(
        await Promise.all(
          [...READERS, null].map(async (by) => [
            by ?? 'nobody',
            (await send(file, { by, query: '?preview=true' })).statusCode,
          ]),
        ),
      )
    await test.app.inject({
      method: 'PUT',
      url: `/api/drafts/${draft.id}/rights`,
      headers: test.as('Chair'),
      payload: { ...DEFAULT_RIGHTS, member: 'propose', alternate: 'comment' },
    })
    expect(await statuses()).toEqual({
      Chair: 200,
      'Vice-Chair': 200,
      member: 200,
      alternate: 403,
      observer: 403,
      Secretariat: 200,
      stranger: 403,
      nobody: 401,
    })
    const foreign = `?organizationId=${test.accounts.Chair.organizationId}`
    expect((await send(file, { query: foreign })).statusCode).toBe(403)
  })
})

const RELS = 'word/_rels/document.xml.rels'
const related = (type: string, target: string) => (xml: string) =>
  xml.replace(
    '</Relationships>',
    `<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
  )
const hostile: readonly [string, () => Uint8Array, number, RegExp][] = [
  ['text that is no Word file', () => strToU8('Dear Secretariat'), 415, /not a Word document/],
  ['a damaged file', () => file.slice(0, file.length / 2), 400, /damaged/],
  ['a spreadsheet', () => zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 415, /Word document/],
  ['a macro', () => withParts(file, { 'word/vbaProject.bin': () => 'x' }), 415, /macro/],
  ['another file inside', () => withParts(file, { 'word/embeddings/a.docx': () => 'x' }), 415, /another file/],
  ['a linked picture', () => withParts(file, { [RELS]: related('image', 'http://192.0.2.1/a.png') }), 415, /elsewhere/],
  [
    'a template from elsewhere',
    () => withParts(file, { [RELS]: related('attachedTemplate', 'file://h/t') }),
    415,
    /elsewhere/,
  ],
  [
    'an entity',
    () => withWords(file, '<w:document', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document'),
    400,
    /damaged/,
  ],
  [
    'a bomb',
    () => withParts(file, { 'word/footnotes.xml': () => `<w:footnotes>${' '.repeat(40_000_000)}</w:footnotes>` }),
    413,
    /expands/,
  ],
  [
    'nesting beyond measure',
    () => withWords(file, '<w:body>', `<w:body>${'<w:sdt>'.repeat(400)}${'</w:sdt>'.repeat(400)}`),
    413,
    /nested/,
  ],
  ['26 MB', () => new Uint8Array(26_500_000), 413, /25 MB/],
]

describe('a hostile Word file', () => {
  it.each(hostile)(
    '[WR13] with %s is refused in one sentence, and nothing is made',
    async (_name, make, status, sentence) => {
      const answer = await send(make())
      expect([answer.statusCode, answer.json().detail]).toEqual([status, expect.stringMatching(sentence)])
      expect((await get<WordReturnList>('/word')).items).toEqual([])
    },
  )
})
