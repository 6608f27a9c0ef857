import { expect, it } from 'vitest'
import type { ImportView } from '#domain/decisions/import/wire.ts'
import { segmentsOf } from '../../../client/decisions/source-segments.ts'

const text = 'Head. 15.57 Parties should: a) watch; Odd words. See Conf. 11.3.'
const place = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

const view = {
  items: [
    {
      source: place('15.57 Parties should: a) watch;'),
      provisions: [{ source: place('Parties should:') }, { source: place('a) watch;') }],
    },
  ],
  notUnderstood: [{ source: place('Odd words.') }],
  references: [{ source: place('Conf. 11.3') }],
} as unknown as ImportView

it('[RG25] the source is shown whole, in runs of one meaning, the innermost in front', () => {
  const segments = segmentsOf(text, view)
  expect(segments.map((segment) => segment.text).join('')).toBe(text)
  expect(segments.filter(({ meaning }) => meaning !== null).map((segment) => [segment.text, segment.meaning])).toEqual([
    ['15.57 ', 'text'],
    ['Parties should:', 'provision'],
    [' ', 'text'],
    ['a) watch;', 'provision'],
    ['Odd words.', 'not understood'],
    ['Conf. 11.3', 'reference'],
  ])
})

it('[RG25] a run leads to its item, a passage that was not understood to itself', () => {
  const segments = segmentsOf(text, view)
  expect(segments.find(({ text: words }) => words === 'a) watch;')).toMatchObject({ item: 0, passage: null })
  expect(segments.find(({ meaning }) => meaning === 'not understood')).toMatchObject({ item: null, passage: 0 })
})
