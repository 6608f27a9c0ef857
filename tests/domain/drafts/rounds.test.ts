import { describe, expect, it } from 'vitest'
import type { Actor, GroupRole } from '#domain/access.ts'
import { documentOf, paragraph, readDocument } from '#domain/drafts/content.ts'
import type { Proposal } from '#domain/drafts/proposals/proposal.ts'
import { eventWords, openingWords } from '#domain/drafts/rounds/announcement.ts'
import { type Contribution, compileTable } from '#domain/drafts/rounds/compiled-table.ts'
import { proposalContributions } from '#domain/drafts/rounds/proposal-contributions.ts'
import { refuseLate, refuseOpening, refuseRoundEvent } from '#domain/drafts/rounds/refusals.ts'
import {
  closedDoor,
  endInWords,
  openRound,
  type Round,
  type RoundEvent,
  receiptOf,
  roundState,
} from '#domain/drafts/rounds/round.ts'
import type { AccountId, DraftId, GroupId, OrganizationId, ProposalId, RoundId, VersionId } from '#domain/ids.ts'

const by = 'a' as AccountId
const draft = { groupId: 'g' as GroupId }
const event = (kind: 'closed' | 'recalled' | 'door opened', at: string): RoundEvent => ({ kind, reason: '', by, at })
const extended = (closesOn: string, at: string): RoundEvent => ({ kind: 'extended', closesOn, reason: '', by, at })
const round = (...events: RoundEvent[]): Round => ({
  id: 'r' as RoundId,
  draftId: 'd' as DraftId,
  versionId: 'v' as VersionId,
  purpose: 'Comments before the second draft',
  closesOn: '2018-03-12',
  afterwards: 'refused',
  openedBy: by,
  openedAt: '2018-02-01T09:00:00.000Z',
  events,
})
const seated = (role: GroupRole): Actor => ({
  accountId: by,
  name: 'Amina Odhiambo',
  email: 'amina@example.org',
  role: 'delegate',
  organizationId: 'o' as OrganizationId,
  delegation: 'Kenya',
  groups: [{ groupId: draft.groupId, role }],
})
const DURING = '2018-02-20T09:00:00.000Z'
const LAST = '2018-03-12T23:59:59.999Z'
const LATE = '2018-03-13T00:00:00.000Z'

describe('a round', () => {
  it('[RO2] receives until the end of its last day in UTC, and nothing at midnight', () => {
    expect([roundState(round(), LAST), roundState(round(), LATE)]).toEqual(['open', 'closed'])
    expect([receiptOf(round(), LAST), receiptOf(round(), LATE)]).toEqual(['in time', null])
    expect(receiptOf(round(), '2018-02-01T08:59:59.999Z')).toBeNull()
    expect([openRound([round()], LAST)?.id, openRound([round()], LATE)]).toEqual(['r', null])
  })

  it('[RO3] only one is open, and none is opened for a day that has passed', () => {
    const ask = (rounds: Round[], day: string, at: string) => refuseOpening(seated('Chair'), draft, rounds, day, at)
    expect(ask([round()], '2018-04-01', DURING)).toMatchObject({ code: 'conflict' })
    expect(ask([round()], '2018-04-01', LATE)).toBeNull()
    expect(ask([], '2018-03-12', LAST)).toBeNull()
    expect(ask([], '2018-03-12', LATE)).toMatchObject({ code: 'invalid' })
  })

  it('[RO4] the Chair, the Vice-Chair and the Secretariat open, extend, close and recall; nobody else', () => {
    const acts = [extended('2018-03-26', DURING), event('closed', DURING), event('recalled', DURING)]
    for (const role of ['Chair', 'Vice-Chair', 'Secretariat', 'member', 'alternate', 'observer'] as const) {
      const said = [
        refuseOpening(seated(role), draft, [], '2018-03-12', DURING),
        ...acts.map((act) => refuseRoundEvent(seated(role), draft, round(), act)),
      ].map((refusal) => refusal?.code ?? 'allowed')
      const isTrusted = ['Chair', 'Vice-Chair', 'Secretariat'].includes(role)
      expect([role, new Set(said)]).toEqual([role, new Set([isTrusted ? 'allowed' : 'forbidden'])])
    }
  })

  it('[RO6] an open one is extended to a later day and keeps its first; a closed one stays closed', () => {
    const longer = round(extended('2018-03-26', DURING))
    expect([longer.closesOn, roundState(longer, LATE)]).toEqual(['2018-03-12', 'open'])
    const ask = (target: Round, day: string, at: string) =>
      refuseRoundEvent(seated('Chair'), draft, target, extended(day, at))
    expect(ask(longer, '2018-03-26', DURING)).toMatchObject({ code: 'invalid' })
    expect(ask(longer, '2018-03-27', LATE)).toBeNull()
    expect(ask(round(), '2018-03-26', LATE)).toMatchObject({ code: 'illegal_transition' })
  })

  it('[RO7] closed early it receives nothing more; recalled it counts as if it had not been opened', () => {
    const early = round(event('closed', '2018-03-01T12:00:00.000Z'))
    expect([receiptOf(early, DURING), receiptOf(early, '2018-03-01T12:00:00.000Z')]).toEqual(['in time', null])
    const recalled = round(event('recalled', LATE))
    expect([roundState(recalled, LATE), receiptOf(recalled, DURING)]).toEqual(['recalled', null])
    expect(refuseRoundEvent(seated('Chair'), draft, recalled, event('closed', LATE))?.code).toBe('illegal_transition')
    expect(refuseRoundEvent(seated('Chair'), draft, early, event('recalled', LATE))).toBeNull()
  })
})

