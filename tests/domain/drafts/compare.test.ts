import { describe, expect, test } from 'vitest'
import { compareDocuments } from '#domain/drafts/compare/compare-documents.ts'
import { afterOf, beforeOf, compareInline, type Piece } from '#domain/drafts/compare/compare-inline.ts'
import { isMarkedTable, markedDocument } from '#domain/drafts/compare/marked-document.ts'
import { mergeInline } from '#domain/drafts/compare/merge-inline.ts'
import { joinInline } from '#domain/drafts/compare/tokens.ts'
import { type Block, type Inline, isTable, type Paragraph, paragraph, tableOf } from '#domain/drafts/content.ts'
import { type Pick, randomFrom } from '../../support/random.ts'

/** `kept [-taken out-] {+put in+}` */
const drawn = (pieces: readonly Piece[]) =>
  pieces
    .map(({ change, inline }) => {
      const words = 'footnote' in inline ? `(${inline.text})` : inline.text
      return change === 'kept' ? words : change === 'deleted' ? `[-${words}-]` : `{+${words}+}`
    })
    .join('')
const words = (text: string): Inline[] => [{ text }]
const difference = (before: string, after: string) => drawn(compareInline(words(before), words(after)))
const merged = (base: string, proposed: string, live: string) =>
  mergeInline(words(base), words(proposed), words(live))
    ?.map(({ text }) => text)
    .join('') ?? null

const VOCABULARY = [
  'Parties',
  'the',
  'Secretariat',
  'shall',
  'report',
  'reports',
  ';',
  ',',
  'and',
  '17.92',
  'a)',
  ' ',
  '’',
]

function someInline(pick: Pick): Inline[] {
  return Array.from({ length: pick(9) }, (): Inline => {
    if (pick(8) === 0) return { footnote: pick(2) === 0 ? 'star' : 'numbered', text: `note ${pick(2)}` }
    const text = `${VOCABULARY[pick(VOCABULARY.length)]}${pick(3) === 0 ? '' : ' '}`
    return { text, ...(pick(6) === 0 && { em: true as const }), ...(pick(9) === 0 && { strong: true as const }) }
  })
}

/** Some of it taken out, put in, or given another form. */
function altered(inline: readonly Inline[], pick: Pick): Inline[] {
  return inline.flatMap((part): Inline[] => {
    const what = pick(8)
    if (what === 0) return []
    if (what === 1) return [...someInline(pick), part]
    return what === 2 && !('footnote' in part) ? [{ ...part, em: true }] : [part]
  })
}

describe('words', () => {
  test('[DF1] both texts come back from their difference, form and footnotes too', () => {
    for (let seed = 0; seed < 3_000; seed++) {
      const pick = randomFrom(seed)
      const before = someInline(pick)
      const after = pick(4) === 0 ? someInline(pick) : altered(before, pick)
      const pieces = compareInline(before, after)
      expect(beforeOf(pieces), `seed ${seed}`).toEqual(joinInline(before))
      expect(afterOf(pieces), `seed ${seed}`).toEqual(joinInline(after))
    }
  })

  test('[DF2] words change whole, or inside where most of a word stays', () => {
    expect(difference('Parties are requested to act', 'Parties are urged to act')).toBe(
      'Parties are [-requested-]{+urged+} to act',
    )
    expect(difference('the best practices known', 'the best practice known')).toBe('the best practice[-s-] known')
    expect(difference('at the 69th meeting', 'at the 70th meeting')).toBe('at the [-69th-]{+70th+} meeting')
  })

  test('[DF3] a change begins and ends between words, and a space does not break it apart', () => {
    expect(difference('paragraph b) applies', 'paragraph b) and c) applies')).toBe('paragraph b){+ and c)+} applies')
    expect(difference('The Secretariat shall report', 'The Secretariat should, subject to funds, report')).toBe(
      'The Secretariat [-shall-]{+should, subject to funds,+} report',
    )
    expect(difference('to submit best words', 'to share the best words')).toBe('to [-submit-]{+share the+} best words')
  })

  test('[DF4] a footnote goes whole, and another form alone is no change', () => {
    const note = (text: string): Inline => ({ footnote: 'numbered', text })
    expect(drawn(compareInline([{ text: 'Parties' }, note('one')], [{ text: 'Parties' }, note('two')]))).toBe(
      'Parties[-(one)-]{+(two)+}',
    )
    const pieces = compareInline([{ text: 'all Parties' }], [{ text: 'all ' }, { text: 'Parties', em: true }])
    expect(pieces.map(({ change }) => change)).toEqual(['kept', 'kept'])
  })
})

