/** Rounds over HTTP, on the whole application: opening, the deadline, what happens to a round, the table and its files. */
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { documentOf, paragraph } from '#domain/drafts/content.ts'
import type { OpenRounds, RoundList, RoundView, TableView } from '#domain/drafts/rounds/wire.ts'
import type { VersionList } from '#domain/drafts/versions/wire.ts'
import type { DraftView } from '#domain/drafts/wire.ts'
import type { DraftId } from '#domain/ids.ts'
import { writeDocument } from '../../../server/drafts/seed.ts'
import { loadActor } from '../../../server/http/load-actor.ts'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'

const LAST_DAY = '2017-09-20'
const LAST_MINUTE = '2017-09-20T23:59:59.999Z'
const MIDNIGHT = '2017-09-21T00:00:00.000Z'
const first = paragraph('numbered', 'The group met.', { id: 'one' })
const second = paragraph('numbered', 'It asked Parties to report.', { id: 'two' })

let test: TestApp
let id: DraftId
beforeEach(async () => {
  test = await createTestApp()
  const payload = { title: 'Cybercrime', kind: 'resolution', groupId: test.groupId }
  const answer = await test.app.inject({ method: 'POST', url: '/api/drafts', headers: test.as('member'), payload })
  id = answer.json<DraftView>().id as DraftId
  const actor = await loadActor(test.deps.stores, test.accounts.Chair.id, test.deps.clock())
  if (!actor) throw new Error('There is no Chair')
  await test.deps.hub.applyServerEdit(id, actor, (doc) => writeDocument(doc, documentOf([first, second])))
})
afterEach(() => test.close())

const ask = (reader: Reader | null, method: 'GET' | 'POST', path: string, payload?: object) =>
  test.app.inject({ method, url: `/api/drafts/${id}${path}`, headers: test.as(reader), ...(payload && { payload }) })

const input = { purpose: 'Comments before the second draft', closesOn: LAST_DAY, name: 'For comments' }
const open = async (more: object = {}) =>
  (await ask('Chair', 'POST', '/rounds', { ...input, ...more })).json<RoundView>()
const act = (round: RoundView, payload: object, reader: Reader = 'Chair') =>
  ask(reader, 'POST', `/rounds/${round.id}/events`, payload)
const list = async (reader: Reader = 'member') => (await ask(reader, 'GET', '/rounds')).json<RoundList>()
const table = async ({ id: round }: RoundView) =>
  (await ask('observer', 'GET', `/rounds/${round}/table`)).json<TableView>()

const propose = (reader: Reader, text: string) => {
  const proposed = [{ ...second, inline: [{ text }] }]
  return ask(reader, 'POST', '/proposals', { kind: 'change', base: [second], proposed, reason: 'Clearer.' })
}
const comment = (reader: Reader, text: string, visibility = 'group') =>
  ask(reader, 'POST', '/comments', {
    ...{ anchor: { on: 'paragraph', paragraphId: 'one', quote: 'The group met.' } },
    ...{ type: 'substantive', visibility, text },
  })

