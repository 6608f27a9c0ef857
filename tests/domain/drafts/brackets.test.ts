import { describe, expect, it, test } from 'vitest'
import type { Actor, DraftRight, GroupRole } from '#domain/access.ts'
import { bracketState, type Kept } from '#domain/drafts/brackets/bracket.ts'
import {
  addingEdits,
  type LetterEdit,
  piecesWith,
  puttingEdits,
  removalEdits,
  signEdits,
} from '#domain/drafts/brackets/edits.ts'
import { askedRange, crossesBracket, findRange } from '#domain/drafts/brackets/find-range.ts'
import { type BracketInText, bracketCounts, bracketsIn, quoteOf, wordingsOf } from '#domain/drafts/brackets/in-text.ts'
import { refuseBracketing, refuseRemoving } from '#domain/drafts/brackets/refusals.ts'
import { typedSigns } from '#domain/drafts/brackets/typed-signs.ts'
import { afterOf, beforeOf } from '#domain/drafts/compare/compare-inline.ts'
import type { Paragraph } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS, type Draft } from '#domain/drafts/draft.ts'
import type { AccountId, DraftId, GroupId, OrganizationId } from '#domain/ids.ts'
import { linesOf, textOf } from '../../support/bracketed.ts'

const shown = (paragraphs: readonly Paragraph[]) =>
  bracketsIn(paragraphs).brackets.map(
    (bracket) =>
      `${'  '.repeat(bracket.depth)}${bracket.id}${bracket.isRepeated ? ' again' : ''}: ${quoteOf(paragraphs, bracket)}`,
  )
const only = (paragraphs: readonly Paragraph[], id = 'a') =>
  bracketsIn(paragraphs).brackets.find((bracket) => bracket.id === id) as BracketInText

/** The text with the edits in it; what they say stood there is what stood there. */
function withEdits(paragraphs: readonly Paragraph[], edits: readonly LetterEdit[]): string[] {
  return linesOf(
    paragraphs.map((paragraph, place) => {
      const pieces = piecesWith(
        paragraph,
        edits.filter((edit) => edit.paragraph === place),
      )
      expect(linesOf([{ ...paragraph, inline: beforeOf(pieces) }])).toEqual(linesOf([paragraph]))
      return { ...paragraph, inline: afterOf(pieces) }
    }),
  )
}

describe('brackets in a text', () => {
  test('[BR4] are read with their nesting, over paragraphs, and with their alternatives', () => {
    const text = textOf('URGES [a:all [b:range:b] States', 'and [c:bodies|c:Parties|c:others:c]:a] to act', '[d::d]')
    expect(shown(text)).toEqual([
      'a: all [range] States and [bodies/Parties/others]',
      '  b: range',
      '  c: bodies/Parties/others',
      'd: ',
    ])
    expect(wordingsOf(text, only(text, 'c'))).toEqual(['bodies', 'Parties', 'others'])
    expect(bracketsIn(text).brackets.map(({ parent }) => parent)).toEqual([null, 0, 0, null])
    expect(bracketsIn(text).strays).toEqual([])
  })

  test('[BR4] are counted in every paragraph in which they have a part', () => {
    const text = textOf('none', '[a:one', 'two [b:x:b]', 'three:a] [c:y:c]')
    expect([...bracketCounts(bracketsIn(text).brackets)]).toEqual([
      [1, 1],
      [2, 2],
      [3, 2],
    ])
  })

  test.each<[string, string[], string[]]>([
    ['[a:no end', [], ['open end']],
    ['no beginning:a]', [], ['close beginning']],
    [':a] wrong way [a:', [], ['close beginning', 'open end']],
    ['between |a: nothing', [], ['or bracket']],
    ['[a:once:a] [a:twice:a]', ['a: once', 'a again: twice'], []],
    ['[a:in [a:itself:a] :a]', ['a: in [itself]', '  a again: itself'], []],
    ['[a:[a:two begin:a]', ['a: two begin'], ['open end']],
    ['[a:two end:a]:a]', ['a: two end'], ['close beginning']],
    ['[a:they [b:cross:a] over:b]', ['a: they [cross', 'b: cross] over'], []],
  ])('[BR5] whatever people have left is read: %s', (line, brackets, strays) => {
    const text = textOf(line)
    expect(shown(text)).toEqual(brackets)
    expect(bracketsIn(text).strays.map(({ sign, lacks }) => `${sign.side} ${lacks}`)).toEqual(strays)
  })

  test('[BR5] an or-sign of a copy within its own original belongs to the copy', () => {
    const text = textOf('[a:x|a:[a:y|a:z:a]:a]')
    expect(bracketsIn(text).brackets.map(({ ors }) => ors.map(({ offset }) => offset))).toEqual([[2], [5]])
  })
})