const one = (id: string, text: string, level = 1) => paragraph('item', text, { id, level })
const kinds = (before: readonly Block[], after: readonly Block[]) =>
  compareDocuments(before, after).map((change) => {
    const block = 'after' in change ? change.after : change.before
    const [first] = Array.isArray(block) ? block : [block]
    return `${change.kind} ${first && 'id' in first ? first.id : 'table'}`
  })

describe('paragraphs', () => {
  test('[DF5] a paragraph is known by identity, by its words, or by words much alike', () => {
    const before = [
      one('a', 'Parties report on seizures.'),
      one('', 'The same words.'),
      one('', 'Traders register with a Party.'),
    ]
    const after = [
      one('a', 'Quite other words.'),
      one('', 'The same words.'),
      one('', 'All traders register with each Party.'),
    ]
    expect(kinds(before, after)).toEqual(['changed a', 'kept ', 'changed '])
    expect(kinds([one('a', 'Parties report.')], [one('b', 'Nothing in common here.')])).toEqual([
      'deleted a',
      'inserted b',
    ])
  })

  test('[DF6] as few paragraphs as possible have moved', () => {
    const row = ['a', 'b', 'c', 'd'].map((id) => one(id, `Words of ${id}.`))
    const [a, b, c, d] = row as [Paragraph, Paragraph, Paragraph, Paragraph]
    expect(kinds(row, [d, a, b, c])).toEqual(['moved d', 'kept a', 'kept b', 'kept c', 'moved away d'])
    expect(kinds(row, [a, c])).toEqual(['kept a', 'deleted b', 'kept c', 'deleted d'])
  })

  test('[DF7] a cut paragraph and joined ones have no new words', () => {
    const whole = one('a', 'Parties shall report; and the Secretariat shall compile the reports.')
    const parts = [one('a', 'Parties shall report; and'), one('b', 'the Secretariat shall compile the reports.')]
    expect(kinds([whole], parts)).toEqual(['split a'])
    expect(kinds(parts, [whole])).toEqual(['joined a'])
    const [head, tail] = markedDocument([whole], parts)
    expect(head).toMatchObject({ mark: 'changed', isSplitOff: false })
    expect(tail).toMatchObject({ mark: 'changed', isSplitOff: true })
    const [joined] = markedDocument(parts, [whole])
    expect(joined).toMatchObject({ joinedCount: 1 })
    for (const block of [head, tail, joined])
      expect(
        block &&
          !isMarkedTable(block) &&
          block.pieces.some(({ change, inline }) => change === 'inserted' && inline.text.trim() !== ''),
      ).toBe(false)
  })

  test('[DF8] cells are compared one by one, and a row more is a new row', () => {
    const before = tableOf(['Party', 'Reply'], [['Kenya', 'none']])
    const after = tableOf(
      ['Party', 'Reply'],
      [
        ['Kenya', 'sent'],
        ['Fiji', 'none'],
      ],
    )
    const [table] = markedDocument([before], [after])
    expect(
      table &&
        isMarkedTable(table) &&
        table.rows.map((row) => [row.mark, ...row.cells.map(({ paragraphs }) => paragraphs.map(drawn).join())]),
    ).toEqual([
      ['kept', 'Party', 'Reply'],
      ['kept', 'Kenya', '[-none-]{+sent+}'],
      ['inserted', '{+Fiji+}', '{+none+}'],
    ])
  })

  test('[DF9] every paragraph of both texts stands in the marked text once, with its number', () => {
    const before = ['a', 'b', 'c'].map((id) => one(id, `Words of ${id}.`))
    const [a, , c] = before as [Paragraph, Paragraph, Paragraph]
    const marked = markedDocument(before, [a, c, one('n', 'New.')])
    expect(marked.map((block) => !isMarkedTable(block) && [block.label, block.mark, block.formerLabel])).toEqual([
      ['a)', 'kept', null],
      ['b)', 'deleted', null],
      ['b)', 'kept', 'c)'],
      ['c)', 'inserted', null],
    ])
  })

  test('[DF9] nothing is lost or doubled, whatever was done to a text', () => {
    for (let seed = 0; seed < 400; seed++) {
      const pick = randomFrom(seed)
      const before = Array.from({ length: 1 + pick(8) }, (_, index) =>
        pick(9) === 0
          ? tableOf(['a'], [[String(pick(3))]])
          : paragraph('item', someInline(pick), { id: pick(5) === 0 ? '' : `p${index}` }),
      )
      const after = before.flatMap((block): Block[] => {
        const what = pick(7)
        if (what === 0) return []
        if (what === 1) return [paragraph('item', someInline(pick), { id: `n${pick(1_000)}` }), block]
        return [what === 2 && !isTable(block) ? { ...block, inline: altered(block.inline, pick) } : block]
      })
      if (pick(2) === 0) after.push(...after.splice(0, pick(3)))
      const changes = compareDocuments(before, after)
      const olds = changes.flatMap((change) =>
        'before' in change && change.kind !== 'moved' ? [change.before].flat() : [],
      )
      const news = changes.flatMap((change) => ('after' in change ? [change.after].flat() : []))
      expect(new Set(olds), `seed ${seed}`).toEqual(new Set(before))
      expect(olds.length, `seed ${seed}`).toBe(before.length)
      expect(news, `seed ${seed}`).toEqual(after)
    }
  })
})

