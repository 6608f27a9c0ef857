import { beforeAll, describe, expect, it } from 'vitest'
import { findByRef } from '#domain/decisions/address.ts'
import { stateOf } from '#domain/decisions/decision.ts'
import { agreementState } from '#domain/drafts/agreements/agreement.ts'
import { bracketState } from '#domain/drafts/brackets/bracket.ts'
import { bracketsIn, quoteOf } from '#domain/drafts/brackets/in-text.ts'
import { spelled } from '#domain/drafts/compare/tokens.ts'
import { blocksOf, type Paragraph, readDocument } from '#domain/drafts/content.ts'
import { answeredWith, rivalsAmong } from '#domain/drafts/proposals/beside.ts'
import { fitOf } from '#domain/drafts/proposals/fit.ts'
import { type Proposal, proposalState } from '#domain/drafts/proposals/proposal.ts'
import { refuseCountering } from '#domain/drafts/proposals/refusals.ts'
import { roundState } from '#domain/drafts/rounds/round.ts'
import { refuseEntry } from '#domain/mandates/progress.ts'
import type { StoreRoot, Stores } from '#domain/stores.ts'
import { isOpen } from '#domain/submissions/release.ts'
import { agreedText, hashOf } from '../../../server/drafts/agreements/agreed-text.ts'
import { changersOf } from '../../../server/drafts/agreements/changers.ts'
import { recordedParagraphs } from '../../../server/drafts/brackets/shared-paragraphs.ts'
import { threadPlaces } from '../../../server/drafts/comments/places.ts'
import { HistoryThreads } from '../../../server/drafts/history/history-threads.ts'
import { compileRound } from '../../../server/drafts/rounds/compile.ts'
import { loadExample } from '../../../server/example/load-example.ts'
import { openHub } from '../../../server/open-hub.ts'
import { memoryStores } from '../../support/memory/stores.ts'

const spelledAs = (paragraph: Paragraph | null) => (paragraph ? spelled(paragraph.inline) : null)

const now = '2026-11-23T09:00:00.000Z'
let count = 0
const newId = () => `01980000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`
const clock = () => now

