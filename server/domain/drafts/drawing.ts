/**
 * A reading of a draft, drawn: what a file shows of the text in the order in which it stands there. The walk over it is the same
 * for Word, PDF and HTML (server/reports/render/walk.ts).
 */
import type { Instant } from '../clock.ts'
import type { Piece } from './compare/compare-inline.ts'
import { type MarkedBlock, type MarkedParagraph, unmarkedDocument } from './compare/marked-document.ts'
import { type Block, isTable, type Table } from './content.ts'
import type { DecisionLabels } from './outline.ts'

/** Whom a word processor names as the author of a change. */
export interface RevisionAuthor {
  readonly name: string
  readonly at: Instant
}

export interface DrawnBlock {
  /** A table with nothing marked in it stands as it is. */
  readonly block: MarkedBlock | Table
  /** Who would have it so; null where nothing is to be told of one person. */
  readonly by: RevisionAuthor | null
  /** Whether it has a place in the numbers of the text: what is gone from it, or only proposed, has none. */
  readonly isNumbered: boolean
}

/** A proposal that stands by itself behind what it would change. */
export interface DrawnProposal {
  /** `P3, Kenya, supported by Brazil` and what it asks for. */
  readonly heading: string
  readonly reason: string
  readonly paragraphs: readonly MarkedParagraph[]
}

/** A comment for the margin of a Word file; never part of its text. */
export interface Remark {
  /** The paragraph at which it stands; null for the title. */
  readonly paragraphId: string | null
  readonly author: RevisionAuthor
  readonly lines: readonly (readonly Piece[])[]
}

export interface Drawing {
  readonly blocks: readonly (DrawnBlock | DrawnProposal)[]
  /** What the reader must know of it, under the title; '' for nothing. */
  readonly legend: string
  /** Whether changes are revisions that a word processor accepts or rejects, or underlined and struck for good. */
  readonly isTracked: boolean
  readonly remarks: readonly Remark[]
}

export function isDrawnProposal(drawn: DrawnBlock | DrawnProposal): drawn is DrawnProposal {
  return 'heading' in drawn
}

/** A text with nothing marked in it. @param labels what decisions are called, by their handle */
export function drawnPlain(blocks: readonly Block[], labels: DecisionLabels): DrawnBlock[] {
  return unmarkedDocument(blocks, labels).map((block, index) => {
    const shown = blocks[index]
    return { block: shown && isTable(shown) ? shown : block, by: null, isNumbered: true }
  })
}

export function isPlainTable(block: MarkedBlock | Table): block is Table {
  return 'rows' in block && !('mark' in block)
}
