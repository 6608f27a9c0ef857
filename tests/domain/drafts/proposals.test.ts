import { describe, expect, it } from 'vitest'
import type { Actor, GroupRole } from '#domain/access.ts'
import { pairSigns } from '#domain/drafts/brackets/pair-signs.ts'
import { joinInline } from '#domain/drafts/compare/tokens.ts'
import { bracketSign, type Inline, isBracket, type Paragraph, tableOf } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS, type Draft } from '#domain/drafts/draft.ts'
import { answeredWith, isAbout, rivalsAmong } from '#domain/drafts/proposals/beside.ts'
import { MOST_LETTERS, MOST_OPEN, refuseMany, refuseMeasure } from '#domain/drafts/proposals/bounds.ts'
import { type Fit, fitOf } from '#domain/drafts/proposals/fit.ts'
import { inBrackets } from '#domain/drafts/proposals/in-brackets.ts'
import {
  type DispositionKind,
  type Proposal,
  type ProposedChange,
  proposalState,
  sameness,
  supportersOf,
} from '#domain/drafts/proposals/proposal.ts'
import { type AskedChange, readChange } from '#domain/drafts/proposals/read-change.ts'
import {
  refuseCountering,
  refuseDisposition,
  refuseMergingInto,
  refuseProposing,
  refuseReplacing,
  refuseSupporting,
  refuseTakingBack,
} from '#domain/drafts/proposals/refusals.ts'
import type { AccountId, DraftId, GroupId, OrganizationId, ProposalId } from '#domain/ids.ts'
import { change, deletion, insertion, move, proposalOf, said, wordsById } from '../../support/fixtures/proposals.ts'
import { randomFrom } from '../../support/random.ts'

const A = said('a', 'URGES Parties to report')
const B = said('b', 'INVITES Parties to share what they know')
const C = said('c', 'DIRECTS the Secretariat to publish it')
const TEXT = [A, B, C]
const at = '2017-09-18T09:00:00.000Z'

const ask = (asked: Partial<AskedChange> & Pick<AskedChange, 'kind'>) =>
  readChange({ base: [], proposed: [], ...asked }, TEXT)
const result = (fit: Fit) =>
  fit.kind === 'does not fit' ? fit.why : wordsById(fit.changes.flatMap(({ result: paragraph }) => paragraph ?? []))

describe('making a proposal', () => {
  it('[PR1] keeps a change, an insertion, a deletion and a move of several paragraphs', () => {
    const shorter = said('a', 'URGES Parties to report yearly')
    expect(ask({ kind: 'change', base: [A, B], proposed: [shorter, B] })).toEqual(change([A, B], [shorter, B]))
    expect(ask({ kind: 'insert', afterId: 'b', proposed: [said('x', 'new')] })).toEqual(insertion('b', said('', 'new')))
    expect(ask({ kind: 'delete', base: [B, C], proposed: [A] })).toEqual(deletion(B, C))
    expect(ask({ kind: 'move', base: [A, B], afterId: 'c' })).toEqual(move('c', A, B))
  })

  it('[PR1] cuts a paragraph, whose first part stays itself, and joins two', () => {
    const cut = ask({ kind: 'change', base: [A], proposed: [said('a', 'URGES Parties'), said('a', 'to report')] })
    expect(wordsById(cut.proposed)).toEqual(['a: URGES Parties', ': to report'])
    expect(result(fitOf(cut, TEXT))).toEqual(['a: URGES Parties', ': to report'])
    const joined = ask({ kind: 'change', base: [A, B], proposed: [said('a', 'URGES Parties to report and share')] })
    expect(result(fitOf(joined, TEXT))).toEqual(['a: URGES Parties to report and share'])
  })

  it('[PR4] refuses what names no paragraph, names one twice, or leaves their order', () => {
    for (const base of [[], [A, A], [said('', 'x')], [B, A]])
      expect(() => ask({ kind: 'change', base, proposed: [C] })).toThrow(
        /named once|order of the text|which paragraphs/,
      )
    expect(() => ask({ kind: 'insert', base: [A], proposed: [C] })).toThrow('An insertion changes no paragraph')
    expect(() => ask({ kind: 'change', base: [A, B], proposed: [B, A] })).toThrow('propose to move them')
  })

  it('[PR4] refuses what changes nothing', () => {
    expect(() => ask({ kind: 'change', base: [A], proposed: [A] })).toThrow('It changes nothing')
    expect(() => ask({ kind: 'change', base: [A], proposed: [] })).toThrow('Say what the text should be')
    expect(() => ask({ kind: 'insert', afterId: 'a', proposed: [] })).toThrow('Say what the text should be')
    for (const [base, afterId] of [
      [[B], 'a'],
      [[A], null],
      [[B, C], 'a'],
    ] as const)
      expect(() => ask({ kind: 'move', base, afterId })).toThrow('It stands there already')
    expect(ask({ kind: 'move', base: [A, C], afterId: null })).toEqual(move(null, A, C))
  })

  it('[PR6] refuses paragraphs of a table, and says so', () => {
    const table = tableOf(['Party'], [['Kenya']])
    const [cell] = table.rows[1] ?? []
    const inside = said('t', 'Kenya')
    const blocks = [A, { rows: [[{ header: false, paragraphs: [inside] }]] }, B]
    expect(cell).toBeDefined()
    for (const asked of [
      { kind: 'change', base: [inside], proposed: [said('t', 'Peru')] },
      { kind: 'insert', base: [], proposed: [A], afterId: 't' },
    ] as const)
      expect(() => readChange(asked, blocks)).toThrow('not for the cells of a table')
  })
})

