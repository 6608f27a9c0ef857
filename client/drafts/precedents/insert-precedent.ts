/** Puts agreed words at the cursor, with a reference to where they come from; or copies them. */
import { Fragment } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import { schema } from '#domain/drafts/schema.ts'

/**
 * The words take the place of the selection; where they come from follows behind a dash as a live reference.
 * @returns false where the text cannot be written in, or the cursor stands in no paragraph
 */
export function insertPrecedent(view: EditorView, text: string, address: string): boolean {
  const { $from, $to } = view.state.selection
  if (!view.editable || $from.parent !== $to.parent || $from.parent.type.name !== 'paragraph') return false
  const words = text.replace(/\s+/g, ' ').trim()
  const before = $from.parent.textBetween(0, $from.parentOffset, '', ' ')
  const gap = before === '' || /\s$/.test(before) ? '' : ' '
  const reference = schema.node('reference', { target: address })
  const content = Fragment.from([schema.text(`${gap}${words} – `), reference])
  view.dispatch(view.state.tr.replaceWith($from.pos, $to.pos, content).scrollIntoView())
  view.focus()
  return true
}
