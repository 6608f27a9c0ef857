import { describe, expect, test } from 'vitest'
import { compareDocuments } from '#domain/drafts/compare/compare-documents.ts'
import {
  type Block,
  blocksOf,
  documentOf,
  isReference,
  isTable,
  type Paragraph,
  paragraph,
  plainText,
  readDocument,
  tableOf,
  wordsOf,
} from '#domain/drafts/content.ts'
import { fitOf } from '#domain/drafts/proposals/fit.ts'
import { namedDecisions, readReferences } from '#domain/drafts/references.ts'
import type { ParagraphRole } from '#domain/drafts/schema.ts'

const HANDLE = 'k7m2q4x'

/** A paragraph whose words are `see`, the references, and a full stop. */
function citing(
  role: ParagraphRole,
  id: string,
  targets: readonly string[],
  more: { ref?: string; level?: number } = {},
) {
  const inline = targets.flatMap((reference) => [{ text: ' ' }, { reference, text: '' }])
  return paragraph(role, [{ text: 'see' }, ...inline, { text: '.' }], { id, ...more })
}

const text = (...blocks: Block[]) => readDocument(documentOf(blocks))
const read = (blocks: Block[], labels = new Map<string, string>()) =>
  readReferences(text(...blocks), labels).map((reference) => reference.text)

const decision = [
  paragraph('addressee', 'Directed to the Secretariat', { id: 'ad' }),
  paragraph('decision', 'The Secretariat shall:', { id: 'd1', ref: HANDLE }),
  paragraph('item', 'collect replies;', { id: 'a' }),
  paragraph('item', 'report on:', { id: 'b' }),
  paragraph('item', 'trends; and', { id: 'b1', level: 2 }),
]
const LABELS = new Map([[HANDLE, '17.XX']])

describe('what a reference reads', () => {
  test('[LR1] a numbered paragraph, an item under it, and both from another part of the document', () => {
    const main = [
      paragraph('numbered', 'The group met.', { id: 'n1' }),
      paragraph('numbered', 'It noted:', { id: 'n2' }),
      paragraph('item', 'replies;', { id: 'n2a' }),
      paragraph('item', 'from Parties', { id: 'n2ai', level: 2 }),
      citing('recommendation', 'r', ['n2', 'n2ai', 'x1', 'x1a']),
    ]
    const annex = [
      paragraph('annex-heading', 'Terms', { id: 'x' }),
      paragraph('numbered', 'The group:', { id: 'x1' }),
      paragraph('item', 'meets', { id: 'x1a' }),
      citing('numbered', 'x2', ['n1', 'x1']),
    ]
    expect(read([...main, ...annex])).toEqual([
      'paragraph 2',
      'paragraph 2 a) i)',
      'paragraph 1 of the Annex',
      'paragraph 1 a) of the Annex',
      'paragraph 1 of the main text',
      'paragraph 1',
    ])
    expect(read([...main, ...annex, paragraph('annex-heading', 'More')])[2]).toBe('paragraph 1 of Annex 1')
  })

  test('[LR2] a sub-paragraph inside its decision and from elsewhere', () => {
    const inside = [...decision, citing('item', 'c', ['b', 'b1'])]
    expect(read(inside, LABELS)).toEqual(['paragraph b)', 'paragraph b) i)'])
    const outside = [...decision, paragraph('heading', 'More'), citing('numbered', 'n', ['b', 'b1', 'd1'])]
    expect(read(outside, LABELS)).toEqual([
      'Decision 17.XX, paragraph b)',
      'Decision 17.XX, paragraph b) i)',
      'Decision 17.XX',
    ])
    const closing = [...decision, citing('plain', 't', ['a'])]
    expect(read(closing, LABELS)).toEqual(['paragraph a)'])
    const quoted = [paragraph('decision', 'Parties are urged to:', { ref: '15.57' }), citing('item', 'q', ['15.57/c'])]
    expect(read(quoted)).toEqual(['paragraph c)'])
  })

  test('[LR3] annexes by label, headings by their words', () => {
    const blocks = [
      citing('plain', 'p', ['h', 'x2']),
      paragraph('heading', 'Next steps', { id: 'h' }),
      paragraph('annex-heading', 'One', { id: 'x1' }),
      paragraph('annex-heading', 'Two', { id: 'x2' }),
    ]
    expect(read(blocks)).toEqual(['“Next steps”', 'Annex 2'])
  })

  test('[LR4] texts of the registry, under the label of a handle and then its number', () => {
    const blocks = [citing('plain', 'p', ['15.57/c', '17.92', 'conf-11.3/2/a', `${HANDLE}/a/i`, HANDLE, '15.57/tail'])]
    expect(read(blocks, LABELS)).toEqual([
      'Decision 15.57, paragraph c)',
      'Decision 17.92',
      'Resolution Conf. 11.3, paragraph 2 a)',
      'Decision 17.XX, paragraph a) i)',
      'Decision 17.XX',
      'Decision 15.57, tail',
    ])
    expect(read(blocks, new Map([[HANDLE, '17.93']]))[3]).toBe('Decision 17.93, paragraph a) i)')
    expect(read(blocks, new Map([['conf-11.3', 'Conf. 11.3 (Rev. CoP15)']]))[2]).toBe(
      'Resolution Conf. 11.3 (Rev. CoP15), paragraph 2 a)',
    )
  })

  test('[LR6] what is gone and what has no number says so', () => {
    const blocks = [
      paragraph('plain', 'A sentence.', { id: 'plain' }),
      tableOf(['Party'], [['Kenya']]),
      citing('plain', 'p', ['0195-gone', 'plain', '']),
    ]
    expect(readReferences(text(...blocks)).map(({ text, state }) => [text, state])).toEqual([
      ['[paragraph deleted]', 'gone'],
      ['[paragraph without a number]', 'unnumbered'],
      ['[paragraph deleted]', 'gone'],
    ])
  })

  test('[LR7] at the beginning of a paragraph or a sentence it begins with a capital', () => {
    const inline = [
      { reference: 'n', text: '' },
      { text: ' holds. ' },
      { reference: 'n', text: '' },
      { text: ' and ' },
      { reference: 'n', text: '' },
    ]
    expect(read([paragraph('numbered', inline, { id: 'n' })])).toEqual(['Paragraph 1', 'Paragraph 1', 'paragraph 1'])
  })
})

