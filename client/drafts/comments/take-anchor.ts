/** Where a new comment stands: on the selected words, on the paragraph at the cursor, or on the whole text. */
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { absolutePositionToRelativePosition, ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import { type Letters, lettersOf } from '#domain/drafts/comments/anchor.ts'
import { type AnchorWire, LONGEST_QUOTE } from '#domain/drafts/comments/wire.ts'

/** The shared text behind a state, and which node was made from which part of it. */
export function bindingOf(state: EditorState): { type: Y.XmlFragment; doc: Y.Doc; mapping: Map<never, never> } | null {
  const binding = ySyncPluginKey.getState(state)?.binding
  return binding?.doc ? binding : null
}

/** Null where no letter is selected. */
export function anchorOnSelection(state: EditorState): AnchorWire | null {
  const { from, to } = state.selection
  const binding = from < to ? bindingOf(state) : null
  if (!binding) return null
  const touched = lettersOf(state.doc).flatMap((paragraph) => {
    const places = paragraph.places.flatMap((place, letter) => (place >= from && place < to ? [letter] : []))
    const [first, last] = [places[0], places.at(-1)]
    return first === undefined || last === undefined ? [] : [{ paragraph, first, last }]
  })
  const [begin, end] = [touched[0], touched.at(-1)]
  if (!begin || !end || begin.paragraph.id === '') return null
  const quote = touched.map(({ paragraph, first, last }) => paragraph.text.slice(first, last + 1)).join('\n')
  return {
    on: 'range',
    paragraphId: begin.paragraph.id,
    offset: begin.first,
    quote: quote.slice(0, LONGEST_QUOTE),
    start: base64(relative(placeOf(begin.paragraph, begin.first), binding)),
    end: base64(behind(state.doc, placeOf(end.paragraph, end.last), binding)),
  }
}

/** On the paragraph of this identity; null when it is not in the text. */
export function anchorOnParagraph(doc: Node, paragraphId: string): AnchorWire | null {
  const found = paragraphId === '' ? undefined : lettersOf(doc).find(({ id }) => id === paragraphId)
  return found ? { on: 'paragraph', paragraphId, quote: found.text.slice(0, LONGEST_QUOTE) } : null
}

type Binding = NonNullable<ReturnType<typeof bindingOf>>

const placeOf = ({ places, start }: Letters, letter: number): number => places[letter] ?? start

function relative(place: number, { type, mapping }: Binding): Y.RelativePosition {
  return absolutePositionToRelativePosition(place, type, mapping)
}

/** Bound to the last letter and not to what follows it: what somebody writes behind the words is not about them. */
function behind(doc: Node, place: number, binding: Binding): Y.RelativePosition {
  const { item } = relative(place, binding)
  if (item) return new Y.RelativePosition(null, null, item, -1)
  return relative(place + (doc.nodeAt(place)?.isText ? 1 : (doc.nodeAt(place)?.nodeSize ?? 1)), binding)
}

function base64(position: Y.RelativePosition): string {
  return btoa(String.fromCharCode(...Y.encodeRelativePosition(position)))
}
