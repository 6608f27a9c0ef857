import { expect, test } from 'vitest'
import { outline } from '#domain/drafts/outline.ts'
import { listedAt, outlineLines } from '../../../client/editor/outline-lines.ts'
import { documentOf } from './editing.ts'

test('[E13] the cursor stands under the last line above it, also in an item or a long text with annexes', () => {
  const part = ['heading Part', 'numbered One', 'item below', 'plain more', 'annex-heading Annex', 'plain words']
  const lines = Array.from({ length: 70 }, () => part).flat()
  const entries = outline(documentOf('plain above', ...lines).doc)
  expect(listedAt(entries, 0)).toBe('')
  expect([1, 2, 3, 4, 5, 6].map((index) => listedAt(entries, index))).toEqual(['p2', 'p3', 'p3', 'p3', 'p6', 'p6'])
  expect(listedAt(entries, 420)).toBe('p420')
})

test('[E13] the outline lists what a reader looks for', () => {
  const long = 'The working group met electronically on 12 March and considered the replies of eleven Parties.'
  const { doc } = documentOf(
    'heading Background',
    `numbered ${long}`,
    'item below',
    'heading2 Progress',
    'plain',
    'operative URGES',
  )
  expect(outlineLines(doc, outline(doc)).map(({ label, words, depth }) => [label, words, depth])).toEqual([
    ['', 'Background', 0],
    ['1.', 'The working group met electronically on 12 March and…', 1],
    ['', 'Progress', 1],
    ['1.', 'URGES', 1],
  ])
})
