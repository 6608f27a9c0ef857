import type { Node } from 'prosemirror-model'
import { type EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { schema } from '#domain/drafts/schema.ts'
import {
  changeTable,
  insertTable,
  MOST_COLUMNS,
  stepCell,
  type TableAct,
  tablePlace,
} from '../../../client/editor/commands/table.ts'
import { applied, countedIds, stateOf } from './editing.ts'

/** Rows of cells; header cells in capitals, the cell of the cursor in brackets, text that is no table as it is. */
function told(state: EditorState): unknown[] {
  const place = tablePlace(state)
  const cellIn = (cell: Node, row: number, column: number) => {
    const words = cell.attrs.header ? cell.textContent.toUpperCase() : cell.textContent
    return place?.row === row && place.column === column ? `[${words}]` : words
  }
  return state.doc.children.map((block) =>
    block.type.name === 'table'
      ? block.children.map((cells, row) => cells.children.map((cell, column) => cellIn(cell, row, column)))
      : block.textContent,
  )
}

/** A table of these words, its first row the header, with the cursor in one of its cells. */
function tableState(rows: readonly (readonly string[])[], [atRow, atColumn]: readonly [number, number]): EditorState {
  let state = applied(stateOf(['plain |']), insertTable(rows.length, 1, countedIds()))
  const cell = (words: string, row: number) =>
    schema.node('table_cell', { header: row === 0 }, [
      schema.node('paragraph', { id: words }, words ? [schema.text(words)] : []),
    ])
  const table = schema.node(
    'table',
    null,
    rows.map((cells, row) =>
      schema.node(
        'table_row',
        null,
        cells.map((words) => cell(words, row)),
      ),
    ),
  )
  state = state.apply(state.tr.replaceWith(0, state.doc.child(0).nodeSize, table))
  let found = 0
  state.doc.descendants((node, position, _parent) => {
    if (node.type.name === 'paragraph' && node.attrs.id === rows[atRow]?.[atColumn]) found = position + 1
  })
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, found)))
}

const square = [
  ['a', 'b'],
  ['c', 'd'],
] as const
const change = (act: TableAct, at: readonly [number, number], rows: readonly (readonly string[])[] = square) =>
  told(applied(tableState(rows, at), changeTable(act, countedIds())))

describe('a new table', () => {
  test('[E17] stands behind the paragraph at the cursor, which stands in its first cell', () => {
    const state = applied(stateOf(['numbered On|e', 'plain Two']), insertTable(2, 2, countedIds()))
    expect(told(state)).toEqual([
      'One',
      [
        ['[]', ''],
        ['', ''],
      ],
      'Two',
    ])
    const table = state.doc.child(1)
    expect(table.children.map((row) => row.children.map((cell) => cell.attrs.header))).toEqual([
      [true, true],
      [false, false],
    ])
    const ids = new Set<unknown>()
    table.descendants((node) => void (node.type.name === 'paragraph' && ids.add(node.attrs.id)))
    expect(ids.size).toBe(4)
  })

  test('[E17] takes the place of an empty paragraph, and is not put into another table', () => {
    const state = applied(stateOf(['plain One', 'plain |']), insertTable(1, 1, countedIds()))
    expect(told(state)).toEqual(['One', [['[]']]])
    expect(insertTable(2, 2, countedIds())(state)).toBe(false)
  })
})

describe('rows and columns', () => {
  test('[E18] are added behind those of the cursor; a column keeps its header', () => {
    expect(change('add row', [0, 1])).toEqual([
      [
        ['A', 'B'],
        ['[]', ''],
        ['c', 'd'],
      ],
    ])
    expect(change('add column', [1, 0])).toEqual([
      [
        ['A', '', 'B'],
        ['c', '[]', 'd'],
      ],
    ])
    const state = applied(tableState(square, [1, 1]), changeTable('add column', countedIds()))
    expect(state.doc.child(0).child(0).child(2).attrs.header).toBe(true)
    const widest = [Array.from({ length: MOST_COLUMNS }, (_cell, column) => `c${column}`)]
    expect(changeTable('add column', countedIds())(tableState(widest, [0, 0]))).toBe(false)
  })

  test('[E18] are removed at the cursor, and the last one takes the table with it', () => {
    expect(change('remove row', [0, 1])).toEqual([[['c', '[d]']]])
    expect(change('remove row', [1, 0])).toEqual([[['[A]', 'B']]])
    expect(change('remove column', [1, 1])).toEqual([[['A'], ['[c]']]])
    const behind = (rows: readonly (readonly string[])[], act: TableAct) => {
      const state = tableState(rows, [0, 0])
      const withEnd = state.apply(state.tr.insert(state.doc.content.size, schema.node('paragraph')))
      return told(applied(withEnd, changeTable(act, countedIds())))
    }
    expect(behind([['a', 'b']], 'remove row')).toEqual([''])
    expect(behind([['a'], ['b']], 'remove column')).toEqual([''])
  })

  test('[E18] also where rows have different lengths', () => {
    const ragged = [['a', 'b', 'c'], ['d']]
    expect(change('add column', [0, 1], ragged)).toEqual([
      [
        ['A', 'B', '[]', 'C'],
        ['d', ''],
      ],
    ])
    expect(change('remove column', [0, 0], ragged)).toEqual([[['[B]', 'C']]])
    expect(change('remove column', [0, 2], ragged)).toEqual([[['A', '[B]'], ['d']]])
  })

  test('[E18] outside a table there is nothing to change', () => {
    expect(changeTable('add row', countedIds())(stateOf(['plain |One']))).toBe(false)
  })
})

test('[E19] Tab steps through the cells, row by row, and stays at both ends', () => {
  const step = (by: 1 | -1, at: readonly [number, number]) => told(applied(tableState(square, at), stepCell(by)))[0]
  expect(step(1, [0, 1])).toEqual([
    ['A', 'B'],
    ['[c]', 'd'],
  ])
  expect(step(-1, [1, 0])).toEqual([
    ['A', '[B]'],
    ['c', 'd'],
  ])
  expect(step(1, [1, 1])).toEqual([
    ['A', 'B'],
    ['c', '[d]'],
  ])
  expect(stepCell(1)(stateOf(['plain |One']))).toBe(false)
})
