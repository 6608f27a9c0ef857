import { describe, expect, it } from 'vitest'
import { markedDocument } from '#domain/drafts/compare/marked-document.ts'
import { type Block, paragraph, tableOf } from '#domain/drafts/content.ts'
import { changesIn } from '../../../client/drafts/marked-changes.ts'

const words = (id: string, text: string) => paragraph('numbered', text, { id })
const said = (before: readonly Block[], after: readonly Block[]) =>
  changesIn(markedDocument(before, after)).map(({ label, what, words: first }) => `${label} ${what}: ${first}`)

describe('the list of changes', () => {
  it('[VE7] says of each paragraph what became of it, and nothing of those that are as they were', () => {
    const before = [
      words('a', 'The group met.'),
      words('b', 'It goes away for good.'),
      words('c', 'It asked Parties to report seizures and it thanked donors for their help.'),
      words('d', 'It moved to the very end.'),
      words('e', 'It asked the Secretariat for one report.'),
      words('f', 'It invites donors'),
      words('g', 'to give generously every year.'),
      words('h', 'It decides.'),
    ]
    const after = [
      words('a', 'The group met.'),
      words('c', 'It asked Parties to report seizures'),
      words('n', 'and it thanked donors for their help.'),
      words('e', 'It asked the Secretariat for two reports.'),
      words('f', 'It invites donors to give generously every year.'),
      paragraph('item', 'It decides.', { id: 'h' }),
      words('d', 'It moved to the very end.'),
      words('z', 'Quite new.'),
    ]
    expect(said(before, after)).toEqual([
      '2. gone: It goes away for good.',
      '2. cut in two: It asked Parties to report seizures',
      '3. cut off from the paragraph above: and it thanked donors for their help.',
      '4. moved away from here: It moved to the very end.',
      '4. words changed: It asked the Secretariat for two reports.',
      '5. joined with the paragraph behind it: It invites donors to give generously every year.',
      'a) other kind or level of paragraph: It decides.',
      '6. moved here from 4.: It moved to the very end.',
      '7. new: Quite new.',
    ])
    expect(said(before, before)).toEqual([])
  })

  it('[VE7] names tables, and shortens long paragraphs at a word', () => {
    const long = words('a', 'word '.repeat(40))
    expect(said([tableOf(['Party'], [['Kenya']])], [tableOf(['Party'], [['Peru']]), long])).toEqual([
      ' changed: Table',
      `1. new: ${'word '.repeat(13)}word …`,
    ])
  })
})