describe('when the text moves on', () => {
  const longer = change([A], [said('a', 'URGES Parties to report each year')])

  it('[PR12] it fits while its words stand', () => {
    expect(fitOf(longer, TEXT)).toMatchObject({ kind: 'fits', behind: null })
    expect(fitOf(longer, [C, B, A])).toMatchObject({ kind: 'fits' })
  })

  it('[PR12] it goes into words that were changed elsewhere, and keeps their new role and level', () => {
    const live = { ...said('a', 'STRONGLY URGES Parties to report', 'item'), level: 2 }
    const fit = fitOf(longer, [live, B])
    expect(fit.kind).toBe('rebased')
    expect(result(fit)).toEqual(['a: STRONGLY URGES Parties to report each year'])
    expect(fit.kind !== 'does not fit' && fit.changes[0]?.result).toMatchObject({ role: 'item', level: 2 })
  })

  it('[PR12] of two paragraphs that share an identity after a merge, the first is meant', () => {
    const fit = fitOf(longer, [A, said('a', 'Something else')])
    expect(fit.kind).toBe('fits')
  })

  it('[PR12] a move takes the words as they are now', () => {
    const fit = fitOf(move('c', A), [said('a', 'URGES all'), B, C])
    expect([fit.kind, result(fit)]).toEqual(['rebased', ['a: URGES all']])
  })

  it('[PR13] it does not fit when what it needs is gone, and says why', () => {
    expect(result(fitOf(longer, [B, C]))).toBe('A paragraph that it changes is not in the text any more.')
    expect(result(fitOf(insertion('b', said('', 'new')), [A, C]))).toMatch('behind which it goes is not in the text')
    expect(result(fitOf(move('b', A), [A, C]))).toMatch('behind which it goes is not in the text')
    expect(result(fitOf(move('a', A), TEXT))).toBe('It would go behind itself.')
    expect(fitOf(insertion(null, said('', 'new')), [])).toMatchObject({ kind: 'fits', behind: null })
  })

  it('[PR13] it does not fit when its words were changed, nor where others put words in its place', () => {
    const months = change([said('m', 'within six months')], [said('m', 'within three months')])
    expect(result(fitOf(months, [said('m', 'within nine months')]))).toMatch('The same words have been changed')
    expect(result(fitOf(longer, [said('a', 'URGES Parties to report soon')]))).toMatch(
      'The same words have been changed',
    )
    expect(fitOf(months, [said('m', 'within three months')])).toMatchObject({ kind: 'rebased' })
  })

  it('[PR13] it takes no words away that came into a paragraph since, not even a footnote', () => {
    for (const live of [
      said('b', 'INVITES all Parties'),
      { ...B, inline: [...B.inline, { footnote: 'star', text: 'New' }] },
    ])
      expect(result(fitOf(deletion(B), [A, live as Paragraph]))).toBe(
        'A paragraph that it takes away has been changed since.',
      )
    expect(fitOf(deletion(B), TEXT)).toMatchObject({ kind: 'fits', changes: [{ live: B, result: null }] })
  })

  it('[PR28] a cut that was made already does not fit once more', () => {
    const cut = change([A], [said('a', 'URGES Parties'), said('', ' to report')])
    const made = [said('a', 'URGES Parties'), said('n', ' to report')]
    expect(result(fitOf(cut, made))).toMatch('made in the text already')
    expect(result(fitOf(cut, [said('a', 'STRONGLY URGES Parties to report')]))).toEqual([
      'a: STRONGLY URGES Parties',
      ':  to report',
    ])
  })

  it('[PR28] what takes out words that were cut off since does not fit', () => {
    const shorter = change([A], [said('a', 'URGES Parties ')])
    expect(result(fitOf(shorter, [said('a', 'URGES Parties '), said('n', 'to report each year'), B]))).toBe(
      'Words that it takes out stand in a paragraph of their own since.',
    )
    // Somebody has taken out the same.
    expect(result(fitOf(shorter, [said('a', 'URGES Parties '), B]))).toEqual(['a: URGES Parties '])
  })
})

