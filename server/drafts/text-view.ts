/** Ways to look into the shared text: as it is now, or (history/moment-view.ts) as it was. */
import type * as Y from 'yjs'

/** What stands behind a piece of a document, for those who ask. */
export interface Trace {
  /** Rows of the log: in which it was written, from its first letter to its last, and which took it out. */
  readonly origin: number
  readonly originUntil: number
  readonly died: number
}

export interface Piece {
  readonly insert?: unknown
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly trace?: Trace
}

export type SharedNode = Y.XmlElement | Y.XmlText | Y.XmlHook

export interface TextView {
  children(parent: Y.XmlFragment): readonly SharedNode[]
  attributes(element: Y.XmlElement): Readonly<Record<string, unknown>>
  pieces(text: Y.XmlText): readonly Piece[]
  /** Null when nobody asks. */
  trace(element: SharedNode): Trace | null
}

export const AS_IT_IS: TextView = {
  children: (parent) => parent.toArray(),
  attributes: (element) => element.getAttributes(),
  pieces: (text) => text.toDelta(),
  trace: () => null,
}