describe('a round', () => {
  it('[RO4] is opened by Chair, Vice-Chair and Secretariat, and read by whoever may read the draft', async () => {
    const tries = await Promise.all(
      [...READERS, null].map(async (who) => [
        who ?? 'nobody',
        (await ask(who, 'POST', '/rounds', { ...input, closesOn: '2017-01-01' })).statusCode,
      ]),
    )
    // Those who may are told that the day has passed.
    expect(Object.fromEntries(tries)).toEqual({
      ...{ Chair: 400, 'Vice-Chair': 400, Secretariat: 400, member: 403, alternate: 403 },
      ...{ observer: 403, stranger: 403, nobody: 401 },
    })
    const round = await open()
    for (const path of ['/rounds', `/rounds/${round.id}/table`]) {
      const reading = await Promise.all([...READERS, null].map(async (who) => (await ask(who, 'GET', path)).statusCode))
      expect(reading).toEqual([200, 200, 200, 200, 200, 200, 403, 401])
    }
    expect((await act(round, { kind: 'closed' }, 'member')).statusCode).toBe(403)
    expect((await list('member')).audience).toEqual([])
    expect((await list('Chair')).audience.map(({ delegation }) => delegation).sort()).toEqual([
      'FR',
      'KE',
      'ONO',
      'PE',
      'SECRETARIAT',
    ])
  })

  it('[RO13] names the version on which it stands; of two who open at once one is refused', async () => {
    const answers = await Promise.all(
      ['Chair', 'Vice-Chair'].map((who) => ask(who as Reader, 'POST', '/rounds', input)),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
    const { items } = await list()
    expect(items).toMatchObject([
      { state: 'open', version: { number: 1, name: 'For comments', sequence: 2 }, lastDay: LAST_DAY },
    ])
    const versions = (await ask('member', 'GET', '/versions')).json<VersionList>().items
    expect(versions[0]).toMatchObject({ name: 'For comments', purpose: 'Comments before the second draft' })
  })

  it('[RO14] tells the group, but not who opened it, with what was added', async () => {
    await open({ message: 'Please look at the first paragraph.' })
    const alerts = async (reader: Reader) =>
      (await test.app.inject({ method: 'GET', url: '/api/alerts', headers: test.as(reader) })).json<{
        items: object[]
      }>().items
    expect(await alerts('member')).toMatchObject([
      {
        words:
          'A round is open until 20 September 2017, 23:59 UTC: Comments before the second draft. Please look at the first paragraph.',
        address: `/drafts/${id}/rounds`,
      },
    ])
    expect([await alerts('Chair'), await alerts('stranger')]).toEqual([[], []])
  })

  it('[RO6] [RO7] is extended, closed, recalled; each is told in the list with its reason', async () => {
    const round = await open()
    await act(round, { kind: 'extended', closesOn: '2017-09-25', reason: 'Two delegations asked for it.' })
    test.at('2017-09-22T09:00:00.000Z')
    expect((await act(round, { kind: 'extended', closesOn: '2017-09-25' })).statusCode).toBe(400)
    const closed = (await act(round, { kind: 'closed', reason: 'All have answered.' })).json<RoundView>()
    expect(closed).toMatchObject({
      state: 'closed',
      closesOn: LAST_DAY,
      lastDay: '2017-09-25',
      closesAt: '2017-09-22T09:00:00.000Z',
    })
    expect(closed.events.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['extended', 'Two delegations asked for it.'],
      ['closed', 'All have answered.'],
    ])
    expect(closed.refusals).toMatchObject({ extend: expect.stringContaining('closed'), recall: null, openDoor: null })
    expect((await act(round, { kind: 'recalled', reason: '' })).json<RoundView>().state).toBe('recalled')
    expect((await act(round, { kind: 'closed' })).statusCode).toBe(409)
  })

  it('[RO14] an open one waits on the table of those who sit in the group', async () => {
    await open()
    const waiting = async (reader: Reader) =>
      (await test.app.inject({ method: 'GET', url: '/api/rounds/open', headers: test.as(reader) })).json<OpenRounds>()
        .items
    expect(await waiting('observer')).toMatchObject([{ draftId: id, title: 'Cybercrime', lastDay: LAST_DAY }])
    expect(await waiting('stranger')).toEqual([])
    test.at(MIDNIGHT)
    expect(await waiting('member')).toEqual([])
  })
})

describe('the deadline', () => {
  it('[RO2] [RO12] midnight passes between opening the page and sending: what comes after it is refused and says why', async () => {
    const round = await open()
    expect((await list()).late).toBeNull()
    test.at(LAST_MINUTE)
    expect([
      (await propose('member', 'It asked all Parties to report.')).statusCode,
      (await comment('member', 'Which Parties?')).statusCode,
    ]).toEqual([201, 201])
    test.at(MIDNIGHT)
    for (const answer of [
      await propose('alternate', 'It asked some Parties.'),
      await comment('alternate', 'Too late.'),
    ]) {
      expect(answer.json()).toMatchObject({
        status: 409,
        detail: expect.stringMatching(/closed on 20 September 2017, 23:59 UTC, and nothing is received after it/),
      })
    }
    expect((await list()).late).toMatch(/closed on 20 September/)
    const { inTime, afterExtension } = await table(round)
    expect(inTime.map(({ party, type }) => [party, type])).toEqual([
      ['FR', 'substantive'],
      ['FR', 'proposal'],
    ])
    expect(afterExtension).toEqual([])
  })

  it('[RO12] a reply is as late as a comment; what one keeps for oneself, takes back, or notes for the room is not', async () => {
    await open()
    const { id: thread, comments } = (await comment('member', 'Which Parties?')).json<{
      id: string
      comments: { id: string }[]
    }>()
    test.at(MIDNIGHT)
    const at = (path: string, reader: Reader, payload: object) =>
      test.app.inject({ method: 'POST', url: `/api/comments/${thread}${path}`, headers: test.as(reader), payload })
    expect((await at('/replies', 'alternate', { text: 'All.' })).statusCode).toBe(409)
    const commentId = comments[0]?.id
    expect((await at('/versions', 'member', { commentId, text: 'Which ones?' })).statusCode).toBe(409)
    expect((await comment('alternate', 'For us alone.', 'delegation')).statusCode).toBe(201)
    expect((await propose('Chair', 'It asked some Parties.')).statusCode).toBe(201)
    expect((await at('/withdrawals', 'member', { commentId })).statusCode).toBe(200)
  })

  it('[RO12] what comes late is received outside the round where that was chosen, and when the door is opened', async () => {
    const round = await open({ afterwards: 'received' })
    test.at(MIDNIGHT)
    expect((await propose('member', 'It asked all Parties.')).statusCode).toBe(201)
    expect((await table(round)).inTime).toEqual([])
    test.at('2017-09-21T09:00:00.000Z')
    const next = await open({ closesOn: '2017-09-22' })
    test.at('2017-09-23T00:00:00.000Z')
    expect((await propose('alternate', 'It asked some Parties.')).statusCode).toBe(409)
    await act(next, { kind: 'door opened', reason: 'Until the meeting.' })
    expect((await propose('alternate', 'It asked some Parties.')).statusCode).toBe(201)
    expect((await table(next)).inTime).toEqual([])
  })
})