describe('placed in brackets', () => {
  const bracketed = (asked: ProposedChange, text: readonly Paragraph[] = TEXT) => {
    const fit = fitOf(asked, text)
    if (fit.kind === 'does not fit') throw new Error(fit.why)
    let count = 0
    return inBrackets(asked, fit, () => `k${++count}`)
  }
  const shown = (asked: ProposedChange, text?: readonly Paragraph[]) => {
    const made = bracketed(asked, text)
    return typeof made === 'string' ? made : wordsById(made.changes.map(({ result: paragraph }) => paragraph))
  }
  const to = (text: string | readonly Inline[]) => change([A], [said('a', text)])

  it('[PR23] new words stand beside old ones, as alternatives; nothing that stood there is gone', () => {
    expect(shown(to('URGES Parties to report each year'))).toEqual(['a: URGES Parties to report[ each year]'])
    expect(shown(to('URGES to report'))).toEqual(['a: URGES[ Parties] to report'])
    expect(shown(to('INVITES Parties and others to answer'))).toEqual([
      'a: [URGES/INVITES] Parties[ and others] to [report/answer]',
    ])
  })

  it('[PR23] all words of a new paragraph and of one that would go stand in brackets', () => {
    expect(shown(insertion('a', said('', 'NOTES it')))).toEqual([': [NOTES it]'])
    expect(shown(deletion(A, B))).toEqual([
      'a: [URGES Parties to report]',
      'b: [INVITES Parties to share what they know]',
    ])
    expect(shown(change([A], [said('a', 'URGES Parties'), said('', 'to report')]))).toEqual([
      'a: URGES Parties[ to report]',
      ': [to report]',
    ])
  })

  it('[PR23] without what was put in and without the signs, it is the text that stood there', () => {
    const words = ['URGES', 'Parties', 'to', 'report', 'each', 'year', ';']
    for (let seed = 0; seed < 2_000; seed++) {
      const pick = randomFrom(seed)
      const some = () => Array.from({ length: 1 + pick(6) }, () => words[pick(words.length)]).join(' ')
      const [was, now] = [said('a', some()), said('a', some())]
      const made = bracketed(change([was], [now]), [was])
      if (typeof made === 'string') {
        expect(sameness(change([was], [now])), `seed ${seed}`).toBe(sameness(change([was], [was])))
        continue
      }
      const pieces = made.changes[0]?.pieces ?? []
      const stays = joinInline(pieces.flatMap(({ change: what, inline }) => (what === 'kept' ? [inline] : [])))
      expect(stays, `seed ${seed}`).toEqual(joinInline(was.inline))
      const signs = (made.changes[0]?.result.inline ?? []).filter(isBracket)
      expect(pairSigns(signs.map(({ bracket, side }) => ({ id: bracket, side }))).strays, `seed ${seed}`).toEqual([])
      expect(new Set(signs.map(({ bracket }) => bracket)), `seed ${seed}`).toEqual(new Set(made.bracketIds))
    }
  })

  it('[PR23] roles and forms stay, and brackets that stand there are left alone', () => {
    const inside = said('a', [
      { text: 'URGES ' },
      bracketSign('old', 'open'),
      { text: 'all' },
      bracketSign('old', 'close'),
    ])
    const wanted: Paragraph = {
      ...inside,
      role: 'item',
      inline: [...inside.inline, { text: ' to report', strong: true }],
    }
    const made = bracketed(change([inside], [wanted]), [inside])
    if (typeof made === 'string') throw new Error(made)
    expect(made.changes[0]?.result.role).toBe('operative')
    expect(shown(change([inside], [wanted]), [inside])).toEqual(['a: URGES [all][ to report]'])
    expect(made.bracketIds).toEqual(['k1'])
  })

  it('[PR25] a move, a form alone and one end of a bracket have no words to put in brackets', () => {
    expect(shown(move('c', A))).toMatch('A move has no words')
    expect(shown(to([{ text: 'URGES Parties to report', em: true }]))).toMatch('changes no words')
    const inside = said('a', [
      { text: 'URGES ' },
      bracketSign('old', 'open'),
      { text: 'all' },
      bracketSign('old', 'close'),
    ])
    const without = said('a', [{ text: 'URGES all' }, bracketSign('old', 'close')])
    expect(shown(change([inside], [without]), [inside])).toMatch('one end of a bracket')
    const refusal = refuseDisposition(
      seated('Chair'),
      draft,
      proposalOf(move('c', A)),
      'placed in brackets',
      fitOf(move('c', A), TEXT),
    )
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('A move has no words') })
  })
})

