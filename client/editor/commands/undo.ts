/**
 * Undo and redo: in the shared text what the person has written there, in a working copy what was done in it. The history of the
 * one is kept by the binding, of the other by ProseMirror.
 */
import { redo as redoStep, undo as undoStep } from 'prosemirror-history'
import type { Command } from 'prosemirror-state'
import { redoCommand, undoCommand, yUndoPluginKey } from 'y-prosemirror'

export const undo: Command = (state, dispatch, view) =>
  (yUndoPluginKey.getState(state) ? undoCommand : undoStep)(state, dispatch, view)

export const redo: Command = (state, dispatch, view) =>
  (yUndoPluginKey.getState(state) ? redoCommand : redoStep)(state, dispatch, view)
