import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { paragraphsIn } from '#domain/drafts/brackets/in-text.ts'
import type { BracketInput, BracketList } from '#domain/drafts/brackets/wire.ts'
import { blocksOf, readDocument } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { DraftId } from '#domain/ids.ts'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'
import { linesOf } from '../../support/bracketed.ts'

let test: TestApp
let draftId = ''
beforeEach(async () => {
  test = await createTestApp()
  draftId = await begin('URGES all Parties', 'to report', 'at once')
})
afterEach(() => test.close())

async function ask(reader: Reader | null, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  return test.app.inject({ method, url: `/api${url}`, headers: test.as(reader), ...(payload && { payload }) })
}

async function begin(...lines: string[]): Promise<string> {
  const paragraphs = lines.map((text) => ({ role: 'operative' as const, text }))
  const input = { title: 'Draft', kind: 'resolution', groupId: test.groupId, from: { paragraphs } }
  return (await ask('Chair', 'POST', '/drafts', input)).json().id
}

const paragraphs = async () => paragraphsIn(blocksOf(readDocument(await test.deps.hub.readContent(draftId as DraftId))))
const list = async (reader: Reader = 'member') =>
  (await ask(reader, 'GET', `/drafts/${draftId}/brackets`)).json<BracketList>()

/** The text with brackets named a, b … in the order in which they begin, so that no id stands in an expectation. */
async function lines(): Promise<string[]> {
  const names = new Map<string, string>()
  const named = (await paragraphs()).map((paragraph) => ({
    ...paragraph,
    inline: paragraph.inline.map((part) => {
      if (!('bracket' in part)) return part
      const name = names.get(part.bracket) ?? String.fromCharCode(97 + names.size)
      names.set(part.bracket, name)
      return { ...part, bracket: name }
    }),
  }))
  return linesOf(named)
}

async function range(place: number, from: number, to: number): Promise<BracketInput> {
  const { id: paragraphId = '', inline = [] } = (await paragraphs())[place] ?? {}
  const words = inline
    .map(({ text }) => text)
    .join('')
    .slice(from, to)
  return { from: { paragraphId, offset: from }, to: { paragraphId, offset: to }, words }
}

