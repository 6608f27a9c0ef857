import { expect, test } from 'vitest'
import { outline } from '#domain/drafts/outline.ts'
import { outlineLines } from '../../../client/editor/outline-lines.ts'
import { documentOf } from './editing.ts'

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
