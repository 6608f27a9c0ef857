/** Signs that a person writes into the text themselves: around what is selected, in one paragraph or several. */
import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import { schema } from '#domain/drafts/schema.ts'
import { bracketsInDoc } from '../bracket-signs.ts'

/** Whether words are selected around which a bracket can stand. */
export function mayBracket({ selection }: EditorState): boolean {
  const { $from, $to, empty } = selection
  return !empty && selection instanceof TextSelection && $from.parent.isTextblock && $to.parent.isTextblock
}

/** Whether the selection holds one end of a bracket and not the other. */
export function cutsBracket({ doc, selection: { from, to } }: EditorState): boolean {
  const isWithin = ({ position }: { readonly position: number }) => from <= position && position < to
  return bracketsInDoc(doc).pairs.some(({ open, ors, close }) => {
    const held = [open, ...ors, close].filter(isWithin).length
    return held > 0 && held < ors.length + 2
  })
}

/** @param id the identity of the new bracket */
export function putSigns(id: string): Command {
  return (state, dispatch) => {
    if (!mayBracket(state) || cutsBracket(state)) return false
    const { from, to } = state.selection
    const sign = (side: string) => schema.node('bracket', { id, side })
    const tr = state.tr.insert(to, sign('close')).insert(from, sign('open'))
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, to + 2)).scrollIntoView())
    return true
  }
}
