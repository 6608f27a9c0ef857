/**
 * Delete behind the last letter: what stands below is joined to it, and the upper paragraph keeps its identity and role, as with
 * Backspace. An empty paragraph goes instead, and the words below stay what they are. Rule: docs/spec/editing.md, [E35].
 */
import { type Command, TextSelection } from 'prosemirror-state'

export const joinBelow: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const { parent } = $from
  if (!empty || parent.type.name !== 'paragraph' || $from.parentOffset < parent.content.size) return false
  const after = $from.after()
  const below = state.doc.resolve(after).nodeAfter
  if (below?.type.name !== 'paragraph') return false
  if (!dispatch) return true
  const tr = state.tr
  if (parent.content.size === 0) {
    tr.delete($from.before(), after)
    tr.setSelection(TextSelection.create(tr.doc, $from.before() + 1))
  } else tr.join(after)
  dispatch(tr.scrollIntoView())
  return true
}