describe('where a bracket stands', () => {
  const removal = { kind: 'removed', kept: 'text', quote: '', reason: '', by: '' as AccountId, at: '' } as const

  test('[BR3] follows from the acts on it and from the text', () => {
    expect(bracketState({ events: [] }, true)).toBe('standing')
    expect(bracketState({ events: [] }, false)).toBe('by hand')
    expect(bracketState({ events: [removal] }, false)).toBe('removed')
    expect(bracketState({ events: [removal] }, true)).toBe('standing')
  })
})

describe('words that go into brackets', () => {
  const place = (paragraph: number, offset: number) => ({ paragraph, offset })

  test('[BR7] get signs around them, a footnote and all', () => {
    const text = textOf('URGES all *', '*', 'Parties')
    const edits = puttingEdits({ from: place(0, 6), to: place(2, 7) }, 'a', [])
    expect(withEdits(text, edits)).toEqual(['URGES [a:all *', '*', 'Parties:a]'])
  })

  test('[BR7] are found where they are now, when they are there once', () => {
    const before = textOf('URGES all Parties', 'to report', 'at once')
    const asked = askedRange(before, { from: place(0, 6), to: place(0, 9) })
    expect(asked).toEqual({
      from: { paragraphId: 'p1', offset: 6 },
      to: { paragraphId: 'p1', offset: 9 },
      words: 'all',
    })
    const found = (...lines: string[]) => findRange(textOf(...lines), asked)
    expect(found('URGES all Parties')).toEqual({ from: place(0, 6), to: place(0, 9) })
    expect(found('STRONGLY URGES all Parties')).toEqual({ from: place(0, 15), to: place(0, 18) })
    expect(found('all URGES in all Parties')).toBeNull()
    expect(found('URGES every Party')).toBeNull()
    expect(findRange([], asked)).toBeNull()
  })

  test('[BR7] over several paragraphs are found when nothing between their ends has changed', () => {
    const before = textOf('URGES all Parties', 'to report', 'at once')
    const asked = askedRange(before, { from: place(0, 10), to: place(2, 2) })
    expect(asked.words).toBe('Parties\nto report\nat')
    expect(findRange(textOf('STRONGLY URGES Parties', 'to report', 'at last'), asked)).toEqual({
      from: place(0, 15),
      to: place(2, 2),
    })
    expect(findRange(textOf('URGES all Parties', 'to reply', 'at once'), asked)).toBeNull()
    expect(findRange(textOf('URGES all Parties', 'new', 'to report', 'at once'), asked)).toBeNull()
  })

  test('[BR7] may hold whole brackets and stand in others, but not hold one end of another', () => {
    const text = textOf('one [a:two [b:x:b] three:a] four')
    const crosses = (from: number, to: number) => crossesBracket(text, { from: place(0, from), to: place(0, to) })
    expect([crosses(0, 19), crosses(9, 12), crosses(5, 8), crosses(4, 20)]).toEqual([false, false, false, false])
    expect([crosses(0, 6), crosses(10, 14), crosses(9, 20)]).toEqual([true, true, true])
  })

  test('[BR8] may get other wordings beside them, at once or later', () => {
    const text = textOf('URGES all Parties')
    const set = withEdits(text, puttingEdits({ from: place(0, 6), to: place(0, 9) }, 'a', ['some', 'most']))
    expect(set).toEqual(['URGES [a:all|a:some|a:most:a] Parties'])
    const grown = textOf(...set)
    expect(withEdits(grown, addingEdits(only(grown), 'no'))).toEqual(['URGES [a:all|a:some|a:most|a:no:a] Parties'])
  })
})

describe('removing a bracket', () => {
  const removed = (kept: Kept, ...lines: string[]) => {
    const text = textOf(...lines)
    return withEdits(text, removalEdits(text, only(text), kept))
  }

  test('[BR10] keeps the words, takes them out, or chooses a wording', () => {
    expect(removed('text', 'URGES [a:all:a] Parties')).toEqual(['URGES all Parties'])
    expect(removed('nothing', 'URGES [a:all:a] Parties')).toEqual(['URGES Parties'])
    expect(removed(0, 'URGES [a:all|a:some|a:no:a] Parties')).toEqual(['URGES all Parties'])
    expect(removed(1, 'URGES [a:all|a:some|a:no:a] Parties')).toEqual(['URGES some Parties'])
    expect(removed(2, 'URGES [a:all|a:some|a:no:a] Parties')).toEqual(['URGES no Parties'])
    expect(removed(0, 'URGES [a:all:a] Parties')).toEqual(['URGES all Parties'])
  })

  test.each([
    ['report [a:soon:a], and act', 'report, and act'],
    ['report [a:soon:a]', 'report'],
    ['[a:Soon:a] report', 'report'],
    ['re[a:peat:a]port', 'report'],
    ['(report [a:soon:a])', '(report)'],
  ])('[BR10] leaves no space too many: %s', (before, after) => {
    expect(removed('nothing', before)).toEqual([after])
  })

  test('[BR10] leaves the brackets that stand in it, unless their words go', () => {
    expect(removed('text', '[a:all [b:range:b] States:a]')).toEqual(['all [b:range:b] States'])
    expect(removed('nothing', 'URGES [a:all [b:range:b] States:a] to act')).toEqual(['URGES to act'])
    expect(removed(1, '[a:x [b:y:b]|a:[c:z:c]:a]')).toEqual(['[c:z:c]'])
  })

  test('[BR13] leaves every paragraph over which it reached', () => {
    expect(removed('text', 'one [a:two', 'three', 'four:a] five')).toEqual(['one two', 'three', 'four five'])
    expect(removed('nothing', 'one [a:two', 'three', 'four:a] five')).toEqual(['one', '', 'five'])
    expect(removed(1, 'one [a:two', 'three|a:four', 'six:a] five')).toEqual(['one ', 'four', 'six five'])
  })
})