describe('what comes after the end', () => {
  const late = (role: GroupRole, rounds: readonly Round[], at: string) =>
    refuseLate(seated(role), draft, rounds, at)?.message ?? null
  const opened = (id: string, openedAt: string, closesOn: string) => ({
    ...round(),
    id: id as RoundId,
    openedAt,
    closesOn,
  })

  it('[RO12] is refused from midnight on, in a sentence that says when the round closed', () => {
    expect([late('member', [round()], LAST), late('member', [], LATE)]).toEqual([null, null])
    expect(late('member', [round()], LATE)).toBe(
      'The round “Comments before the second draft” closed on 12 March 2018, 23:59 UTC, and nothing is received after it. Ask the Chair or the Secretariat.',
    )
    for (const role of ['Chair', 'Vice-Chair', 'Secretariat'] as const) expect(late(role, [round()], LATE)).toBeNull()
    expect(late('observer', [round()], LATE)).not.toBeNull()
  })

  it('[RO12] is received where the round was opened so, in the next round, and when the Chair opens the door', () => {
    expect(late('member', [{ ...round(), afterwards: 'received' }], LATE)).toBeNull()
    const next = opened('n', '2018-03-20T09:00:00.000Z', '2018-04-01')
    expect(late('member', [round(), next], '2018-03-19T09:00:00.000Z')).not.toBeNull()
    expect(late('member', [round(), next], '2018-03-20T09:00:00.000Z')).toBeNull()
    expect(closedDoor([round(), next], '2018-04-02T00:00:00.000Z')?.id).toBe('n')
    const open = round(event('door opened', '2018-03-14T09:00:00.000Z'))
    expect([late('member', [open], LATE), late('member', [open], '2018-03-14T09:00:00.000Z')]).toEqual([
      expect.stringContaining('closed on 12 March'),
      null,
    ])
    expect(late('member', [round(event('recalled', LATE))], LATE)).toBeNull()
  })

  it('[RO12] the door is opened once, of a round that is over and keeps late comers out', () => {
    const ask = (target: Round, at: string) =>
      refuseRoundEvent(seated('Chair'), draft, target, event('door opened', at))?.code ?? null
    expect([ask(round(), LAST), ask(round(), LATE)]).toEqual(['illegal_transition', null])
    expect(ask({ ...round(), afterwards: 'received' }, LATE)).toBe('illegal_transition')
    expect(ask(round(event('door opened', LATE)), '2018-03-15T09:00:00.000Z')).toBe('illegal_transition')
  })

  it('[RO7] the end in words is the last minute of the last day, or the minute in which it was ended', () => {
    expect(endInWords(round())).toBe('12 March 2018, 23:59 UTC')
    expect(endInWords(round(extended('2018-03-31', DURING)))).toBe('31 March 2018, 23:59 UTC')
    expect(endInWords(round(event('closed', '2018-03-01T12:00:00.000Z')))).toBe('1 March 2018, 12:00 UTC')
  })

  it('[RO14] what the group is told says what is asked until when, and adds what was added', () => {
    expect(openingWords(round(), ' Please look at Annex 2. ')).toBe(
      'A round is open until 12 March 2018, 23:59 UTC: Comments before the second draft. Please look at Annex 2.',
    )
    const longer = { ...extended('2018-03-26', DURING), reason: 'Two delegations asked for it.' }
    expect(eventWords(round(longer), longer)).toBe(
      'The round “Comments before the second draft” is extended until 26 March 2018, 23:59 UTC. Two delegations asked for it.',
    )
    const early = event('closed', '2018-03-01T12:00:00.000Z')
    expect(eventWords(round(early), early)).toBe(
      'The round “Comments before the second draft” has ended early, on 1 March 2018, 12:00 UTC.',
    )
  })
})

