import { describe, expect, it } from 'vitest'
import type { Actor, DraftRight, GroupRole } from '#domain/access.ts'
import { type Anchor, findQuote, lettersOf, readableQuote, settleRange } from '#domain/drafts/comments/anchor.ts'
import { contributionsOf } from '#domain/drafts/comments/contributions.ts'
import {
  refuseCommenting,
  refuseReopening,
  refuseReplying,
  refuseResolving,
  refuseRewriting,
} from '#domain/drafts/comments/refusals.ts'
import { type Comment, maySee, type Thread, threadState, wordsOfComment } from '#domain/drafts/comments/thread.ts'
import { bracketSign, documentOf, paragraph, readDocument, tableOf } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS, type Draft } from '#domain/drafts/draft.ts'
import type { AccountId, CommentId, DraftId, GroupId, OrganizationId, ThreadId } from '#domain/ids.ts'

const groupId = 'g' as GroupId
const draftOf = (right: DraftRight = 'comment', isFrozen = false): Draft => ({
  id: 'd' as DraftId,
  title: 'Draft',
  kind: 'resolution',
  groupId,
  meetingId: null,
  label: null,
  decisionId: null,
  rights: { ...DEFAULT_RIGHTS, member: right, observer: right },
  events: isFrozen ? [{ state: 'frozen', at: '2018-01-02T09:00:00.000Z', by: 'c' as AccountId }] : [],
  createdBy: 'c' as AccountId,
  createdAt: '2018-01-01T09:00:00.000Z',
})
const person = (account: string, organization: string, role: GroupRole = 'member'): Actor => ({
  accountId: account as AccountId,
  name: account,
  email: `${account}@example.org`,
  role: 'delegate',
  organizationId: organization as OrganizationId,
  delegation: organization,
  groups: [{ groupId, role }],
})
const kenya = person('amina', 'KE')
const kenyaToo = person('wanjiru', 'KE')
const france = person('jeanne', 'FR')
const chair = person('rosa', 'PE', 'Chair')

const comment = (by: Actor, ...texts: (string | null)[]): Comment => ({
  id: `c-${by.accountId}` as CommentId,
  organizationId: by.organizationId,
  by: by.accountId,
  at: '2018-02-01T09:00:00.000Z',
  versions: texts.map((text, place) => ({ text, at: `2018-02-0${1 + place}T09:00:00.000Z` })),
})
const thread = (change: Partial<Thread> = {}): Thread => ({
  id: 't' as ThreadId,
  draftId: 'd' as DraftId,
  anchor: { on: 'text' },
  type: 'substantive',
  visibility: 'group',
  organizationId: kenya.organizationId,
  by: kenya.accountId,
  at: '2018-02-01T09:00:00.000Z',
  comments: [comment(kenya, 'Too weak.')],
  events: [],
  ...change,
})
const event = (kind: 'resolved' | 'reopened') => ({
  kind,
  reason: 'Taken up in paragraph 3.',
  by: kenya.accountId,
  at: '2018-02-05T09:00:00.000Z',
})
const resolved = thread({ events: [event('resolved')] })

