/**
 * Official mark-up: the draft against the text in force, new text underlined, deleted text struck through. What moved is
 * struck at its old place and underlined at its new one, so that without the mark-up each of the two texts is there again.
 */
import type { Piece } from './compare/compare-inline.ts'
import {
  isMarkedTable,
  type MarkedBlock,
  type MarkedParagraph,
  type MarkedTable,
  markedDocument,
} from './compare/marked-document.ts'
import type { Block } from './content.ts'
import type { DecisionLabels } from './outline.ts'

/** @param labels what decisions are called, by their handle */
export function officialMarkup(
  inForce: readonly Block[],
  draft: readonly Block[],
  labels: DecisionLabels = new Map(),
): MarkedBlock[] {
  return markedDocument(inForce, draft, labels).map((block) =>
    isMarkedTable(block) ? officialTable(block) : officialParagraph(block),
  )
}

const allNew = (pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap(({ change, inline }) => (change === 'deleted' ? [] : [{ change: 'inserted' as const, inline }]))

function officialParagraph(block: MarkedParagraph): MarkedParagraph {
  if (block.mark === 'moved') return { ...block, mark: 'inserted', pieces: allNew(block.pieces) }
  if (block.mark === 'moved away') return { ...block, mark: 'deleted' }
  return block
}

function officialTable(table: MarkedTable): MarkedTable {
  if (table.mark === 'moved away')
    return { mark: 'deleted', rows: table.rows.map((row) => ({ ...row, mark: 'deleted' })) }
  if (table.mark !== 'moved') return table
  const rows = table.rows.map(({ cells }) => ({
    mark: 'inserted' as const,
    cells: cells.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map(allNew) })),
  }))
  return { mark: 'inserted', rows }
}
