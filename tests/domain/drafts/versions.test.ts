import { describe, expect, it } from 'vitest'
import { countMarks } from '#domain/drafts/compare/count-marks.ts'
import { markedDocument } from '#domain/drafts/compare/marked-document.ts'
import {
  documentOf,
  type Inline,
  isReference,
  isTable,
  paragraph,
  readDocument,
  tableOf,
} from '#domain/drafts/content.ts'
import { readBlocks } from '#domain/drafts/read-blocks.ts'
import { readTextName } from '#domain/drafts/versions/text-name.ts'

describe('the names of texts', () => {
  it('[VE6] are the number of a version, now, force, or a place in the history', () => {
    expect(['3', 'now', 'force', '@0', '@120'].map(readTextName)).toEqual([
      { kind: 'version', number: 3 },
      { kind: 'now' },
      { kind: 'force' },
      { kind: 'moment', sequence: 0 },
      { kind: 'moment', sequence: 120 },
    ])
  })

  it.each(['0', '-1', '03', '1.5', '@', '@-1', 'Now', '', '99999999999', ' 1', '@1e3'])(
    '[VE6] "%s" is none',
    (name) => {
      expect(() => readTextName(name)).toThrow(/names no text of a draft/)
    },
  )
})

describe('the blocks of a comparison', () => {
  it('[VE11] show live references as they read where they stand, in the text and in tables', () => {
    const pointing = (target: string) => [
      { text: 'as asked in ' },
      { reference: target, text: '' },
      { text: ' and ' },
      { reference: '15.57/c', text: '' },
    ]
    const blocks = [
      paragraph('numbered', 'The group met.', { id: 'one' }),
      paragraph('numbered', pointing('one'), { id: 'two' }),
      { rows: [[{ header: false, paragraphs: [paragraph('plain', pointing('gone'), { id: 'cell' })] }]] },
    ]
    const read = readBlocks(readDocument(documentOf(blocks)), new Map())
    const texts = (inline: readonly Inline[]) => inline.flatMap((part) => (isReference(part) ? [part.text] : []))
    const [, two, table] = read
    expect(two && !isTable(two) && texts(two.inline)).toEqual(['paragraph 1', 'Decision 15.57, paragraph c)'])
    const cell = table && isTable(table) ? table.rows[0]?.[0]?.paragraphs[0] : undefined
    expect(texts(cell?.inline ?? [])).toEqual(['[paragraph deleted]', 'Decision 15.57, paragraph c)'])
  })
})

describe('how much a comparison changes', () => {
  const words = (id: string, text: string) => paragraph('operative', text, { id })
  const long =
    'URGES Parties to tell the Secretariat their contact point and to train those who receive the first notice'

  it('[VE7] paragraphs that are new, gone, moved, split, joined and changed are counted once each', () => {
    const before = [
      words('a', 'ALPHA stands first and stays'),
      words('b', 'BRAVO goes away for good'),
      words('c', long),
      words('d', 'DELTA is moved to the very end'),
      words('e', 'ECHO asks the Secretariat for one report'),
      words('f', 'FOXTROT invites donors'),
      words('g', 'to give generously every year'),
      tableOf(['Party'], [['Kenya']]),
    ]
    const after = [
      words('a', 'ALPHA stands first and stays'),
      words('c', 'URGES Parties to tell the Secretariat their contact point'),
      words('n', 'and to train those who receive the first notice'),
      words('e', 'ECHO asks the Secretariat for two reports'),
      words('f', 'FOXTROT invites donors to give generously every year'),
      tableOf(['Party'], [['Peru']]),
      words('d', 'DELTA is moved to the very end'),
      words('z', 'ZULU is quite new here'),
    ]
    expect(countMarks(markedDocument(before, after))).toEqual({
      ...{ inserted: 1, deleted: 1, moved: 1, split: 1, joined: 1 },
      // The sentence of Echo, and the table.
      changed: 2,
    })
    expect(countMarks(markedDocument(before, before))).toEqual({
      ...{ inserted: 0, deleted: 0, moved: 0, split: 0, joined: 0, changed: 0 },
    })
  })
})