describe('bringing a change into a newer text', () => {
  test('[DF10] two changes that leave each other alone are both there', () => {
    expect(
      merged(
        'The Parties shall report each year.',
        'The Parties should report each year.',
        'All the Parties shall report each second year.',
      ),
    ).toBe('All the Parties should report each second year.')
    for (let seed = 0; seed < 2_000; seed++) {
      const pick = randomFrom(seed)
      const base = Array.from({ length: 12 }, (_, index) => `w${index}`)
      // One changes the first half, the other the second: neither may lose a word.
      const changed = (from: number, sign: string) =>
        base.flatMap((word, index) => {
          if (index < from || index >= from + 5 || pick(3) > 0) return [word]
          return pick(2) === 0 ? [] : [`${sign}${index}`, word]
        })
      const [own, other] = [changed(0, 'own'), changed(6, 'live')]
      const result = merged(base.join(' '), own.join(' '), other.join(' '))?.split(' ') ?? []
      const expected = [...own.slice(0, own.indexOf('w5')), 'w5', ...other.slice(other.indexOf('w5') + 1)]
      expect(result, `seed ${seed}`).toEqual(expected)
    }
  })

  test('[DF10] form is the newer one, unless only the change has touched it', () => {
    const strong: Inline[] = [{ text: 'shall', strong: true }]
    const em: Inline[] = [{ text: 'shall', em: true }]
    expect(mergeInline(words('shall'), strong, words('shall'))).toEqual(strong)
    expect(mergeInline(words('shall'), strong, em)).toEqual(em)
  })

  test('[DF11] two changes of the same words, or in one place, are not guessed at', () => {
    expect(merged('The Parties shall report.', 'The Parties should report.', 'The Parties may report.')).toBeNull()
    expect(merged('Parties report.', 'Parties report annually.', 'Parties report each year.')).toBeNull()
    expect(merged('all Parties concerned report', 'all report', 'all Parties directly concerned report')).toBeNull()
  })

  test('[DF12] the same change made by both is made once', () => {
    expect(merged('Parties shall report.', 'Parties should report.', 'Parties should report.')).toBe(
      'Parties should report.',
    )
    expect(merged('a b c', 'a c', 'a c d')).toBe('a c d')
  })
})
