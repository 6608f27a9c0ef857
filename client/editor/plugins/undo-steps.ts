/**
 * What takes the place of a selection is undone by itself. The undo of Yjs counts all that is done within half a second as one,
 * so that a whole text deleted right after typing would take the typing with it.
 */
import { type EditorState, Plugin } from 'prosemirror-state'
import { yUndoPluginKey } from 'y-prosemirror'

/** Begins a new step when something is selected. Call it before what is selected gives way. */
export function beginUndoStep(state: EditorState): void {
  if (!state.selection.empty) yUndoPluginKey.getState(state)?.undoManager.stopCapturing()
}

export function undoSteps(): Plugin {
  const begin = ({ state }: { readonly state: EditorState }): false => {
    beginUndoStep(state)
    return false
  }
  return new Plugin({
    props: {
      handleKeyDown: begin,
      handlePaste: begin,
      handleDrop: begin,
      handleDOMEvents: { beforeinput: begin, cut: begin },
    },
  })
}
