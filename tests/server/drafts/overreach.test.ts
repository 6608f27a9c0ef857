/** Lawful members who overreach, in the negotiation: what they are told, say late, find out or send is bounded by their right. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ThreadView } from '#domain/drafts/comments/wire.ts'
import { blocksOf, readDocument } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS } from '#domain/drafts/draft.ts'
import type { ParagraphWire, ProposalView } from '#domain/drafts/proposals/wire.ts'
import type { ReturnedView } from '#domain/drafts/returned/wire.ts'
import type { RoundView } from '#domain/drafts/rounds/wire.ts'
import type { DraftView } from '#domain/drafts/wire.ts'
import type { DraftId, ProposalId } from '#domain/ids.ts'
import type { AlertList } from '#domain/people/wire.ts'
import { HistoryThreads } from '../../../server/drafts/history/history-threads.ts'
import { makeProposal } from '../../../server/drafts/proposals/make-proposal.ts'
import { supportProposal } from '../../../server/drafts/proposals/support-proposal.ts'
import { takeInReturn } from '../../../server/drafts/word/take-in-return.ts'
import { loadActor } from '../../../server/http/load-actor.ts'
import { createTestApp, READERS, type Reader, type TestApp } from '../../support/app.ts'
import { formOf, withParts, withWords } from '../../support/word-file.ts'

const WORDS = 'URGES Parties to name one contact point'

let test: TestApp
let draftId: DraftId
beforeEach(async () => {
  test = await createTestApp()
  const paragraphs = [{ role: 'operative' as const, text: WORDS }]
  const draft = { title: 'Wildlife cybercrime', kind: 'resolution', groupId: test.groupId, from: { paragraphs } }
  draftId = (await ask<DraftView>('Chair', 'POST', '/drafts', draft)).body.id as DraftId
})
afterEach(() => test.close())

async function ask<T>(reader: Reader, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) {
  const options = { method, url: `/api${path}`, headers: test.as(reader), ...(payload && { payload }) }
  const answer = await test.app.inject(options)
  return { status: answer.statusCode, body: answer.json<T>(), text: answer.body }
}

const paragraphs = async () => blocksOf(readDocument(await test.deps.hub.readContent(draftId)))
const rights = (change: object) => ask('Chair', 'PUT', `/drafts/${draftId}/rights`, { ...DEFAULT_RIGHTS, ...change })
const alerts = async (reader: Reader) => (await ask<AlertList>(reader, 'GET', '/alerts')).body.items

const begin = async (by: Reader, change: object = {}) =>
  (
    await ask<ThreadView>(by, 'POST', `/drafts/${draftId}/comments`, {
      ...{ anchor: { on: 'text' }, type: 'substantive', visibility: 'group', text: 'Parties need more time.' },
      ...change,
    })
  ).body

async function propose(by: Reader): Promise<ProposalView> {
  const base = await paragraphs()
  const proposed = base.map((block) => ({ ...block, inline: [{ text: `${WORDS} each` }] }))
  return (await ask<ProposalView>(by, 'POST', `/drafts/${draftId}/proposals`, { kind: 'change', base, proposed })).body
}

const agree = async (kind: string) =>
  ask('Chair', 'POST', `/drafts/${draftId}/agreements`, {
    kind,
    said: 'Third session.',
    paragraphs: await paragraphs(),
  })

async function unseat(reader: Reader): Promise<void> {
  const members = await test.deps.stores.groups.membershipsIn(test.groupId)
  const seat = members.find(({ accountId }) => accountId === test.accounts[reader].id)
  if (!seat) throw new Error(`${reader} has no seat.`)
  await test.deps.stores.groups.endMembership(seat.id, test.deps.clock())
}

describe('what happens in a draft', () => {
  it('[AL12] is not told to a role from which the draft is kept', async () => {
    await rights({ observer: 'none' })
    await agree('agreed')
    expect((await agree('reopened')).status).toBe(200)
    expect(await alerts('observer')).toEqual([])
    expect((await alerts('member')).map(({ kind }) => kind)).toEqual(['agreement'])
  })

  it('[AL12] is not told to somebody whose seat has ended, whatever they once wrote', async () => {
    const proposal = await propose('member')
    const thread = await begin('member')
    await unseat('member')
    const answer = { kind: 'declined', reason: 'The group keeps its fallback.' }
    expect((await ask('Chair', 'POST', `/proposals/${proposal.id}/disposition`, answer)).status).toBe(200)
    expect((await ask('Chair', 'POST', `/comments/${thread.id}/replies`, { text: 'Noted.' })).status).toBe(200)
    const settled = { state: 'resolved', reason: 'Taken up.' }
    expect((await ask('Chair', 'POST', `/comments/${thread.id}/state`, settled)).status).toBe(200)
    expect(await alerts('member')).toEqual([])
  })
})

describe('a draft that is frozen while somebody acts', () => {
  it('[PR3] takes no proposal, support or file of who began before', async () => {
    const { stores, clock, hub } = test.deps
    const proposal = await propose('member')
    const before = await stores.drafts.find(draftId)
    const actor = await loadActor(stores, test.accounts.Secretariat.id, clock())
    const known = await stores.proposals.find(proposal.id as ProposalId)
    if (!before || !actor || !known) throw new Error('The draft is not there.')
    await ask('Chair', 'POST', `/drafts/${draftId}/state`, { state: 'frozen' })
    const base = (await paragraphs()) as ParagraphWire[]
    await expect(makeProposal(test.deps, actor, before, { kind: 'delete', base, proposed: [] })).rejects.toMatchObject({
      code: 'frozen',
    })
    await expect(supportProposal(test.deps, actor, before, known, true)).rejects.toMatchObject({ code: 'frozen' })
    const file = { draftId: null, sequence: null, isMarked: false, blocks: [], comments: [], notPlaced: [] }
    const sent = { fileName: 'Draft.docx', bytes: new Uint8Array(), file }
    const threads = new HistoryThreads(stores.updates)
    const deps = { ...test.deps, hub, threads, readReturned: async () => file }
    const taken = takeInReturn(deps, actor, before, actor.organizationId, sent, new Set())
    await expect(taken).rejects.toMatchObject({ code: 'frozen' })
    threads.close()
    expect(await stores.proposals.ofDraft(draftId)).toHaveLength(1)
  })
})

describe('a round', () => {
  const input = { purpose: 'Comments', closesOn: '2017-09-20', name: 'For comments' }
  const open = (change: object = {}) =>
    ask<RoundView>('Chair', 'POST', `/drafts/${draftId}/rounds`, { ...input, ...change })

  it('[RO2] ends on a day that a calendar has', async () => {
    for (const closesOn of ['2018-02-30', '2017-11-31', '0000-01-01', '9999-12-31'])
      expect([closesOn, (await open({ closesOn })).status]).toEqual([closesOn, 400])
    const { id } = (await open()).body
    for (const closesOn of ['2018-02-30', '9999-12-31']) {
      const event = { kind: 'extended', closesOn }
      const { status } = await ask('Chair', 'POST', `/drafts/${draftId}/rounds/${id}/events`, event)
      expect([closesOn, status]).toEqual([closesOn, 400])
    }
  })

  it('[RO12] that is over lets nobody say as a reason what they could not say as a reply', async () => {
    const { id } = await begin('member')
    const proposal = await propose('member')
    await open()
    test.at('2017-09-21T00:00:00.000Z')
    const settle = (payload: object, by: Reader = 'member') => ask(by, 'POST', `/comments/${id}/state`, payload)
    expect((await ask('member', 'POST', `/comments/${id}/replies`, { text: 'Late words.' })).status).toBe(409)
    const late = await settle({ state: 'resolved', reason: 'Late words.' })
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('nothing is received after it')])
    expect((await settle({ state: 'resolved' })).status).toBe(200)
    expect((await settle({ state: 'open', reason: 'Late words.' })).status).toBe(409)
    expect((await settle({ state: 'open' })).status).toBe(200)
    expect((await settle({ state: 'resolved', reason: 'Taken up.' }, 'Chair')).status).toBe(200)
    const withdraw = (reason: string) =>
      ask('member', 'POST', `/proposals/${proposal.id}/disposition`, { kind: 'withdrawn', reason })
    expect((await withdraw('Late words.')).status).toBe(409)
    expect((await withdraw('')).status).toBe(200)
  })
})

describe('a Word file', () => {
  const COMMENT =
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="Inès"><w:p><w:r><w:t>Our fallback is 18 months.</w:t></w:r></w:p></w:comment></w:comments>'

  async function exported(): Promise<Uint8Array> {
    const url = `/api/drafts/${draftId}/export?format=docx`
    return new Uint8Array((await test.app.inject({ url, headers: test.as('Chair') })).rawPayload)
  }

  async function look(by: Reader, bytes: Uint8Array, query = ''): Promise<ReturnedView> {
    const { payload, headers } = await formOf(bytes)
    const url = `/api/drafts/${draftId}/word?preview=true${query}`
    return (await test.app.inject({ method: 'POST', url, headers: { ...test.as(by), ...headers }, payload })).json()
  }

  it('[CM3] sent on behalf of a delegation does not tell what that delegation says among itself', async () => {
    await begin('member', { visibility: 'delegation', text: 'Our fallback is 18 months.\n(Inès, in Word)' })
    const file = withParts(await exported(), { 'word/comments.xml': () => COMMENT })
    const { comments } = await look('Chair', file, `&organizationId=${test.accounts.member.organizationId}`)
    expect(comments.map(({ text }) => text)).toEqual(['Our fallback is 18 months.'])
  })

  it('[WR17] with what is no character gives records without it', async () => {
    const drawing = `${'x'.repeat(59)}\u{1F40D}${'y'.repeat(9)}</w:t></w:r><w:r><w:drawing/></w:r><w:r><w:t>\0`
    const read = await look('member', withWords(await exported(), WORDS, drawing))
    expect(read.notPlaced.length).toBeGreaterThan(0)
    expect(read.proposals).toHaveLength(1)
    expect(JSON.stringify(read)).not.toMatch(/\\u0000|\\ud83d/)
  })
})

it('[CM3] hides a thread of a delegation behind the same words as one that is not there', async () => {
  const { id } = await begin('Chair', { visibility: 'delegation' })
  for (const reader of READERS.filter((one) => !['Chair', 'alternate', 'stranger'].includes(one))) {
    const [hidden, none] = await Promise.all(
      [id, '01980000-0000-7000-8000-ffffffffffff'].map((one) => ask(reader, 'GET', `/comments/${one}`)),
    )
    expect([reader, hidden?.status, hidden?.text]).toEqual([reader, none?.status, none?.text])
  }
})
