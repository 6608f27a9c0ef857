/** What the toolbar shows about the place of the cursor, and the acts that it asks the editor for. */
import { toggleMark } from 'prosemirror-commands'
import type { MarkType } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { type ParagraphRole, schema } from '#domain/drafts/schema.ts'
import { mayBracket } from './commands/bracket.ts'
import { changeLevel } from './commands/change-level.ts'
import { linkedRange } from './commands/link.ts'
import { selectedParagraphs } from './commands/selected-paragraphs.ts'
import { setRole } from './commands/set-role.ts'
import { changeTable, type TableAct, tablePlace } from './commands/table.ts'
import { redo, undo } from './commands/undo.ts'

/** Acts that are done at once; footnote, link, table and reference ask first. */
export type FormatAct =
  | { readonly kind: 'role'; readonly role: ParagraphRole }
  | { readonly kind: 'level'; readonly step: 1 | -1 }
  | { readonly kind: 'cells'; readonly act: TableAct }
  | {
      readonly kind:
        | 'strong'
        | 'em'
        | 'undo'
        | 'redo'
        | 'footnote'
        | 'link'
        | 'table'
        | 'reference'
        | 'bracket'
        | 'find'
        | 'keys'
    }

export interface Format {
  /** Null when the selected paragraphs have different roles. */
  readonly role: ParagraphRole | null
  readonly isStrong: boolean
  readonly isEm: boolean
  readonly isLink: boolean
  readonly mayGoIn: boolean
  readonly mayGoOut: boolean
  readonly mayLink: boolean
  readonly mayBracket: boolean
  readonly isInTable: boolean
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
  mayBracket: false,
  isInTable: false,
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
  return {
    role: first && others.every((other) => other.role === first.role) ? first.role : null,
    isStrong: isMarked(state, schema.marks.strong),
    isEm: isMarked(state, schema.marks.em),
    isLink: link.href !== '',
    mayGoIn: changeLevel(1)(state),
    mayGoOut: changeLevel(-1)(state),
    mayLink: link.from !== link.to,
    mayBracket: mayBracket(state),
    isInTable: tablePlace(state) !== null,
    mayUndo: undo(state),
    mayRedo: redo(state),
  }
}

/** The command of an act; null for those that ask first. @param newId identity for paragraphs that it makes */
export function commandOf(act: FormatAct, newId: () => string): Command | null {
  switch (act.kind) {
    case 'role':
      return setRole(act.role)
    case 'level':
      return changeLevel(act.step)
    case 'cells':
      return changeTable(act.act, newId)
    case 'strong':
    case 'em':
      return toggleMark(schema.marks[act.kind])
    case 'undo':
      return undo
    case 'redo':
      return redo
    default:
      return null
  }
}
