import { describe, expect, it } from 'vitest'
import { isMarkedTable, type MarkedBlock } from '#domain/drafts/compare/marked-document.ts'
import { type Block, type Inline, isTable, type Paragraph, paragraph, tableOf } from '#domain/drafts/content.ts'
import { blocksOfDecision } from '#domain/drafts/from-decision.ts'
import { officialMarkup } from '#domain/drafts/official-markup.ts'
import { comparedWith, textInForce } from '#domain/drafts/text-in-force.ts'
import type { AccountId } from '#domain/ids.ts'
import { aText, chapeau, event, item, revisionOf } from '../../support/fixtures/texts.ts'
import { type Pick, randomFrom } from '../../support/random.ts'
import { lettersOf, withoutMarkup } from '../../support/without-markup.ts'

const BY = '01980000-0000-7000-8000-00000000a001' as AccountId
const lines = [chapeau('Parties shall:'), item('a', 'report sales on the Internet; and'), item('b', 'share methods.')]
const adopted = aText('1557', BY, { number: '15.57', lines })
const never = aText('1700', BY, { label: '17.XX' })
const byName = new Map([
  ['15.57', adopted],
  [never.handle, never],
])
const identified = (blocks: readonly Block[]): Paragraph[] =>
  blocks.flatMap((block, index) => (isTable(block) ? [] : [{ ...block, id: `p${index}` }]))

describe('the text in force', () => {
  it('[RD3] is the newest adopted revision of each text that the draft quotes, with the identity of what quotes it', () => {
    const draft = identified(blocksOfDecision(adopted))
    const { texts, blocks } = textInForce(draft, null, byName)
    expect(texts).toEqual([{ name: 'Decision 15.57', adoptedAt: 'CoP15', absence: '' }])
    expect(blocks).toEqual(draft)
    const later = { ...adopted, revisions: [...adopted.revisions, revisionOf('9', BY, { lines: [chapeau('Later:')] })] }
    expect(textInForce(draft, null, new Map([['15.57', later]])).blocks).toEqual(draft)
  })

  it('[RD3] takes a text whole when its decision stands in the draft or the draft was begun from it, else the provisions quoted', () => {
    const quoted = [paragraph('item', 'share all methods.', { id: 'q', ref: '15.57/b' })]
    expect(textInForce(quoted, null, byName).blocks).toEqual([
      paragraph('item', 'share methods.', { id: 'q', ref: '15.57/b' }),
    ])
    const answered = [paragraph('operative', 'URGES Parties to teach each other.', { id: 'q', ref: '15.57/b' })]
    expect(textInForce(answered, null, byName)).toEqual({ texts: [], blocks: [] })
    expect(textInForce(quoted, adopted.id, byName).blocks).toHaveLength(4)
    expect(textInForce([], adopted.id, byName).blocks).toHaveLength(4)
    const standing = [...quoted, paragraph('decision', 'Parties shall:', { id: 'd', ref: '15.57' })]
    expect(textInForce(standing, null, byName).blocks).toHaveLength(4)
  })

  it('[RD4] where nothing is in force everything is new, and it is said why', () => {
    expect(comparedWith(textInForce([paragraph('plain', 'New.')], null, byName).texts)).toBe(
      'This draft quotes no text of the registry. There is no text in force to compare with: every word of the draft is new.',
    )
    const draft = identified(blocksOfDecision(never))
    const { texts, blocks } = textInForce(draft, never.id, byName)
    expect(blocks).toEqual([])
    expect(comparedWith(texts)).toBe(
      'Draft decision 17.XX was never adopted. There is no text in force to compare with: every word of the draft is new.',
    )
    expect(officialMarkup(blocks, draft).map(({ mark }) => mark)).toEqual(['inserted', 'inserted'])
    const gone = { ...adopted, events: [...adopted.events, event(BY, 'deleted', { meeting: 'CoP17' })] }
    const { texts: deleted } = textInForce(identified(blocksOfDecision(adopted)), null, new Map([['15.57', gone]]))
    expect(deleted[0]?.absence).toBe('Decision 15.57 is not in force any more (deleted).')
  })
})