async function put(reader: Reader, place: number, from: number, to: number, more: Partial<BracketInput> = {}) {
  const answer = await ask(reader, 'POST', `/drafts/${draftId}/brackets`, {
    ...(await range(place, from, to)),
    ...more,
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}

const remove = (reader: Reader | null, id: string, body: object) => ask(reader, 'POST', `/brackets/${id}/removal`, body)

const write = (edit: (doc: Y.Doc) => void) =>
  test.deps.hub.appendAs(draftId as DraftId, test.accounts.member.id, test.deps.clock(), edit)
const elementAt = (doc: Y.Doc, place: number) => doc.getXmlFragment('content').get(place) as Y.XmlElement
function sign(id: string, side: string): Y.XmlElement {
  const element = new Y.XmlElement('bracket')
  element.setAttribute('id', id)
  element.setAttribute('side', side)
  return element
}
/** Around the first paragraph, as a program that is not ours would write them. */
const enclose = (id: string) =>
  write((doc) => {
    elementAt(doc, 0).insert(0, [sign(id, 'open')])
    elementAt(doc, 0).insert(elementAt(doc, 0).length, [sign(id, 'close')])
  })

describe('putting words in brackets', () => {
  it('[BR6] writes the signs and who asked, when and why; everybody who reads the draft sees it', async () => {
    test.at('2018-03-02T10:00:00.000Z')
    const id = await put('member', 0, 6, 9, { reason: ' Instructions are awaited. ' })
    expect(await lines()).toEqual(['URGES [a:all:a] Parties', 'to report', 'at once'])
    const { standing, records, paragraphCount } = await list('observer')
    expect(standing).toMatchObject([{ sign: id, hasRecord: true, depth: 0, quote: 'all', alternatives: [] }])
    expect(paragraphCount).toBe(1)
    expect(records).toMatchObject([
      {
        id,
        state: 'standing',
        party: { name: 'FR' },
        by: 'member of FR',
        at: '2018-03-02T10:00:00.000Z',
        reason: 'Instructions are awaited.',
        events: [],
      },
    ])
  })

  it('[BR6] is for those who may edit; the Chair does it for another delegation', async () => {
    const body = await range(0, 6, 9)
    const answers = await Promise.all(
      [...READERS, null].map(
        async (reader) => (await ask(reader, 'POST', `/drafts/${draftId}/brackets`, body)).statusCode,
      ),
    )
    expect(answers.map((status) => status === 201 || status === 409)).toEqual([
      true,
      true,
      true,
      true,
      false,
      true,
      false,
      false,
    ])
    expect(answers.slice(-2)).toEqual([403, 401])
    const organizationId = test.accounts.alternate.organizationId
    const other = { ...(await range(2, 0, 2)), organizationId }
    expect((await ask('member', 'POST', `/drafts/${draftId}/brackets`, other)).json().detail).toMatch(
      /your own delegation/,
    )
    expect((await ask('Secretariat', 'POST', `/drafts/${draftId}/brackets`, other)).statusCode).toBe(201)
    expect((await list()).records.at(-1)).toMatchObject({ party: { name: 'KE' }, by: 'Secretariat of SECRETARIAT' })
    const nobody = { ...other, organizationId: '01980000-0000-7000-8000-ffffffffffff' }
    expect((await ask('Chair', 'POST', `/drafts/${draftId}/brackets`, nobody)).statusCode).toBe(404)
  })

  it('[BR6] may be taken from everybody: then proposals remain, and a frozen draft keeps its brackets', async () => {
    const id = await put('member', 0, 6, 9)
    await ask('Chair', 'PUT', `/drafts/${draftId}/rights`, { ...DEFAULT_RIGHTS, member: 'propose' })
    expect((await ask('member', 'POST', `/drafts/${draftId}/brackets`, await range(1, 0, 2))).statusCode).toBe(403)
    expect((await list()).refusals.put).toMatch(/write the brackets into a proposal/)
    await ask('Chair', 'POST', `/drafts/${draftId}/state`, { state: 'frozen' })
    expect((await remove('Chair', id, { keep: 'text' })).json()).toMatchObject({ code: 'frozen' })
  })

  it('[BR7] finds the words where they are now, or says that they have changed', async () => {
    const asked = await range(0, 6, 9)
    await write((doc) => (elementAt(doc, 0).get(0) as Y.XmlText).insert(0, 'STRONGLY '))
    expect((await ask('member', 'POST', `/drafts/${draftId}/brackets`, asked)).statusCode).toBe(201)
    expect((await lines())[0]).toBe('STRONGLY URGES [a:all:a] Parties')
    const gone = { ...(await range(1, 0, 2)), words: 'not there' }
    const refused = await ask('member', 'POST', `/drafts/${draftId}/brackets`, gone)
    expect([refused.statusCode, refused.json().detail]).toEqual([409, expect.stringMatching(/Select them again/)])
    const crossing = await ask('member', 'POST', `/drafts/${draftId}/brackets`, await range(0, 0, 17))
    expect([crossing.statusCode, crossing.json().detail]).toEqual([
      400,
      expect.stringMatching(/one end of another bracket/),
    ])
    expect((await list()).records).toHaveLength(1)
  })

  it('[BR8] with other wordings makes a set, to which others add theirs', async () => {
    const id = await put('member', 0, 6, 9, { alternatives: ['some', 'most  of\nthe'] })
    expect((await lines())[0]).toBe('URGES [a:all|a:some|a:most of the:a] Parties')
    const added = await ask('alternate', 'POST', `/brackets/${id}/alternatives`, { wording: 'no', reason: 'Shorter.' })
    expect(added.json<BracketList>().standing).toMatchObject([{ alternatives: ['all', 'some', 'most of the', 'no'] }])
    expect((await list()).records[0]?.events).toMatchObject([
      { kind: 'alternative', party: { name: 'KE' }, quote: 'no', reason: 'Shorter.', by: 'alternate of KE' },
    ])
    expect((await ask('alternate', 'POST', `/brackets/${id}/alternatives`, { wording: ' ' })).statusCode).toBe(400)
    expect((await ask('observer', 'POST', `/brackets/${id}/alternatives`, { wording: 'x' })).statusCode).toBe(403)
  })
})

describe('removing a bracket', () => {
  it('[BR10] leaves a record with what stood in it and why', async () => {
    const id = await put('member', 0, 6, 9, { alternatives: ['some'] })
    test.at('2018-03-09T10:00:00.000Z')
    const answer = await remove('Chair', id, { keep: 1, reason: 'Agreed in the corridor.' })
    expect(answer.statusCode, answer.body).toBe(200)
    expect((await lines())[0]).toBe('URGES some Parties')
    const { standing, records } = await list()
    expect(standing).toEqual([])
    expect(records).toMatchObject([
      {
        state: 'removed',
        events: [
          {
            kind: 'removed',
            kept: 1,
            quote: 'all/some',
            reason: 'Agreed in the corridor.',
            by: 'Chair of KE',
            at: '2018-03-09T10:00:00.000Z',
          },
        ],
      },
    ])
  })

  it('[BR9] is for the Chair and the Secretariat; the delegation that asked lifts its own', async () => {
    const id = await put('member', 0, 6, 9)
    expect((await remove('alternate', id, { keep: 'text' })).statusCode).toBe(403)
    expect((await remove('observer', id, { keep: 'text' })).statusCode).toBe(403)
    expect((await remove(null, id, { keep: 'text' })).statusCode).toBe(401)
    expect((await remove('member', id, { keep: 'nothing' })).statusCode).toBe(403)
    expect((await list('member')).records[0]?.refusals).toMatchObject({ lift: null, settle: expect.any(String) })
    expect((await list('alternate')).records[0]?.refusals.lift).toMatch(/delegation that asked/)
    expect((await remove('member', id, { keep: 'text' })).statusCode).toBe(200)
    expect((await lines())[0]).toBe('URGES all Parties')
    expect((await remove('Chair', '01980000-0000-7000-8000-ffffffffffff', { keep: 'text' })).statusCode).toBe(404)
  })

  it('[BR10] leaves inner brackets, and records those whose words go with it', async () => {
    const outer = await put('member', 0, 0, 17)
    await put('alternate', 0, 7, 10)
    expect((await lines())[0]).toBe('[a:URGES [b:all:b] Parties:a]')
    await remove('Chair', outer, { keep: 'text' })
    expect((await lines())[0]).toBe('URGES [a:all:a] Parties')
    const again = await put('member', 0, 0, 19)
    await remove('Chair', again, { keep: 'nothing', reason: 'Not needed.' })
    expect(await lines()).toEqual(['', 'to report', 'at once'])
    const { records } = await list()
    expect(records.map(({ state }) => state)).toEqual(['removed', 'removed', 'removed'])
    expect(records[1]?.events).toMatchObject([
      { kept: 'nothing', quote: 'all', reason: 'It stood within another bracket that was removed. Not needed.' },
    ])
  })

  it('[BR11] tells the second that somebody was first', async () => {
    const id = await put('member', 0, 6, 9)
    await remove('Chair', id, { keep: 'text' })
    const second = await remove('Secretariat', id, { keep: 'nothing' })
    expect([second.statusCode, second.json().detail]).toEqual([
      409,
      expect.stringMatching(/somebody has just removed it/),
    ])
    expect((await lines())[0]).toBe('URGES all Parties')
  })

  it('[BR13] leaves emptied paragraphs, or takes them away when asked', async () => {
    const first = await paragraphs()
    const over = (words: string): BracketInput => ({
      from: { paragraphId: first[0]?.id ?? '', offset: 6 },
      to: { paragraphId: first[2]?.id ?? '', offset: 7 },
      words,
    })
    const body = over('all Parties\nto report\nat once')
    const put1 = await ask('member', 'POST', `/drafts/${draftId}/brackets`, body)
    await remove('Chair', put1.json().id, { keep: 'nothing' })
    expect(await lines()).toEqual(['URGES', '', ''])
    draftId = await begin('URGES all Parties', 'to report', 'at once')
    const second = await paragraphs()
    const again = {
      ...body,
      from: { ...body.from, paragraphId: second[0]?.id },
      to: { ...body.to, paragraphId: second[2]?.id },
    }
    const put2 = await ask('member', 'POST', `/drafts/${draftId}/brackets`, again)
    await remove('Chair', put2.json().id, { keep: 'nothing', removeEmptied: true })
    expect(await lines()).toEqual(['URGES'])
  })

  it('[BR3] deleted by hand, and brought back, it is what the text says it is', async () => {
    const id = await put('member', 0, 6, 9)
    await write((doc) => elementAt(doc, 0).delete(1, 1))
    expect((await list()).records).toMatchObject([{ id, state: 'by hand' }])
    expect((await list()).strays).toMatchObject([{ side: 'close' }])
    await write((doc) => elementAt(doc, 0).insert(1, [sign(id, 'open')]))
    expect((await list()).records).toMatchObject([{ id, state: 'standing' }])
  })
})

describe('a bracket without a record', () => {
  const claim = (reader: Reader, body: object) => ask(reader, 'POST', `/drafts/${draftId}/brackets/claims`, body)

  it('[BR14] is shown, and gets one when somebody says who asked', async () => {
    const id = '01980000-0000-7000-8000-0000000ff001'
    await enclose(id)
    expect((await list()).standing).toMatchObject([{ sign: id, hasRecord: false, quote: 'URGES all Parties' }])
    expect((await claim('observer', { sign: id })).statusCode).toBe(403)
    expect((await claim('member', { sign: id, reason: 'Ours.' })).json()).toEqual({ id })
    expect((await list()).records).toMatchObject([{ id, party: { name: 'FR' }, reason: 'Ours.', copyOf: null }])
    expect((await claim('alternate', { sign: id })).statusCode).toBe(409)
    expect((await claim('alternate', { sign: 'not there' })).statusCode).toBe(409)
  })

  it('[BR14] gets an identity of its own when its signs carry none, or that of another draft', async () => {
    await enclose('from-elsewhere')
    const named = (await claim('member', { sign: 'from-elsewhere' })).json<{ id: string }>().id
    expect((await list()).standing).toMatchObject([{ sign: named, hasRecord: true }])
    draftId = await begin('In another draft')
    await enclose(named)
    expect((await list()).standing).toMatchObject([{ sign: named, hasRecord: false }])
    const other = (await claim('member', { sign: named })).json<{ id: string }>().id
    expect(other).not.toBe(named)
    expect((await list()).standing).toMatchObject([{ sign: other, hasRecord: true }])
    expect((await lines())[0]).toBe('[a:In another draft:a]')
  })

  it('[BR14] is told from its original, and as a copy was asked for by the same delegation', async () => {
    const id = await put('member', 0, 6, 9, { reason: 'Awaited.' })
    await write((doc) => elementAt(doc, 1).insert(0, [sign(id, 'open'), sign(id, 'close')]))
    expect((await list()).standing.map(({ hasRecord }) => hasRecord)).toEqual([true, false])
    const copy = (await claim('alternate', { sign: id, copyOf: id })).json<{ id: string }>().id
    expect((await list()).standing.map(({ sign: carried }) => carried)).toEqual([id, copy])
    expect((await list()).records[1]).toMatchObject({
      ...{ copyOf: id, reason: 'Awaited.', by: 'alternate of KE' },
      party: { name: 'FR' },
    })
    expect((await lines()).slice(0, 2)).toEqual(['URGES [a:all:a] Parties', '[b::b]to report'])
    const unknown = '01980000-0000-7000-8000-ffffffffffff'
    expect((await claim('member', { sign: copy, copyOf: unknown })).statusCode).toBe(404)
  })
})

describe('typed signs', () => {
  const make = (reader: Reader, body: object) => ask(reader, 'POST', `/drafts/${draftId}/brackets/typed`, body)

  it('[BR15] become brackets with a record, in a paragraph or in the whole text; the others are named', async () => {
    draftId = await begin('URGES [all] Parties', 'to [report', 'at] once ]')
    const [first] = await paragraphs()
    expect((await list()).typed).toMatchObject({ pairCount: 2, unbalanced: [{ offset: 9 }] })
    expect((await make('observer', {})).statusCode).toBe(403)
    expect((await make('member', { paragraphId: first?.id })).json()).toEqual({ madeCount: 1, unbalanced: [] })
    expect(await lines()).toEqual(['URGES [a:all:a] Parties', 'to [report', 'at] once ]'])
    const organizationId = test.accounts.member.organizationId
    const made = await make('Secretariat', { organizationId, reason: 'Stood in the text as typed signs.' })
    expect(made.json()).toMatchObject({ madeCount: 1, unbalanced: [{ offset: 9 }] })
    expect(await lines()).toEqual(['URGES [a:all:a] Parties', 'to [b:report', 'at:b] once ]'])
    expect((await list()).records.map(({ party, reason }) => [party.name, reason])).toEqual([
      ['FR', ''],
      ['FR', 'Stood in the text as typed signs.'],
    ])
    expect((await make('member', {})).json()).toMatchObject({ madeCount: 0 })
  })
})

describe('brackets in a proposal', () => {
  it('[BR6] that is placed are on record as asked for by its delegation', async () => {
    await ask('Chair', 'PUT', `/drafts/${draftId}/rights`, { ...DEFAULT_RIGHTS, member: 'propose' })
    const [base] = await paragraphs()
    const id = '01980000-0000-7000-8000-0000000ff00a'
    const sign = (side: string, text: string) => ({ bracket: id, side, text })
    const inline = [{ text: 'URGES ' }, sign('open', '['), { text: 'all' }, sign('close', ']'), { text: ' Parties' }]
    const change = { kind: 'change', base: [base], proposed: [{ ...base, inline }], reason: 'Some have no coast.' }
    const made = await ask('member', 'POST', `/drafts/${draftId}/proposals`, change)
    expect(made.statusCode, made.body).toBe(201)
    const placed = await ask('Chair', 'POST', `/proposals/${made.json().id}/disposition`, { kind: 'placed' })
    expect(placed.statusCode, placed.body).toBe(200)
    expect((await lines())[0]).toBe('URGES [a:all:a] Parties')
    expect((await list()).standing).toMatchObject([{ sign: id, hasRecord: true }])
    expect((await list()).records).toMatchObject([
      { id, party: { name: 'FR' }, reason: 'Some have no coast.', proposalId: made.json().id },
    ])
  })
})