describe('the table', () => {
  it('[RO9] [RO10] keeps apart what came after the extension, and leaves out what a delegation keeps to itself', async () => {
    const round = await open()
    await propose('member', 'It asked all Parties to report.')
    await comment('member', 'For France alone.', 'delegation')
    await act(round, { kind: 'extended', closesOn: '2017-09-25', reason: '' })
    test.at(MIDNIGHT)
    await comment('alternate', 'Say which group.')
    const { inTime, afterExtension } = await table(round)
    expect(inTime).toMatchObject([
      {
        paragraph: '2.',
        party: 'FR',
        text: 'P1. Change the text. Clearer.',
        proposedChange: 'It asked all Parties to report.',
      },
    ])
    expect(afterExtension).toMatchObject([{ paragraph: '1.', party: 'KE', text: 'Say which group.' }])
  })

  const file = async (round: RoundView, format: string) => {
    const answer = await ask('observer', 'GET', `/rounds/${round.id}/table?format=${format}`)
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="comments-${LAST_DAY}.${format}"`)
    return Object.fromEntries(
      Object.entries(unzipSync(answer.rawPayload)).map(([name, bytes]) => [name, strFromU8(bytes)]),
    )
  }

  it('[RO15] as a spreadsheet every cell is words, also where it looks like a formula', async () => {
    const round = await open()
    await comment('member', '=HYPERLINK("http://example.org";"<b>here</b> & there")\u0007')
    const parts = await file(round, 'xlsx')
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''
    expect(sheet).toContain(
      '<is><t xml:space="preserve">=HYPERLINK(&quot;http://example.org&quot;;&quot;&lt;b&gt;here&lt;/b&gt; &amp; there&quot;)</t></is>',
    )
    expect(sheet).not.toMatch(/<f>|<v>/)
    expect(new Set([...sheet.matchAll(/<c [^>]*?t="(\w+)"/g)].map(([, type]) => type))).toEqual(new Set(['inlineStr']))
    const cellsOfRow = [...sheet.matchAll(/<row r="(\d+)"[^>]*>(.*?)<\/row>/g)].map(([, , row = '']) =>
      [...row.matchAll(/<t [^>]*>(.*?)<\/t>/g)].map(([, text]) => text),
    )
    expect(cellsOfRow).toContainEqual([
      'Paragraph',
      'Party',
      'Type',
      'Comment',
      'Proposed change',
      'Disposition',
      'Reason',
      'Received',
    ])
    expect(cellsOfRow).toContainEqual(['On version 1, For comments'])
    expect(await file(round, 'xlsx')).toEqual(parts)
  })

  it('[RO15] as a Word file it is landscape, with column names that are repeated on every page', async () => {
    const round = await open()
    await propose('member', 'It asked all Parties to report.')
    const { 'word/document.xml': document = '' } = await file(round, 'docx')
    expect(document).toContain('w:orient="landscape"')
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    for (const words of [
      'Proposed change',
      'It asked all Parties to report.',
      'P1. Change the text. Clearer.',
      'On version 1, For comments',
    ])
      expect(document).toContain(`>${words}</w:t>`)
  })
})