describe('beside each other', () => {
  const named = (id: string, asked: ProposedChange, more: Partial<Proposal> = {}) =>
    proposalOf(asked, { id: id as ProposalId, ...more })
  const yearly = change([A], [said('a', 'URGES Parties to report yearly')])
  const declined = [{ kind: 'declined', reason: 'No.', mergedInto: null, by: 'c' as AccountId, at }] as const

  it('[PR9] identical ones are the same whoever made them and whatever new paragraphs are called', () => {
    expect(sameness(insertion('a', said('x', 'new')))).toBe(sameness(insertion('a', said('y', 'new'))))
    expect(sameness(insertion('a', said('', 'new')))).not.toBe(sameness(insertion('b', said('', 'new'))))
    expect(sameness(deletion(A))).not.toBe(sameness(deletion(B)))
    expect(sameness(move('c', A))).not.toBe(sameness(move('b', A)))
    const bold = change([A], [said('a', [{ text: 'URGES Parties to report yearly', strong: true }])])
    expect(sameness(bold)).not.toBe(sameness(yearly))
  })

  it('[PR9] are answered together while they are open', () => {
    const all = [
      named('1', yearly),
      named('2', yearly, { organizationId: 'peru' as OrganizationId }),
      named('3', yearly, { dispositions: declined }),
      named('4', deletion(A)),
    ]
    expect(answeredWith(all[0] as Proposal, all).map(({ id }) => id)).toEqual(['1', '2'])
    expect(answeredWith(all[2] as Proposal, all).map(({ id }) => id)).toEqual(['1', '2', '3'])
  })

  it('[PR10] rivals ask for something else in the same place', () => {
    const all = [
      named('1', yearly),
      named('2', yearly),
      named('3', deletion(A, B)),
      named('4', deletion(B)),
      named('5', insertion('a', said('', 'new'))),
      named('6', insertion('a', said('', 'other'))),
      named('7', move('c', A), { dispositions: declined }),
    ]
    const rivals = (index: number) => rivalsAmong(all)(all[index] as Proposal).map(({ id }) => id)
    expect([0, 3, 4].map(rivals)).toEqual([['3'], ['3'], ['6']])
    expect(all.filter((proposal) => isAbout(proposal, 'a')).map(({ id }) => id)).toEqual(['1', '2', '3', '5', '6', '7'])
  })

  it('[PR10] reads each of many in one place through once, and once more when its rivals are asked for', () => {
    let readCount = 0
    const all = Array.from({ length: 300 }, (_, place): Proposal => {
      const one = named(`${place}`, change([A], [said('a', `shall report ${place}`)]))
      return Object.defineProperty({ ...one }, 'proposed', { get: () => ++readCount && one.proposed })
    })
    const rivalsOf = rivalsAmong(all)
    expect(all.map((one) => rivalsOf(one).length)).toEqual(Array(300).fill(299))
    expect(readCount).toBeLessThanOrEqual(2 * 300)
  })
})

