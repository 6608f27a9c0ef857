import { describe, expect, test } from 'vitest'
import { footnotes } from '#domain/drafts/footnotes.ts'
import { outline } from '#domain/drafts/outline.ts'
import { schema } from '#domain/drafts/schema.ts'
import { letters, roman } from '#domain/list-marks.ts'

/** `item2 15.57/c` is an item of level 2 that refers to 15.57/c; `table` is a table with one cell. */
function build(...lines: string[]) {
  const blocks = lines.map((line) => {
    if (line === 'table') return schema.node('table', null, [schema.node('table_row', null, [cell()])])
    const [, role, level, ref] = /^([a-z-]+)(\d?)(?: (.*))?$/.exec(line) ?? []
    return schema.node('paragraph', { role, level: Number(level || 1), ref: ref ?? '' })
  })
  return schema.node('doc', null, blocks)
}
const cell = () => schema.node('table_cell', null, [schema.node('paragraph', { role: 'numbered' })])
const labels = (...lines: string[]) => outline(build(...lines)).map((entry) => entry.label)

describe('labels', () => {
  test('[D5] one number runs through headings, recommendations and tables', () => {
    expect(
      labels('heading', 'numbered', 'numbered', 'heading', 'numbered', 'table', 'recommendation', 'numbered'),
    ).toEqual(['', '1.', '2.', '', '3.', '4.', '5.'])
    expect(outline(build('numbered', 'table', 'numbered')).map((entry) => entry.index)).toEqual([0, 2])
  })

  test('[D6] an annex begins again at 1 and is numbered only among several', () => {
    expect(labels('numbered', 'annex-heading', 'numbered')).toEqual(['1.', 'Annex', '1.'])
    expect(labels('operative', 'annex-heading', 'operative', 'annex-heading', 'operative')).toEqual([
      '1.',
      'Annex 1',
      '1.',
      'Annex 2',
      '1.',
    ])
  })

  test('[D7] items are letters, small roman numbers, capital letters', () => {
    expect(labels('numbered', 'item', 'item2', 'item2', 'item3', 'item3', 'item2', 'item', 'item2')).toEqual([
      '1.',
      'a)',
      'i)',
      'ii)',
      'A.',
      'B.',
      'iii)',
      'b)',
      'i)',
    ])
    expect([1, 26, 27, 28, 52, 53].map(letters)).toEqual(['a', 'z', 'aa', 'bb', 'zz', 'aaa'])
    expect([1, 4, 9, 14, 40, 99].map(roman)).toEqual(['i', 'iv', 'ix', 'xiv', 'xl', 'xcix'])
  })

  test('[D8] other paragraphs end a list, a continuation does not', () => {
    expect(labels('item', 'item', 'numbered', 'item')).toEqual(['a)', 'b)', '1.', 'a)'])
    expect(labels('item', 'item2', 'plain', 'item', 'item2')).toEqual(['a)', 'i)', '', 'a)', 'i)'])
    expect(labels('item', 'item2', 'plain2', 'item2', 'item')).toEqual(['a)', 'i)', '', 'i)', 'b)'])
    expect(labels('item', 'item2', 'plain3', 'item2', 'item')).toEqual(['a)', 'i)', '', 'ii)', 'b)'])
    expect(outline(build('plain', 'plain2', 'item', 'item3')).map((entry) => entry.depth)).toEqual([0, 2, 1, 3])
  })

  test('[D9] operative paragraphs are numbered by themselves, each resolution from 1', () => {
    expect(labels('numbered', 'preambular', 'operative', 'item', 'operative', 'preambular', 'operative')).toEqual([
      '1.',
      '',
      '1.',
      'a)',
      '2.',
      '',
      '1.',
    ])
  })

  test('[D10] a decision shows what its handle is called', () => {
    const doc = build('addressee', 'decision h-1', 'item', 'decision h-2', 'item', 'decision')
    const names = new Map([['h-1', '17.XX']])
    expect(outline(doc, names).map((entry) => entry.label)).toEqual(['', '17.XX', 'a)', 'h-2', 'a)', ''])
  })

  test('[D11] a quoted provision keeps its own letter', () => {
    expect(labels('decision 15.57', 'item 15.57/c', 'item2 15.57/c/iv', 'item')).toEqual(['15.57', 'c)', 'iv)', 'd)'])
    expect(labels('numbered', 'item 15.57/c', 'item')).toEqual(['1.', 'a)', 'b)'])
    expect(labels('decision 15.5', 'item 15.57/c', 'item 15.5/tail')).toEqual(['15.5', 'a)', 'b)'])
  })

  test('[D12] a text a hundred times as long as any draft is numbered in one pass', () => {
    const roles = ['numbered', 'item', 'item2', 'decision 15.57']
    const doc = build(...Array.from({ length: 40_000 }, (_, index) => roles[index % 4] ?? ''))
    // Not timed: anything quadratic would still be at it when the test is given up.
    expect(outline(doc).at(-4)?.label).toBe('10000.')
  })
})

describe('footnotes', () => {
  const note = (kind = 'numbered') => schema.node('footnote', { kind }, [schema.text('See the annex.')])

  test('[D13] numbers run through text and tables', () => {
    const inCell = schema.node('table_cell', null, [schema.node('paragraph', null, [note()])])
    const doc = schema.node('doc', null, [
      schema.node('paragraph', null, [note(), schema.text('and'), note()]),
      schema.node('table', null, [schema.node('table_row', null, [inCell])]),
      schema.node('paragraph', { role: 'annex-heading' }, [note()]),
    ])
    expect(footnotes(doc).map((found) => found.label)).toEqual(['1', '2', '3', '4'])
    expect(footnotes(doc).every((found) => doc.nodeAt(found.position) === found.node)).toBe(true)
  })

  test('[D14] a star takes no number', () => {
    const doc = schema.node('doc', null, [
      schema.node('paragraph', null, [note('star'), note(), note('star'), note('odd')]),
    ])
    expect(footnotes(doc).map((found) => found.label)).toEqual(['*', '1', '**', '2'])
  })
})
