/**
 * Moves the selected paragraphs, or the table at the cursor, past the block above or below. Identities go with the words, and the
 * selection too. Rule: docs/spec/editing.md, [E36].
 */
import { type Command, TextSelection } from 'prosemirror-state'

/** @param step -1 moves up, 1 down; refused at the end of the text */
export function moveBlocks(step: 1 | -1): Command {
  return (state, dispatch) => {
    const { $from, $to, anchor, head } = state.selection
    if ($from.depth === 0 || $to.depth === 0) return false
    const [first, last] = [$from.index(0), $to.index(0)]
    const neighbour = state.doc.maybeChild(step < 0 ? first - 1 : last + 1)
    if (!neighbour) return false
    if (!dispatch) return true
    const [start, end] = [$from.before(1), $to.after(1)]
    const tr = state.tr
    // The neighbour goes to the other side: what is moved, and may be large or somebody's place, is left alone.
    if (step < 0) {
      tr.insert(end, neighbour).delete(start - neighbour.nodeSize, start)
    } else {
      tr.delete(end, end + neighbour.nodeSize).insert(start, neighbour)
    }
    const by = step * neighbour.nodeSize
    tr.setSelection(TextSelection.create(tr.doc, anchor + by, head + by))
    dispatch(tr.scrollIntoView())
    return true
  }
}