const draft: Draft = {
  id: 'd1' as DraftId,
  title: 'Draft',
  kind: 'resolution',
  groupId: 'g' as GroupId,
  meetingId: null,
  label: null,
  decisionId: null,
  rights: { ...DEFAULT_RIGHTS, member: 'propose', alternate: 'comment' },
  events: [],
  createdBy: 'c' as AccountId,
  createdAt: at,
}
const frozen: Draft = { ...draft, events: [{ state: 'frozen', at, by: 'c' as AccountId }] }

const seated = (role: GroupRole, organization = 'kenya'): Actor => ({
  accountId: 'amina' as AccountId,
  name: 'Amina Odhiambo',
  email: 'amina@example.org',
  role: 'delegate',
  organizationId: organization as OrganizationId,
  delegation: organization,
  groups: [{ groupId: draft.groupId, role }],
})
const kenya = 'kenya' as OrganizationId
const peru = 'peru' as OrganizationId
const answered = (...kinds: DispositionKind[]) =>
  proposalOf(deletion(A), {
    dispositions: kinds.map((kind) => ({ kind, reason: '', mergedInto: null, by: 'c' as AccountId, at })),
  })
const code = (refusal: { readonly code: string } | null) => refusal?.code ?? 'allowed'

describe('who may', () => {
  it('[PR2] propose: by the rights of the draft, for the own delegation; those who place also for another', () => {
    const asked = (role: GroupRole, on: OrganizationId) => code(refuseProposing(seated(role), draft, on))
    const roles = ['Chair', 'Vice-Chair', 'Secretariat', 'member', 'alternate', 'observer'] as const
    expect(roles.map((role) => asked(role, kenya))).toEqual([
      ...['allowed', 'allowed', 'allowed', 'allowed'],
      ...['forbidden', 'forbidden'],
    ])
    expect(roles.map((role) => asked(role, peru))).toEqual([
      ...['allowed', 'allowed', 'allowed'],
      ...['forbidden', 'forbidden', 'forbidden'],
    ])
  })

  it('[PR3] nobody does anything while the draft is frozen', () => {
    const chair = seated('Chair', 'peru')
    expect(code(refuseProposing(chair, frozen, peru))).toBe('frozen')
    expect(code(refuseSupporting(chair, frozen, answered()))).toBe('frozen')
    expect(code(refuseDisposition(chair, frozen, answered(), 'placed'))).toBe('frozen')
    expect(code(refuseDisposition(seated('member'), frozen, answered(), 'withdrawn'))).toBe('frozen')
  })

  it('[PR11] support: another delegation, once, while it is open; and take it back', () => {
    const given = { organizationId: peru, by: 'l' as AccountId, at, isGiven: true }
    const supported = { ...answered(), support: [given] }
    const takenBack = { ...answered(), support: [given, { ...given, isGiven: false }] }
    const member = seated('member', 'peru')
    expect([answered(), supported, takenBack].map((one) => code(refuseSupporting(member, draft, one)))).toEqual([
      'allowed',
      'conflict',
      'allowed',
    ])
    expect([answered(), supported, takenBack].map((one) => code(refuseTakingBack(member, draft, one)))).toEqual([
      'conflict',
      'allowed',
      'conflict',
    ])
    expect([supported, takenBack].map(supportersOf)).toEqual([[peru], []])
    expect(code(refuseSupporting(seated('member', 'kenya'), draft, answered()))).toBe('conflict')
    expect(code(refuseSupporting(member, draft, answered('declined')))).toBe('illegal_transition')
  })

  it('[PR7] replace: only its own delegation, while it is open or parked', () => {
    expect(code(refuseReplacing(answered(), kenya))).toBe('allowed')
    expect(code(refuseReplacing(answered('parked'), kenya))).toBe('allowed')
    expect(code(refuseReplacing(answered(), peru))).toBe('forbidden')
    expect(code(refuseReplacing(answered('placed'), kenya))).toBe('illegal_transition')
  })

  it('[PR8] answer with other words: another delegation, on the same paragraph, not a counter-proposal itself', () => {
    const other = change([A], [said('a', 'URGES Parties')])
    expect(code(refuseCountering(answered(), other, peru))).toBe('allowed')
    expect(code(refuseCountering(answered(), other, kenya))).toBe('conflict')
    expect(code(refuseCountering(answered('parked'), other, peru))).toBe('illegal_transition')
    expect(code(refuseCountering(answered(), deletion(B), peru))).toBe('conflict')
    const counter = { ...answered(), counterTo: 'p0' as ProposalId }
    expect(refuseCountering(counter, other, peru)?.message).toMatch('is a counter-proposal itself')
  })

  it('[PR14] answer: those who place; withdraw: the delegation alone, while it is open or parked', () => {
    for (const kind of ['placed', 'placed in brackets', 'merged', 'declined', 'parked'] as const) {
      const said = (role: GroupRole) => code(refuseDisposition(seated(role, 'peru'), draft, answered(), kind))
      expect((['Chair', 'Vice-Chair', 'Secretariat'] as const).map(said)).toEqual(['allowed', 'allowed', 'allowed'])
      expect((['member', 'alternate', 'observer'] as const).map(said)).toEqual(['forbidden', 'forbidden', 'forbidden'])
    }
    const withdraw = (organization: string, ...kinds: DispositionKind[]) =>
      code(refuseDisposition(seated('member', organization), draft, answered(...kinds), 'withdrawn'))
    expect([withdraw('kenya'), withdraw('kenya', 'parked'), withdraw('peru')]).toEqual([
      'allowed',
      'allowed',
      'forbidden',
    ])
    expect(withdraw('kenya', 'declined')).toBe('illegal_transition')
    expect(code(refuseDisposition(seated('Chair', 'peru'), draft, answered(), 'withdrawn'))).toBe('forbidden')
  })

  it('[PR13] place only what fits; all else can be answered', () => {
    const fit: Fit = { kind: 'does not fit', why: 'It is gone.' }
    const refusal = refuseDisposition(seated('Chair'), draft, answered(), 'placed', fit)
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('It is gone.') })
    expect(refuseDisposition(seated('Chair'), draft, answered(), 'declined', fit)).toBeNull()
  })

  it('[PR16] merge it into another that is open or placed', () => {
    const into = (id: string, ...kinds: DispositionKind[]) =>
      code(refuseMergingInto(answered(), { ...answered(...kinds), id: id as ProposalId }))
    expect([
      into('p2'),
      into('p2', 'placed'),
      into('p2', 'placed in brackets'),
      into('p2', 'declined'),
      into('p1'),
    ]).toEqual([...['allowed', 'allowed', 'allowed', 'conflict', 'conflict']])
  })

  it('[PR18] reopen what is parked, declined or merged, and nothing else', () => {
    const reopen = (...kinds: DispositionKind[]) =>
      code(refuseDisposition(seated('Chair'), draft, answered(...kinds), 'reopened'))
    for (const kind of ['parked', 'declined', 'merged'] as const) expect(reopen(kind)).toBe('allowed')
    for (const kind of ['placed', 'placed in brackets', 'withdrawn', 'reopened'] as const)
      expect(reopen(kind)).toBe('illegal_transition')
    expect(reopen()).toBe('illegal_transition')
    expect([answered(), answered('parked'), answered('parked', 'reopened')].map(proposalState)).toEqual([
      ...['open', 'parked', 'open'],
    ])
  })
})

describe('bounds', () => {
  it('[PR29] a proposal and the open ones of a delegation are bounded', () => {
    const long = said('a', 'x'.repeat(MOST_LETTERS / 2))
    expect(refuseMeasure({ base: [long], proposed: [long] })).toBeNull()
    const longer = said('a', `${'x'.repeat(MOST_LETTERS / 2)}y`)
    expect(refuseMeasure({ base: [long], proposed: [longer] })).toMatchObject({ code: 'too_large' })

    const own = proposalOf(deletion(said('a', 'URGES')))
    const made = Array.from({ length: MOST_OPEN - 1 }, () => own)
    expect(refuseMany(made, own.organizationId)).toBeNull()
    expect(refuseMany(made, own.organizationId, 2)).toMatchObject({ code: 'conflict' })
    expect(refuseMany([...made, own], 'another' as OrganizationId)).toBeNull()
  })
})