describe('proposals in the table', () => {
  const proposal = (change: Partial<Proposal>): Proposal => ({
    id: 'p1' as ProposalId,
    draftId: 'd' as DraftId,
    number: 1,
    kind: 'change',
    base: [paragraph('item', 'to report seizures;', { id: 'a' })],
    proposed: [paragraph('item', 'to report all seizures;', { id: 'a' })],
    afterId: null,
    organizationId: 'o' as OrganizationId,
    by,
    at: DURING,
    reason: '',
    counterTo: null,
    replaces: null,
    support: [],
    dispositions: [],
    ...change,
  })
  const needs = { partyOf: (id: OrganizationId) => (id === 'o' ? 'Kenya' : 'Peru'), names: new Map([['b', '2. b)']]) }
  const answer = (kind: 'declined' | 'merged' | 'reopened', mergedInto: string | null = null) => ({
    ...{ kind, by, at: LAST, reason: 'Said already.' },
    mergedInto: mergedInto as ProposalId | null,
  })

  it('[RO8] say in words what is asked, by whom, with what support, and what became of it', () => {
    const support = [{ organizationId: 'other' as OrganizationId, by, at: DURING, isGiven: true }]
    const [asked] = proposalContributions([proposal({ reason: 'Clearer.', support })], needs)
    expect(asked).toMatchObject({
      ...{ paragraphId: 'a', party: 'Kenya', type: 'proposal', disposition: '', reason: '' },
      text: 'P1. Change the text. Clearer. Supported by Peru.',
      proposedChange: 'to report all seizures;',
    })
    const said = proposalContributions(
      [
        proposal({ kind: 'delete', proposed: [], dispositions: [answer('declined')] }),
        proposal({ id: 'p2' as ProposalId, number: 2, kind: 'move', afterId: 'b' }),
        proposal({ number: 3, kind: 'insert', base: [], afterId: null, dispositions: [answer('merged', 'p2')] }),
        proposal({ number: 4, dispositions: [answer('declined'), answer('reopened')] }),
      ],
      needs,
    )
    expect(said.map(({ proposedChange, disposition, reason }) => [proposedChange, disposition, reason])).toEqual([
      ['[delete]', 'Declined', 'Said already.'],
      ['[behind 2. b)]', '', ''],
      ['to report all seizures;', 'Merged into P2', 'Said already.'],
      ['to report all seizures;', '', ''],
    ])
    expect(said[2]?.paragraphId).toBeNull()
  })
})

describe('the compiled table', () => {
  const version = readDocument(
    documentOf([
      paragraph('heading', 'Background', { id: 'h' }),
      paragraph('numbered', 'The group met.', { id: 'one' }),
      paragraph('numbered', 'It asked Parties:', { id: 'two' }),
      paragraph('item', 'to report seizures;', { id: 'a' }),
      { rows: [[{ header: true, paragraphs: [paragraph('plain', 'Kenya', { id: 'cell' })] }]] },
      paragraph('plain', 'It thanked all that answered the call before the meeting.', { id: 'plain' }),
    ]),
  )
  const said = (id: string, paragraphId: string | null, change: Partial<Contribution> = {}): Contribution => ({
    id,
    paragraphId,
    offset: 0,
    at: DURING,
    visibility: 'group',
    party: 'Kenya',
    type: 'substantive',
    text: 'Say which species.',
    proposedChange: '',
    disposition: '',
    reason: '',
    ...change,
  })
  const longer = round(extended('2018-03-26', DURING))
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)

  it('[RO8] follows the frozen text, then the place in the paragraph, then the time', () => {
    const table = compileTable(longer, version, [
      said('4', 'a', { offset: 3, at: '2018-02-02T09:00:00.000Z' }),
      said('5', 'cell'),
      said('3', 'a', { at: LAST }),
      said('2', 'a', { type: 'proposal', proposedChange: 'to report all seizures;' }),
      said('1', 'one'),
      said('0', null),
    ])
    expect(ids(table.inTime)).toEqual(['0', '1', '2', '3', '4', '5'])
    expect(table.inTime[2]).toMatchObject({
      party: 'Kenya',
      type: 'proposal',
      proposedChange: 'to report all seizures;',
    })
  })

  it('[RO9] keeps apart what came only after the extension, and leaves out what came too late', () => {
    const table = compileTable(longer, version, [
      said('late', 'one', { at: '2018-03-27T00:00:00.000Z' }),
      said('after', 'one', { at: LATE }),
      said('in time', 'two', { at: LAST }),
    ])
    expect([ids(table.inTime), ids(table.afterExtension)]).toEqual([['in time'], ['after']])
  })

  it('[RO10] never shows what a delegation keeps to itself', () => {
    const table = compileTable(longer, version, [said('own', 'one', { visibility: 'delegation' }), said('all', 'one')])
    expect(ids(table.inTime)).toEqual(['all'])
  })

  it('[RO11] names paragraphs by their numbers or first words, and those that the version lacks as such', () => {
    const rows = compileTable(
      longer,
      version,
      [null, 'one', 'a', 'cell', 'plain', 'gone'].map((id, at) => said(`${at}`, id)),
    ).inTime
    expect(rows.map(({ paragraph: name }) => name)).toEqual([
      'Whole text',
      '1.',
      '2. a)',
      'Kenya',
      'It thanked all that answered the call …',
      'Not in this version',
    ])
  })
})
