/**
 * Several paragraphs that are pasted into an empty one take its place with their own roles; without this the first of them
 * would take the role of the empty one. Rule: docs/spec/editing.md, [E16].
 */
import type { Slice } from 'prosemirror-model'
import { type Command, Selection } from 'prosemirror-state'

export function placeWhole(slice: Slice): Command {
  return (state, dispatch) => {
    const { $from, empty } = state.selection
    const isEmptyParagraph = empty && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0
    if (!isEmptyParagraph || slice.content.childCount < 2 || !slice.content.firstChild?.isBlock) return false
    if (!dispatch) return true
    const tr = state.tr.replaceWith($from.before(), $from.after(), slice.content)
    const end = $from.before() + slice.content.size
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(end), -1)).scrollIntoView())
    return true
  }
}