describe('who may', () => {
  it('[CM2] comment: whoever has the right, in an open draft and in a frozen one', () => {
    for (const isFrozen of [false, true]) {
      const may = (['edit', 'propose', 'comment', 'read', 'none'] as const).map((right) => [
        right,
        refuseCommenting(kenya, draftOf(right, isFrozen)) === null,
      ])
      expect(Object.fromEntries(may)).toEqual({ edit: true, propose: true, comment: true, read: false, none: false })
    }
    expect(refuseReplying(france, draftOf('read'), thread())).toMatchObject({ code: 'forbidden' })
  })

  it('[CM3] see what a delegation keeps to itself: that delegation, and neither Chair nor Secretariat', () => {
    const own = thread({ visibility: 'delegation' })
    const secretariat: Actor = { ...person('otto', 'SECRETARIAT'), role: 'Secretariat' }
    const seen = [kenya, kenyaToo, france, chair, secretariat].map((actor) => maySee(actor, own))
    expect(seen).toEqual([true, true, false, false, false])
    expect([france, secretariat].map((actor) => maySee(actor, thread()))).toEqual([true, true])
  })

  it('[CM4] [CM5] change or withdraw a comment: who wrote it, and not what is withdrawn', () => {
    const own = comment(kenya, 'Too weak.')
    const ask = (actor: Actor, said = own) => refuseRewriting(actor, draftOf(), said)?.code ?? null
    expect([kenya, kenyaToo, france, chair].map((actor) => ask(actor))).toEqual([
      null,
      'forbidden',
      'forbidden',
      'forbidden',
    ])
    expect(ask(kenya, comment(kenya, 'Too weak.', null))).toBe('illegal_transition')
    expect(wordsOfComment(comment(kenya, 'Too weak.', 'Much too weak.'))).toBe('Much too weak.')
    expect(wordsOfComment(comment(kenya, 'Too weak.', null))).toBeNull()
  })

  it('[CM6] resolve: the delegation that began, and who places proposals; reopen: whoever may comment', () => {
    const resolve = (actor: Actor, of = thread()) => refuseResolving(actor, draftOf(), of)?.code ?? null
    expect([kenya, kenyaToo, france, chair].map((actor) => resolve(actor))).toEqual([null, null, 'forbidden', null])
    expect(resolve(kenya, resolved)).toBe('illegal_transition')
    const reopen = (actor: Actor, of = resolved) => refuseReopening(actor, draftOf(), of)?.code ?? null
    expect([kenya, france, chair].map((actor) => reopen(actor))).toEqual([null, null, null])
    expect(reopen(kenya, thread())).toBe('illegal_transition')
    expect(refuseReopening(france, draftOf('read'), resolved)).toMatchObject({ code: 'forbidden' })
    expect(threadState(thread({ events: [event('resolved'), event('reopened')] }))).toBe('open')
  })

  it('[CM7] reply: in an open thread', () => {
    expect(refuseReplying(france, draftOf(), thread())).toBeNull()
    expect(refuseReplying(france, draftOf(), resolved)).toMatchObject({ code: 'illegal_transition' })
  })
})

describe('words that were written anew', () => {
  const QUOTE = 'share what they know about trade by Internet'
  const one = { id: 'one', text: `Parties ${QUOTE}; and report it` }
  const two = { id: 'two', text: 'Parties report to the Secretariat' }
  const seek = (texts: readonly { id: string; text: string }[], quote = QUOTE, offset = 8) =>
    findQuote(texts, { paragraphId: 'one', offset, quote })

  it('[CM10] are found in their paragraph, the nearest to where they were', () => {
    expect(seek([two, one])).toEqual({ paragraphId: 'one', from: 8, to: 8 + QUOTE.length })
    const twice = { id: 'one', text: 'the list, and again the list' }
    expect(seek([twice], 'the list', 19)).toMatchObject({ from: 20 })
    expect(seek([twice], 'the list', 1)).toMatchObject({ from: 0 })
  })

  it('[CM10] are found in another paragraph where they stand once only', () => {
    const joined = { id: 'two', text: `${two.text}. ${one.text}` }
    expect(seek([joined])).toEqual({ paragraphId: 'two', from: 43, to: 43 + QUOTE.length })
    expect(
      seek([
        { ...one, id: 'a' },
        { ...one, id: 'b' },
      ]),
    ).toBeNull()
  })

  it('[CM10] are found by their first and last word where they were changed between', () => {
    const changed = QUOTE.replace('trade', 'illegal trade')
    expect(seek([two, { id: 'x', text: `Parties ${changed}.` }])).toEqual({
      paragraphId: 'x',
      from: 8,
      to: 8 + changed.length,
    })
    expect(
      seek(
        [
          { id: 'x', text: 'Parties' },
          { id: 'y', text: 'and then what all they know' },
        ],
        'what they know',
      ),
    ).toEqual({
      paragraphId: 'y',
      from: 9,
      to: 27,
    })
    const twice = { id: 'x', text: `${changed} and ${changed}` }
    expect(seek([twice])).toBeNull()
    expect(seek([{ id: 'x', text: `share ${'and '.repeat(20)} Internet` }])).toBeNull()
  })

  it('[CM10] are found whole where a bracket or a footnote was put among them', () => {
    const text = 'Parties [share what they know]\uFFFC about trade by Internet'
    const whole = { paragraphId: 'one', from: 9, to: text.length }
    expect(seek([{ id: 'one', text }])).toEqual(whole)
    const marked = { paragraphId: 'one', from: 9, to: 24 }
    expect(settleRange(marked, [{ id: 'one', text }], { paragraphId: 'one', offset: 8, quote: QUOTE })).toEqual(whole)
  })

  it('[CM9] words that were changed inside stay where the shared text has them', () => {
    const text = 'the lists, and then the list'
    const marked = { paragraphId: 'one', from: 0, to: 9 }
    const sought = { paragraphId: 'one', offset: 0, quote: 'the list' }
    expect(settleRange(marked, [{ id: 'one', text }], sought)).toEqual(marked)
    expect(settleRange(null, [{ id: 'one', text }], sought)).toEqual({ paragraphId: 'one', from: 0, to: 8 })
  })

  it('[CM11] are not found in words that only look alike', () => {
    expect(seek([{ id: 'x', text: 'the Parties' }], 'Parties')).toBeNull()
    expect(seek([two])).toBeNull()
    expect(seek([one], '')).toBeNull()
  })
})