const drawn = (blocks: readonly MarkedBlock[]) =>
  blocks.map((block) => {
    if (isMarkedTable(block)) return `${block.mark} table`
    const words = block.pieces.map(({ change, inline }) =>
      change === 'kept' ? inline.text : change === 'deleted' ? `[-${inline.text}-]` : `{+${inline.text}+}`,
    )
    return `${block.mark}: ${words.join('')}`
  })

describe('official mark-up', () => {
  it('[RD5] underlines what is new, strikes what is gone, and what moved is both', () => {
    const was = ['a', 'b', 'c'].map((id) => paragraph('item', `Words of ${id}.`, { id }))
    const [a, b, c] = was as [Paragraph, Paragraph, Paragraph]
    const now = [c, a, { ...b, inline: [{ text: 'Words of all.' }] }]
    expect(drawn(officialMarkup(was, now))).toEqual([
      'inserted: {+Words of c.+}',
      'kept: Words of a.',
      'changed: Words of [-b-]{+all+}.',
      'deleted: [-Words of c.-]',
    ])
  })

  it('[RD5] without the mark-up each of the two texts is there again, letter by letter', () => {
    for (let seed = 1; seed <= 600; seed++) {
      const pick = randomFrom(seed)
      const before = someText(pick)
      const after = pick(5) === 0 ? someText(pick) : alteredText(before, pick)
      const marked = officialMarkup(before, after)
      expect(withoutMarkup(marked, 'deleted'), `seed ${seed}`).toEqual(lettersOf(after))
      expect(withoutMarkup(marked, 'inserted'), `seed ${seed}`).toEqual(lettersOf(before))
    }
  })
})

const WORDS = [
  'Parties',
  'shall',
  'report',
  'the',
  'Secretariat',
  'on',
  'seizures',
  'each',
  'year',
  'sales',
  'Internet',
]
const ROLES = ['item', 'numbered', 'plain', 'decision', 'operative'] as const

function someInline(pick: Pick): Inline[] {
  const text = Array.from({ length: 2 + pick(9) }, () => WORDS[pick(WORDS.length)]).join(' ')
  return pick(6) === 0 ? [{ text: `${text}.` }, { footnote: 'numbered', text: `Note ${pick(3)}` }] : [{ text }]
}

function someText(pick: Pick): Block[] {
  return Array.from({ length: pick(8) }, (_, index) =>
    pick(8) === 0
      ? tableOf(['Party', 'Reply'], [[WORDS[pick(11)] ?? '', WORDS[pick(11)] ?? '']])
      : paragraph(ROLES[pick(ROLES.length)] ?? 'plain', someInline(pick), { id: pick(4) === 0 ? '' : `p${index}` }),
  )
}

/** What people do to a text: take out, put in, reword, move, cut in two, join. */
function alteredText(blocks: readonly Block[], pick: Pick): Block[] {
  const altered = blocks.flatMap((block): Block[] => {
    const what = pick(9)
    if (what === 0) return []
    if (isTable(block)) return [block]
    if (what === 1) return [block, paragraph('item', someInline(pick), { id: `n${pick(1_000)}` })]
    if (what === 2) return [{ ...block, inline: [...block.inline, { text: ` ${WORDS[pick(11)]}` }] }]
    const [first] = block.inline
    if (what === 3 && first && 'text' in first && !('footnote' in first)) {
      const at = first.text.indexOf(' ') + 1
      const tail = [{ ...first, text: first.text.slice(at) }, ...block.inline.slice(1)]
      return [
        { ...block, inline: [{ ...first, text: first.text.slice(0, at) }] },
        { ...block, id: '', inline: tail },
      ]
    }
    return [block]
  })
  if (pick(3) === 0 && altered.length > 1) altered.push(...altered.splice(pick(altered.length), 1))
  const [first, second] = altered
  if (pick(3) === 0 && first && second && !isTable(first) && !isTable(second)) {
    altered.splice(0, 2, { ...first, inline: [...first.inline, ...second.inline] })
  }
  return altered
}