describe('where it is read', () => {
  const before = [paragraph('numbered', 'One.', { id: 'n1' }), citing('numbered', 'n2', ['n1'])]
  const after = [paragraph('numbered', 'New.', { id: 'n0' }), ...before]

  test('[LR5] it follows the numbers, and what is stored stays as it is', () => {
    expect(wordsOf(blocksOf(text(...before))[1] as Paragraph)).toBe('see paragraph 1.')
    expect(wordsOf(blocksOf(text(...after))[2] as Paragraph)).toBe('see paragraph 2.')
    expect(documentOf(blocksOf(text(...before)))).toEqual(documentOf(before))
  })

  test('[LR5] references in tables read in their order', () => {
    const cell = { header: false, paragraphs: [citing('plain', 'c1', ['n1']), citing('plain', 'c2', ['n2'])] }
    const blocks = blocksOf(text(...after, { rows: [[cell]] }, citing('plain', 'p', ['n0'])))
    const words = blocks
      .slice(-2)
      .flatMap((block) => (isTable(block) ? block.rows.flat().flatMap((one) => one.paragraphs) : [block]))
    expect(words.map(wordsOf)).toEqual(['see paragraph 2.', 'see paragraph 3.', 'see paragraph 1.'])
  })

  test('[LR8] plain text has the words, and renumbering is no change', () => {
    expect(plainText(text(...before))).toBe('One.\nsee paragraph 1.')
    const [, , moved] = compareDocuments(blocksOf(text(...before)), blocksOf(text(...after)))
    expect(moved?.kind).toBe('kept')
  })

  test('[LR8] a paragraph that a proposal takes away may have got other numbers meanwhile', () => {
    const [, base] = blocksOf(text(...before)) as Paragraph[]
    const change = { kind: 'delete', base: base ? [base] : [], proposed: [], afterId: null } as const
    expect(fitOf(change, blocksOf(text(...after))).kind).toBe('fits')
  })

  test('[LR9] decisions are named by references and by what paragraphs quote', () => {
    const doc = text(...decision, citing('plain', 'p', ['15.57/c', 'b', 'conf-11.3']))
    expect(namedDecisions(doc)).toEqual([HANDLE, '15.57', 'conf-11.3'])
    expect(blocksOf(doc).flatMap((block) => (isTable(block) ? [] : block.inline.filter(isReference))).length).toBe(3)
  })
})