describe('the example group', () => {
  let stores: StoreRoot
  let transactionCount = 0
  beforeAll(async () => {
    const memory = memoryStores()
    stores = {
      ...memory,
      transact: <T>(act: (bound: Stores) => Promise<T>) => {
        transactionCount += 1
        return memory.transact(act)
      },
    }
    await loadExample({ stores, clock, newId })
  })

  it('[EX1] is loaded in one transaction', () => {
    expect(transactionCount).toBe(1)
  })

  it('[EX2] every mandate speaks of a provision of its text, and every entry was possible', async () => {
    for (const mandate of await stores.mandates.list()) {
      const decision = await stores.decisions.find(mandate.decisionId)
      const revision = decision?.revisions.find(({ id }) => id === mandate.revisionId)
      expect(revision?.provisions.map(({ path }) => path)).toContain(mandate.path)
      const entries = await stores.mandates.entriesOf(mandate.id)
      for (const [place, entry] of entries.entries()) {
        expect(refuseEntry(entries.slice(0, place), entry, entry.recordedAt.slice(0, 10))).toBeNull()
      }
    }
  })

  it('[EX2] every question is tied to a provision', async () => {
    const calls = await stores.submissions.listCalls()
    expect(calls).toHaveLength(3)
    for (const { provision } of calls.flatMap(({ questions }) => questions)) {
      const decision = provision ? await stores.decisions.find(provision.decisionId) : null
      expect(decision?.revisions[0]?.provisions.map(({ path }) => path)).toContain(provision?.path)
    }
  })

  it('[EX3] twelve delegations and organizations sit in the group, all persons at example.org', async () => {
    const accounts = await stores.people.accounts()
    expect(accounts.filter(({ email }) => !email.endsWith('@example.org'))).toEqual([])
    const [group] = await stores.groups.groups()
    const members = group ? await stores.groups.membershipsIn(group.id) : []
    const seated = new Set(
      members
        .filter(({ role, until }) => role !== 'Secretariat' && until === null)
        .map(({ accountId }) => accounts.find(({ id }) => id === accountId)?.organizationId),
    )
    expect(seated.size).toBe(12)
  })

  it('[EX4] two texts are called 17.XX, and Resolution Conf. 11.3 has two revisions', async () => {
    expect(await stores.decisions.findByLabel('17.XX')).toHaveLength(2)
    await expect(findByRef(stores.decisions, '17.XX')).rejects.toMatchObject({ code: 'ambiguous' })
    const resolution = await findByRef(stores.decisions, 'conf-11.3')
    expect(resolution?.revisions.map(({ revision }) => revision)).toEqual(['CoP15', 'CoP16'])
    const deleted = await findByRef(stores.decisions, '15.58')
    expect(deleted && stateOf(deleted)).toBe('deleted')
  })

  it('[EX4] the draft resolution has some forty paragraphs and a history by several delegations', async () => {
    const [draft] = (await stores.drafts.list({}, { limit: 10 })).items
    if (!draft) throw new Error('The example has no draft.')
    const silent = { info() {}, warn() {}, error() {} }
    const hub = openHub({ stores, clock, newId, log: silent as never })
    const blocks = blocksOf(readDocument(await hub.readContent(draft.id)))
    expect(blocks.length).toBeGreaterThanOrEqual(38)
    const history = await stores.updates.history(draft.id, { limit: 100 })
    expect(new Set(history.map(({ accountId }) => accountId)).size).toBeGreaterThanOrEqual(7)
    await hub.drain()
  })

  it('[EX6] delegations have commented on the draft, one of them among itself, each where its words stand', async () => {
    const [draft] = (await stores.drafts.list({}, { limit: 10 })).items
    if (!draft) throw new Error('The example has no draft.')
    const threads = await stores.comments.ofDraft(draft.id)
    expect(new Set(threads.map(({ organizationId }) => organizationId)).size).toBeGreaterThanOrEqual(5)
    expect(threads.filter(({ visibility }) => visibility === 'delegation')).toHaveLength(1)
    expect(new Set(threads.map(({ anchor }) => anchor.on))).toEqual(new Set(['range', 'paragraph', 'text']))
    const silent = { info() {}, warn() {}, error() {} }
    const hub = openHub({ stores, clock, newId, log: silent as never })
    const placeOf = await hub.read(draft.id, (doc) => threadPlaces(doc, threads, []))
    for (const thread of threads) {
      const place = placeOf(thread)
      expect(place.isFound).toBe(true)
      if (thread.anchor.on === 'range') expect(place.offset).toBe(thread.anchor.offset)
    }
    await hub.drain()
  })

  it('[EX7] one round was extended and is over, another is open, each on the text of its day', async () => {
    const [draft] = (await stores.drafts.list({}, { limit: 10 })).items
    if (!draft) throw new Error('The example has no draft.')
    const [first, second] = await stores.rounds.ofDraft(draft.id)
    if (!first || !second) throw new Error('The example has not two rounds.')
    expect([roundState(first, now), roundState(second, now)]).toEqual(['closed', 'open'])
    const silent = { info() {}, warn() {}, error() {} }
    const hub = openHub({ stores, clock, newId, log: silent as never })
    const { inTime, afterExtension } = await compileRound({ stores, hub }, first)
    expect([inTime.length, afterExtension.length].every((count) => count > 0)).toBe(true)
    expect((await compileRound({ stores, hub }, second)).inTime.length).toBeGreaterThan(0)
    const versions = await stores.versions.ofDraft(draft.id)
    expect(versions.map(({ number, sequence }) => [number, sequence > 0])).toEqual([
      [1, true],
      [2, true],
    ])
    expect(versions[0]?.sequence).toBeLessThan(versions[1]?.sequence ?? 0)
    await hub.drain()
  })

  it('[EX8] two paragraphs were agreed, one of which New Zealand has touched since', async () => {
    const [draft] = (await stores.drafts.list({}, { limit: 10 })).items
    if (!draft) throw new Error('The example has no draft.')
    const entries = await stores.agreements.ofDraft(draft.id)
    const silent = { info() {}, warn() {}, error() {} }
    const hub = openHub({ stores, clock, newId, log: silent as never })
    const text = await agreedText(hub, draft.id)
    const states = entries.map((entry) => {
      const live = text.paragraphOf(entry.paragraphId)
      return agreementState(entry, live && hashOf(live))
    })
    expect(states).toEqual(['changed', 'agreed'])
    const threads = new HistoryThreads(stores.updates)
    const [touched] = entries
    const since = touched?.bound?.sequence ?? 0
    const changers = await changersOf({ stores, threads }, draft.id, touched?.paragraphId ?? '', since, text.sequence)
    const writer = (await stores.people.accounts()).find(({ id }) => id === changers[0]?.accountId)
    expect([changers.length, writer?.email]).toEqual([1, 'new-zealand@example.org'])
    threads.close()
    await hub.drain()
  })

  it('[EX9] delegations negotiate the draft resolution, as the rules let them', async () => {
    const [draft] = (await stores.drafts.list({}, { limit: 10 })).items
    if (!draft) throw new Error('The example has no draft.')
    const silent = { info() {}, warn() {}, error() {} }
    const hub = openHub({ stores, clock, newId, log: silent as never })
    const blocks = blocksOf(readDocument(await hub.readContent(draft.id)))
    await hub.drain()
    const proposals = await stores.proposals.ofDraft(draft.id)
    expect(proposals.length).toBeGreaterThanOrEqual(14)
    expect(new Set(proposals.map(({ organizationId }) => organizationId)).size).toBeGreaterThanOrEqual(5)
    expect(proposals.every(({ at }, place) => at >= (proposals[place - 1]?.at ?? ''))).toBe(true)
    const count = (is: (proposal: Proposal) => boolean) => proposals.filter(is).length
    const isOpen = (proposal: Proposal) => proposalState(proposal) === 'open'
    expect(count((proposal) => isOpen(proposal) && fitOf(proposal, blocks).kind === 'does not fit')).toBe(1)
    expect(count((proposal) => answeredWith(proposal, proposals).length > 1)).toBe(2)
    expect(count((proposal) => rivalsAmong(proposals)(proposal).length > 0)).toBeGreaterThanOrEqual(5)
    expect(count(({ counterTo }) => counterTo !== null)).toBe(2)
    expect(proposals.map(proposalState)).toEqual(expect.arrayContaining(['placed', 'declined', 'parked']))
    // What was placed is in the text.
    for (const proposal of proposals.filter((one) => proposalState(one) === 'placed')) {
      const fit = fitOf(proposal, blocks)
      expect(
        fit.kind !== 'does not fit' && fit.changes.every(({ live, result }) => spelledAs(live) === spelledAs(result)),
      ).toBe(true)
    }
    for (const { counterTo, organizationId, ...change } of proposals) {
      const to = proposals.find(({ id }) => id === counterTo)
      if (to) expect(refuseCountering({ ...to, dispositions: [] }, change, organizationId)).toBeNull()
    }
    expect([draft.rights.member, draft.rights.Chair]).toEqual(['propose', 'edit'])
    const told = await Promise.all(proposals.map(({ by }) => stores.alerts.unreadCount(by)))
    expect(Math.max(...told)).toBeGreaterThan(0)
  })

  it('[EX10] brackets stand in the draft, one within another, one with two wordings, and one was removed', async () => {
    const [draft] = (await stores.drafts.list({}, { limit: 10 })).items
    if (!draft) throw new Error('The example has no draft.')
    const records = await stores.brackets.ofDraft(draft.id)
    const hub = openHub({ stores, clock, newId, log: { info() {}, warn() {}, error() {} } as never })
    const paragraphs = await recordedParagraphs(hub, draft.id)
    const { brackets, strays } = bracketsIn(paragraphs)
    await hub.drain()
    expect(strays).toEqual([])
    expect(brackets.map((bracket) => `${bracket.depth} ${quoteOf(paragraphs, bracket)}`)).toEqual([
      '0 police, customs and [rangers]',
      '1 rangers',
      '0 for five years/for three years',
      '0 at least once a year',
    ])
    const isStanding = (id: string) => brackets.some((bracket) => bracket.id === id)
    expect(records.map((record) => bracketState(record, isStanding(record.id))).sort()).toEqual([
      'removed',
      'standing',
      'standing',
      'standing',
      'standing',
    ])
    expect(records.map(({ at }) => at)).toEqual([...records.map(({ at }) => at)].sort())
  })

  it('[EX5] a meeting and an open call lie ahead', async () => {
    const sc81 = await stores.meetings.findByCode('SC', 81)
    expect(sc81 && sc81.startsOn > now.slice(0, 10)).toBe(true)
    expect((await stores.submissions.listCalls()).filter((call) => isOpen(call, now.slice(0, 10)))).toHaveLength(1)
  })
})
