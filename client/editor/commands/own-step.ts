/** Makes what a command does one step of undo by itself: what was typed before is another one. */
import type { Command } from 'prosemirror-state'
import { yUndoPluginKey } from 'y-prosemirror'

export function ownStep(command: Command): Command {
  return (state, dispatch, view) => {
    const manager = yUndoPluginKey.getState(state)?.undoManager
    if (!dispatch || !manager) return command(state, dispatch, view)
    manager.stopCapturing()
    const isDone = command(state, dispatch, view)
    manager.stopCapturing()
    return isDone
  }
}