describe('typed signs', () => {
  test('[BR15] that close in their order become brackets, others are named', () => {
    const text = textOf('URGES [all [range] States', 'and bodies] to ] act', '[[]')
    const { pairs, unbalanced } = typedSigns(text)
    expect(unbalanced).toEqual([
      { paragraph: 1, offset: 15 },
      { paragraph: 2, offset: 0 },
    ])
    const edits = pairs.flatMap(({ open, close }, index) => signEdits(open, close, `b${index}`))
    expect(withEdits(text, edits)).toEqual([
      'URGES [b0:all [b1:range:b1] States',
      'and bodies:b0] to ] act',
      '[[b2::b2]',
    ])
  })

  test('[BR15] are sought in words only: brackets that are objects stay', () => {
    expect(typedSigns(textOf('[a:x:a] *')).pairs).toEqual([])
  })
})

describe('who may', () => {
  const group = '01980000-0000-7000-8000-0000000000c0' as GroupId
  const kenya = 'kenya' as OrganizationId
  const peru = 'peru' as OrganizationId
  const actor = (role: GroupRole, organizationId = kenya): Actor => ({
    accountId: 'x' as AccountId,
    name: 'X',
    email: 'x@example.org',
    role: 'delegate',
    organizationId,
    delegation: 'X',
    groups: [{ groupId: group, role }],
  })
  const draft = (member: DraftRight = 'edit', isFrozen = false): Draft => ({
    id: 'd' as DraftId,
    title: '',
    kind: 'resolution',
    groupId: group,
    meetingId: null,
    label: null,
    decisionId: null,
    rights: { ...DEFAULT_RIGHTS, member },
    events: isFrozen ? [{ state: 'frozen', at: '', by: 'x' as AccountId }] : [],
    createdBy: 'x' as AccountId,
    createdAt: '',
  })
  const bracketing = (who: Actor, on: OrganizationId, of: Draft) => refuseBracketing(who, of, on)?.message ?? 'may'
  const removing = (who: Actor, of: Draft, kept: Kept, count = 1, on: OrganizationId | null = kenya) =>
    refuseRemoving(who, of, on && { organizationId: on }, count, kept)?.message ?? 'may'

  it('[BR6] put words in brackets: who may edit, for their own delegation; the Chair and the Secretariat for any', () => {
    expect(bracketing(actor('member'), kenya, draft())).toBe('may')
    expect(bracketing(actor('member'), peru, draft())).toMatch(/your own delegation/)
    expect(bracketing(actor('Chair'), peru, draft())).toBe('may')
    expect(bracketing(actor('member'), kenya, draft('propose'))).toMatch(/write the brackets into a proposal/)
    expect(bracketing(actor('observer'), kenya, draft())).toMatch(/may not write/)
    expect(bracketing(actor('Chair'), kenya, draft('edit', true))).toMatch(/frozen/)
  })

  it('[BR9] remove one: the Chair and the Secretariat; who asked for it may lift it', () => {
    expect(removing(actor('Chair', peru), draft(), 'nothing')).toBe('may')
    expect(removing(actor('Secretariat', peru), draft(), 'text')).toBe('may')
    expect(removing(actor('member'), draft(), 'text')).toBe('may')
    expect(removing(actor('member'), draft('propose'), 'text')).toBe('may')
    expect(removing(actor('member'), draft('comment'), 'text')).toMatch(/Only the Chair/)
    expect(removing(actor('member'), draft(), 'nothing')).toMatch(/can lift its bracket/)
    expect(removing(actor('member', peru), draft(), 'text')).toMatch(/delegation that asked/)
    expect(removing(actor('member'), draft(), 'text', 1, null)).toMatch(/delegation that asked/)
    expect(removing(actor('Chair'), draft('edit', true), 'text')).toMatch(/frozen/)
  })

  it('[BR10] of several wordings one is chosen, or none', () => {
    expect(removing(actor('Chair'), draft(), 'text', 3)).toMatch(/choose the one that stays/)
    expect(removing(actor('Chair'), draft(), 2, 3)).toBe('may')
    expect(removing(actor('Chair'), draft(), 3, 3)).toBe('This bracket holds 3 wordings.')
    expect(removing(actor('Chair'), draft(), 1, 1)).toBe('This bracket holds one wording.')
  })
})
