/**
 * Moves the selected paragraphs, or the table at the cursor, past the block above or below. Identities go with the words, and the
 * selection too. Rule: docs/spec/editing.md, [E36].
 */
import { type Command, TextSelection } from 'prosemirror-state'

/** What a transaction says of itself that moves blocks: their identities. */
export const MOVED = 'moved-paragraphs'

/** `1` moves down, `-1` moves up. Refused at the ends of the text. */
export function moveBlocks(step: 1 | -1): Command {
  return (state, dispatch) => {
    const { $from, $to, anchor, head } = state.selection
    if ($from.depth === 0 || $to.depth === 0) return false
    const [first, last] = [$from.index(0), $to.index(0)]
    const neighbour = step === 1 ? state.doc.maybeChild(last + 1) : state.doc.maybeChild(first - 1)
    if (!neighbour) return false
    if (!dispatch) return true
    const [from, to] = [$from.before(1), $to.after(1)]
    const tr = state.tr
    // The neighbour goes to the other side: what is moved keeps its place in the history of the editor, and the cursor with it.
    if (step === 1) tr.delete(to, to + neighbour.nodeSize).insert(from, neighbour)
    else tr.insert(to, neighbour).delete(from - neighbour.nodeSize, from)
    const by = step * neighbour.nodeSize
    tr.setSelection(TextSelection.create(tr.doc, anchor + by, head + by))
    const ids = state.doc.children.slice(first, last + 1).map(({ attrs }) => String(attrs.id ?? ''))
    dispatch(tr.setMeta(MOVED, ids).scrollIntoView())
    return true
  }
}
