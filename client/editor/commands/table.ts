/** Tables: put one in, add and remove rows and columns at the cursor, step from cell to cell. Rules: docs/spec/editing.md. */
import type { Node, ResolvedPos } from 'prosemirror-model'
import { type Command, type EditorState, Selection, type Transaction } from 'prosemirror-state'
import { schema } from '#domain/drafts/schema.ts'

/** What a page of a meeting document can hold beside each other and still be read. */
export const MOST_COLUMNS = 8
export const MOST_ROWS = 50

/** What can be done to the table that the cursor is in. */
export const TABLE_ACTS = ['add row', 'remove row', 'add column', 'remove column'] as const
export type TableAct = (typeof TABLE_ACTS)[number]

/** Where the cursor is: the innermost table around it, and the places of its row and cell. */
export interface TablePlace {
  readonly table: Node
  /** Position before the table. */
  readonly position: number
  readonly row: number
  readonly column: number
}

function isHeader(cell: Node | null): boolean {
  return cell?.attrs.header === true
}

function emptyCell(header: boolean, newId: () => string): Node {
  return schema.node('table_cell', { header }, [schema.node('paragraph', { id: newId() })])
}

function placeAround($at: ResolvedPos): TablePlace | null {
  for (let depth = $at.depth; depth > 1; depth -= 1) {
    if ($at.node(depth).type.name !== 'table_cell') continue
    const table = $at.node(depth - 2)
    const position = $at.before(depth - 2)
    return { table, position, row: $at.index(depth - 2), column: $at.index(depth - 1) }
  }
  return null
}

/** Null when the cursor is in no table. */
export function tablePlace(state: EditorState): TablePlace | null {
  return placeAround(state.selection.$head)
}

/** Position before a child of a node that begins at `position`. */
function childPosition(parent: Node, position: number, index: number): number {
  let at = position + 1
  for (let before = 0; before < index; before += 1) at += parent.child(before).nodeSize
  return at
}

/** Position before a row, or behind the last one. */
function rowPosition({ table, position }: TablePlace, row: number): number {
  return childPosition(table, position, row)
}

/** Puts the cursor at the end of what a cell says; in a row that is shorter, into its last cell. */
function inCell(tr: Transaction, tablePosition: number, row: number, column: number): Transaction {
  const table = tr.doc.nodeAt(tablePosition)
  const cells = table?.maybeChild(row)
  if (!table || !cells || cells.childCount === 0) return tr
  const rowAt = childPosition(table, tablePosition, row)
  const index = Math.min(column, cells.childCount - 1)
  const end = childPosition(cells, rowAt, index) + cells.child(index).nodeSize - 1
  return tr.setSelection(Selection.near(tr.doc.resolve(end), -1))
}

/**
 * Puts a table behind the block at the cursor, its first row the header; an empty paragraph there gives way to it.
 * Refused inside a table: files cannot show one table in another.
 */
export function insertTable(rowCount: number, columnCount: number, newId: () => string): Command {
  return (state, dispatch) => {
    const { $to } = state.selection
    if (tablePlace(state) || $to.depth === 0 || rowCount < 1 || columnCount < 1) return false
    if (!dispatch) return true
    const rows = Array.from({ length: rowCount }, (_row, row) =>
      schema.node(
        'table_row',
        null,
        Array.from({ length: columnCount }, () => emptyCell(row === 0, newId)),
      ),
    )
    const block = $to.node(1)
    const isEmpty = block.type.name === 'paragraph' && block.content.size === 0
    const at = isEmpty ? $to.before(1) : $to.after(1)
    const tr = state.tr.replaceWith(at, $to.after(1), schema.node('table', null, rows))
    dispatch(inCell(tr, at, 0, 0).scrollIntoView())
    return true
  }
}

function addRow(tr: Transaction, place: TablePlace, newId: () => string): Transaction {
  const cells = place.table.child(place.row).children.map(() => emptyCell(false, newId))
  tr.insert(rowPosition(place, place.row + 1), schema.node('table_row', null, cells))
  return inCell(tr, place.position, place.row + 1, 0)
}

/** The last row, and the last column, go with their table. */
function removeTable(tr: Transaction, { table, position }: TablePlace): Transaction {
  tr.delete(position, position + table.nodeSize)
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(position, tr.doc.content.size))))
}

function removeRow(tr: Transaction, place: TablePlace): Transaction {
  if (place.table.childCount === 1) return removeTable(tr, place)
  const at = rowPosition(place, place.row)
  tr.delete(at, at + place.table.child(place.row).nodeSize)
  return inCell(tr, place.position, Math.min(place.row, place.table.childCount - 2), place.column)
}

/** From the last row to the first, so that the positions of those still to be changed hold. */
function eachRow({ table }: TablePlace, act: (cells: Node, row: number) => void): void {
  for (let row = table.childCount - 1; row >= 0; row -= 1) act(table.child(row), row)
}

function addColumn(tr: Transaction, place: TablePlace, newId: () => string): Transaction {
  eachRow(place, (cells, row) => {
    // A row that is shorter, as a pasted table may have, gets its cell at its end.
    const column = Math.min(place.column + 1, cells.childCount)
    const at = childPosition(cells, rowPosition(place, row), column)
    tr.insert(at, emptyCell(isHeader(cells.maybeChild(column - 1)), newId))
  })
  return inCell(tr, place.position, place.row, place.column + 1)
}

function removeColumn(tr: Transaction, place: TablePlace): Transaction {
  if (place.table.children.every((cells) => cells.childCount <= 1)) return removeTable(tr, place)
  eachRow(place, (cells, row) => {
    const cell = cells.maybeChild(place.column)
    const at = rowPosition(place, row)
    if (!cell) return
    if (cells.childCount === 1) tr.delete(at, at + cells.nodeSize)
    else tr.delete(childPosition(cells, at, place.column), childPosition(cells, at, place.column) + cell.nodeSize)
  })
  return inCell(tr, place.position, place.row, Math.max(0, place.column - 1))
}

/** Refused when the cursor is in no table, and when the table has as much as it can have. */
export function changeTable(act: TableAct, newId: () => string): Command {
  return (state, dispatch) => {
    const place = tablePlace(state)
    if (!place) return false
    const columnCount = Math.max(...place.table.children.map(({ childCount }) => childCount))
    if (act === 'add row' && place.table.childCount >= MOST_ROWS) return false
    if (act === 'add column' && columnCount >= MOST_COLUMNS) return false
    if (!dispatch) return true
    const { tr } = state
    if (act === 'add row') addRow(tr, place, newId)
    else if (act === 'remove row') removeRow(tr, place)
    else if (act === 'add column') addColumn(tr, place, newId)
    else removeColumn(tr, place)
    dispatch(tr.scrollIntoView())
    return true
  }
}

/** To the next cell (1) or the one before (-1), from row to row; at the ends of the table nothing moves. Refused outside a table. */
export function stepCell(step: 1 | -1): Command {
  return (state, dispatch) => {
    const place = tablePlace(state)
    if (!place) return false
    const cells = place.table.children.flatMap((row, index) => row.children.map((_cell, column) => [index, column]))
    const here = cells.findIndex(([row, column]) => row === place.row && column === place.column)
    const [row, column] = cells[here + step] ?? []
    if (row === undefined || column === undefined) return true
    dispatch?.(inCell(state.tr, place.position, row, column).scrollIntoView())
    return true
  }
}
