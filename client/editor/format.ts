/** What the toolbar shows about the place of the cursor, and the acts that it asks the editor for. */
import { toggleMark } from 'prosemirror-commands'
import type { MarkType } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { redoCommand, undoCommand, yUndoPluginKey } from 'y-prosemirror'
import { type ParagraphRole, schema } from '#domain/drafts/schema.ts'
import { changeLevel } from './commands/change-level.ts'
import { linkedRange } from './commands/link.ts'
import { selectedParagraphs } from './commands/selected-paragraphs.ts'
import { setRole } from './commands/set-role.ts'

/** Acts that are done at once; footnote and link ask for words first. */
export type FormatAct =
  | { readonly kind: 'role'; readonly role: ParagraphRole }
  | { readonly kind: 'level'; readonly step: 1 | -1 }
  | { readonly kind: 'strong' | 'em' | 'undo' | 'redo' | 'footnote' | 'link' }

export interface Format {
  /** Null when the selected paragraphs have different roles. */
  readonly role: ParagraphRole | null
  readonly isStrong: boolean
  readonly isEm: boolean
  readonly isLink: boolean
  readonly mayGoIn: boolean
  readonly mayGoOut: boolean
  readonly mayLink: boolean
  readonly mayUndo: boolean
  readonly mayRedo: boolean
}

export const NO_FORMAT: Format = {
  role: null,
  isStrong: false,
  isEm: false,
  isLink: false,
  mayGoIn: false,
  mayGoOut: false,
  mayLink: false,
  mayUndo: false,
  mayRedo: false,
}

function isMarked(state: EditorState, type: MarkType): boolean {
  const { from, to, $from, empty } = state.selection
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  return state.doc.rangeHasMark(from, to, type)
}

export function readFormat(state: EditorState): Format {
  const [first, ...others] = selectedParagraphs(state)
  const link = linkedRange(state)
  const undo = yUndoPluginKey.getState(state)?.undoManager
  return {
    role: first && others.every((other) => other.role === first.role) ? first.role : null,
    isStrong: isMarked(state, schema.marks.strong),
    isEm: isMarked(state, schema.marks.em),
    isLink: link.href !== '',
    mayGoIn: changeLevel(1)(state),
    mayGoOut: changeLevel(-1)(state),
    mayLink: link.from !== link.to,
    mayUndo: undo?.canUndo() ?? false,
    mayRedo: undo?.canRedo() ?? false,
  }
}

/** The command of an act; null for the two that need words first. */
export function commandOf(act: FormatAct): Command | null {
  switch (act.kind) {
    case 'role':
      return setRole(act.role)
    case 'level':
      return changeLevel(act.step)
    case 'strong':
    case 'em':
      return toggleMark(schema.marks[act.kind])
    case 'undo':
      return undoCommand
    case 'redo':
      return redoCommand
    default:
      return null
  }
}
