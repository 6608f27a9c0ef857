import { describe, expect, test } from 'vitest'
import { type Block, documentOf, isNote, isTable, readDocument, wordsOf } from '#domain/drafts/content.ts'
import { outline } from '#domain/drafts/outline.ts'
import { compile, DISCLAIMER } from '#domain/reports/compile.ts'
import type { ReportFacts } from '#domain/reports/facts.ts'
import { facts } from '../../support/reports/facts.ts'

const on = '2017-09-15'
const nothing: ReportFacts = {
  ...facts,
  group: { name: facts.group.name, setUpBy: null, members: [] },
  decisions: [],
  mandates: [],
  calls: [],
  submissions: [],
  restrictedCount: 0,
  annex: null,
}

/** The report as a reader sees it: label and words of each paragraph, a row of a table as cells between bars. */
function read(blocks: readonly Block[]): string[] {
  const labels = new Map(outline(readDocument(documentOf(blocks))).map(({ index, label }) => [index, label]))
  return blocks.flatMap((block, index) => {
    if (!isTable(block)) return [`${labels.get(index)} ${wordsOf(block)}`.trim()]
    return block.rows.map((cells) => cells.map((cell) => cell.paragraphs.map(wordsOf).join()).join(' | '))
  })
}
const text = (changes: Partial<ReportFacts> = {}) => read(compile({ ...facts, ...changes }, on)).join('\n')

describe('compilation', () => {
  test('[R4] paragraph 1 names the author, with a star unless it is the Secretariat', () => {
    const first = (author: string) => {
      const block = compile({ ...facts, author }, on)[0]
      if (!block || isTable(block)) throw new Error('A report begins with a paragraph.')
      return { words: wordsOf(block), notes: block.inline.filter(isNote) }
    }
    const star = [{ footnote: 'star', text: DISCLAIMER }]
    expect(first('Kenya')).toEqual({ words: 'This document has been prepared by Kenya.', notes: star })
    expect(first(facts.group.name)).toEqual({
      words: 'This document has been prepared by the Working Group on Wildlife Cybercrime.',
      notes: star,
    })
    expect(first('Secretariat')).toEqual({ words: 'This document has been prepared by the Secretariat.', notes: [] })
  })

  test('[R5] decisions are quoted under their own numbers and letters', () => {
    const lines = text().split('\n')
    const start = lines.findIndex((line) => line.startsWith('2. '))
    expect(lines.slice(start, start + 10)).toEqual([
      '2. At its 15th meeting (CoP15, Doha, 2010), the Conference of the Parties adopted Decision 15.57, as follows:',
      'Directed to Parties',
      '15.57 Parties are asked to:',
      'b) share what their research shows about sales on the web; and',
      'c) measure how much is offered:',
      'i) on open markets; and',
      'ii) in closed groups.',
      'The answers go to the Secretariat.',
      '3. Draft decision 17.XX, proposed by Kenya, reads as follows:',
      'Directed to the Secretariat',
    ])
    const [first] = facts.decisions
    if (!first?.adoptedAt) throw new Error('The sample quotes an adopted decision.')
    const later = {
      ...first,
      ref: '16.1',
      label: '16.1',
      adoptedAt: { ...first.adoptedAt, code: 'CoP16', ordinal: 16, place: '' },
    }
    const two = text({ decisions: [first, { ...first, ref: '15.58', label: '15.58' }, later] })
    expect(two).toContain(
      'At its 15th meeting (CoP15, Doha, 2010), the Conference of the Parties adopted Decisions 15.57 and 15.58,',
    )
    expect(two).toContain('At its 16th meeting (CoP16), the Conference of the Parties adopted Decision 16.1,')
  })

  test('[R6] progress since the previous meeting, and where each provision stands', () => {
    expect(text()).toContain(
      [
        'Progress since SC66',
        'Decision 15.57, directed to Parties',
        '5. On Decision 15.57, paragraph b) (Parties), the following was recorded since SC66:',
        'a) 2 May 2016, Kenya: Two surveys were shared. See SC66 Inf. 9.',
        'b) 14 February 2017, Sweden: A study of 40 sites was finished.',
        '6. Nothing was recorded since SC66 on paragraph c) of Decision 15.57.',
        'State of implementation',
        '7. On 15 September 2017, the provisions stood as follows:',
        'Provision | Addressee | Status | Due',
        '15.57, paragraph b) | Parties | Ongoing | 27 November 2017',
        '15.57, paragraph c) | Parties | Not started (needs funding) | no date',
      ].join('\n'),
    )
  })

  test('[R7] what is not public is counted only', () => {
    expect(text()).toContain('2 contributions are not described here, since only some may read them.')
    expect(text({ submissions: [], restrictedCount: 1 })).toContain('One contribution is not described here')
    expect(text()).toContain('Replies came from 9 of the 12 that were asked (75 per cent).')
  })

  test('[R8] it ends with recommendations and the draft in an annex', () => {
    expect(text().split('\n').slice(-13)).toEqual([
      'Recommendations',
      '12. The Standing Committee is invited to:',
      'a) note this document and the progress made in the implementation of Decision 15.57;',
      'b) encourage those that have not yet replied to Notification to the Parties No. 2017/900 to do so;',
      'c) consider the text in the annex to this document, “Draft resolution on wildlife crime on the web”, and decide how to take it forward; and',
      'd) advise the Working Group on Wildlife Cybercrime on its work until the next meeting.',
      'Annex Draft resolution on wildlife crime on the web',
      'RECALLING that offers move faster than lists;',
      'Regarding platforms',
      '1. RECOMMENDS that Parties:',
      'a) name a contact point; and',
      'b) keep records',
      '2. URGES platforms to read the guide',
    ])
    const ids = compile(facts, on).flatMap((block) => (isTable(block) ? [] : [block.id]))
    expect(new Set(ids)).toEqual(new Set(['']))
  })

  test('[R9] the same facts give the same paragraphs, and no part without facts', () => {
    expect(compile(facts, on)).toEqual(compile(structuredClone(facts), on))
    expect(read(compile(nothing, on))).toEqual([
      '1. This document has been prepared by the Working Group on Wildlife Cybercrime.',
      'Recommendations',
      '2. The Standing Committee is invited to:',
      'a) note this document and the progress made; and',
      'b) advise the Working Group on Wildlife Cybercrime on its work until the next meeting.',
    ])
  })
})
