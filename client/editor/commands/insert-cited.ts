/** Puts words from elsewhere at the cursor, with a reference to where they come from. Rule: docs/spec/editing.md, [E41]. */
import { Fragment } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { schema } from '#domain/drafts/schema.ts'

/** The words take the place of the selection, and the reference follows behind a dash. Refused where the cursor is in no paragraph. */
export function insertCited(text: string, address: string): Command {
  return (state, dispatch, view) => {
    const { $from, $to } = state.selection
    const words = text.replace(/\s+/g, ' ').trim()
    if (view?.editable === false || words === '') return false
    if ($from.parent !== $to.parent || $from.parent.type.name !== 'paragraph') return false
    const before = $from.parent.textBetween(0, $from.parentOffset, '', ' ')
    const gap = before === '' || /\s$/.test(before) ? '' : ' '
    const reference = schema.node('reference', { target: address })
    const content = Fragment.from([schema.text(`${gap}${words} – `), reference])
    dispatch?.(state.tr.replaceWith($from.pos, $to.pos, content).scrollIntoView())
    return true
  }
}
