/** References: put one in, follow the one that is selected. Rules: docs/spec/editing.md, [E23] and [E24]. */
import { type Command, type EditorState, NodeSelection } from 'prosemirror-state'
import { schema } from '#domain/drafts/schema.ts'

/** Puts a reference in the place of the selection; refused where the cursor stands in no paragraph. */
export function insertReference(target: string): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection
    if ($from.parent.type.name !== 'paragraph' || $from.parent !== $to.parent || target === '') return false
    dispatch?.(state.tr.replaceSelectionWith(schema.node('reference', { target }), false).scrollIntoView())
    return true
  }
}

/** What the selected reference points at; null when none is selected. */
export function selectedReference({ selection }: EditorState): string | null {
  const node = selection instanceof NodeSelection ? selection.node : null
  return node?.type.name === 'reference' ? String(node.attrs.target) : null
}

/** Enter on a reference goes where it points. */
export function followReference(follow: (target: string) => void): Command {
  return (state, dispatch) => {
    const target = selectedReference(state)
    if (target === null) return false
    if (dispatch) follow(target)
    return true
  }
}
