/**
 * A Word file that came back, as it was read: paragraphs with what is tracked in them, comments, and all that no paragraph can
 * hold. Nothing is judged here; `settle.ts` decides on tracked changes, `place-returned.ts` on what becomes of the rest.
 */
import type { Instant } from '../../clock.ts'
import type { Note, Words } from '../content.ts'
import type { StyledForm } from '../word-styles.ts'

/** Words or a footnote, with who has put them in or taken them out where the file tracks that; both when one undid the other. */
export interface ReturnedRun {
  readonly inline: Words | Note
  readonly insertedBy: string | null
  readonly deletedBy: string | null
}

export interface ReturnedParagraph {
  /** Identities of the paragraphs as which this left; more than one where Word has joined them. */
  readonly ids: readonly string[]
  readonly form: StyledForm | null
  readonly runs: readonly ReturnedRun[]
  /** Who has put in the end of this paragraph: without it, it goes on with the next. */
  readonly endInsertedBy: string | null
  readonly endDeletedBy: string | null
}

export interface ReturnedTable {
  /** Rows, cells, paragraphs. */
  readonly rows: readonly (readonly (readonly ReturnedParagraph[])[])[]
}

export type ReturnedBlock = ReturnedParagraph | ReturnedTable

export interface ReturnedComment {
  readonly author: string
  /** When it was written, where the file says so. */
  readonly at: Instant | null
  readonly text: string
  /** The words on which it stands; '' for a place. */
  readonly quote: string
  /** Identity of the paragraph in which it begins; '' where that is not known. */
  readonly paragraphId: string
}

/** Something in the file that a draft cannot hold, for a person to look at. */
export interface NotPlaced {
  /** The first words of where it is. */
  readonly where: string
  readonly what: string
}

export interface ReturnedFile {
  /** The draft that it left, and the place in its log; null for a file that does not say. */
  readonly draftId: string | null
  readonly sequence: number | null
  /** It left with words that are gone, or only proposed, among those of the text. */
  readonly isMarked: boolean
  readonly blocks: readonly ReturnedBlock[]
  readonly comments: readonly ReturnedComment[]
  readonly notPlaced: readonly NotPlaced[]
}

export function isReturnedTable(block: ReturnedBlock): block is ReturnedTable {
  return 'rows' in block
}