it('[CM10] a paragraph is a row of letters in which each thing that cannot be cut is one', () => {
  const inline = [
    { text: 'A ' },
    { footnote: 'numbered' as const, text: 'Where.' },
    { text: ' b ' },
    bracketSign('k', 'open'),
    { text: 'c' },
    { reference: 'one', text: '' },
  ]
  const doc = readDocument(documentOf([paragraph('plain', inline, { id: 'one' }), tableOf(['Head'], [['cell']])]))
  const [first, head, cell] = lettersOf(doc)
  expect(first?.text).toBe('A \uFFFC b [c\uFFFC')
  expect(first?.places.map((place) => doc.nodeAt(place)?.type.name)).toEqual([
    ...Array(2).fill('text'),
    'footnote',
    ...Array(3).fill('text'),
    'bracket',
    'text',
    'reference',
  ])
  expect([head?.text, cell?.text]).toEqual(['Head', 'cell'])
  expect(readableQuote(`A \uFFFC b\nc`)).toBe('A b c')
})

describe('in the table of a round', () => {
  const anchor: Anchor = { on: 'paragraph', paragraphId: 'p', quote: 'URGES' }
  const gather = (threads: Thread[], before = '2018-03-01T00:00:00.000Z') =>
    contributionsOf(threads, {
      partyOf: (id) => `Party ${id}`,
      placeOf: () => ({ paragraphId: 'p', offset: 4 }),
      before,
    })

  it('[CM14] each comment counts in its last words before the end, from when they were written', () => {
    const said = thread({
      anchor,
      comments: [comment(kenya, 'First.', 'Second.', 'Third.'), comment(france, 'Agreed.')],
    })
    expect(gather([said], '2018-02-03T00:00:00.000Z')).toEqual([
      {
        id: 'c-amina',
        paragraphId: 'p',
        offset: 4,
        at: '2018-02-02T09:00:00.000Z',
        visibility: 'group',
        party: 'Party KE',
        type: 'substantive',
        text: 'Second.',
        proposedChange: '',
        disposition: '',
        reason: '',
      },
      expect.objectContaining({ id: 'c-jeanne', party: 'Party FR', text: 'Agreed.' }),
    ])
    expect(gather([said], '2018-02-01T09:00:00.000Z')).toEqual([])
  })

  it('[CM14] what was withdrawn does not count; what a delegation keeps to itself is marked as such', () => {
    expect(gather([thread({ comments: [comment(kenya, 'First.', null)] })], '2018-02-01T10:00:00.000Z')).toEqual([])
    expect(gather([thread({ visibility: 'delegation' })])).toMatchObject([{ visibility: 'delegation' }])
  })

  it('[CM14] says that a thread is resolved, and why', () => {
    expect(gather([resolved])).toMatchObject([{ disposition: 'Resolved', reason: 'Taken up in paragraph 3.' }])
  })
})

describe('the time that is taken', () => {
  const sought = (text: string, quote: string) =>
    findQuote([{ id: 'one', text }], { paragraphId: 'gone', offset: 0, quote })

  it('[CM19] is bounded for words that begin everywhere, which count as gone', () => {
    const began = performance.now()
    expect(sought(`${'the '.repeat(20_000)}end.`, `${'the, '.repeat(150)}the`)).toBeNull()
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  it('[CM19] leaves a long quote among common words to be found', () => {
    const words = Array.from({ length: 600 }, (_, place) => (place % 8 === 0 ? 'the' : `w${(place * 31) % 397}`))
    const quote = [...words.slice(200, 230), 'other', ...words.slice(231, 265)].join(' ')
    const text = words.join(' ')
    const found = sought(text, quote)
    expect(found && text.slice(found.from, found.to)).toBe(words.slice(200, 265).join(' '))
  })
})
