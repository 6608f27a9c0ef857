/**
 * The keys. Tab sets the level, so that Escape and then Tab is the way out by keyboard (WCAG 2.1.2); the sentence that
 * says so is `KEYS_IN_WORDS`, which describes the text field to screen readers.
 */
import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands'
import { keydownHandler } from 'prosemirror-keymap'
import { type Command, Plugin } from 'prosemirror-state'
import { schema } from '#domain/drafts/schema.ts'
import { changeLevel } from '../commands/change-level.ts'
import { lowerAtStart } from '../commands/lower-at-start.ts'
import { followReference } from '../commands/reference.ts'
import { splitParagraph } from '../commands/split-paragraph.ts'
import { stepCell } from '../commands/table.ts'
import { redo, undo } from '../commands/undo.ts'
import { PrecedentsAskedEvent } from '../precedents-asked.ts'

export const KEYS_IN_WORDS =
  'Tab and Shift with Tab set the level of an item, or move between the cells of a table. An opening square bracket puts selected words in brackets; Alt with B goes to the next bracket, with Shift to the one before. Press Escape, then Tab, to leave the text. Alt with F10 moves to the toolbar.'

/** The command, and the key is used up even where the command has nothing to do. */
const always = (command: Command): Command => chainCommands(command, () => true)

export interface KeyNeeds {
  readonly newId: () => string
  readonly editLink: () => void
  readonly insertReference: () => void
  /** Goes to a paragraph or opens a text of the registry. */
  readonly followReference: (target: string) => void
  readonly focusToolbar: () => void
}

export function editorKeymap(needs: KeyNeeds): Plugin {
  const { newId, editLink, focusToolbar } = needs
  const split = splitParagraph(newId)
  const press = keydownHandler({
    ...baseKeymap,
    Enter: chainCommands(followReference(needs.followReference), split),
    'Shift-Enter': split,
    Backspace: chainCommands(lowerAtStart, baseKeymap.Backspace ?? (() => false)),
    Tab: always(chainCommands(stepCell(1), changeLevel(1))),
    'Shift-Tab': always(chainCommands(stepCell(-1), changeLevel(-1))),
    'Mod-b': toggleMark(schema.marks.strong),
    'Mod-i': toggleMark(schema.marks.em),
    'Mod-z': always(undo),
    'Mod-y': always(redo),
    'Mod-Shift-z': always(redo),
    'Mod-k': () => {
      editLink()
      return true
    },
    'Mod-Shift-k': () => {
      needs.insertReference()
      return true
    },
    'Mod-Shift-l': (state) => {
      const { from, to } = state.selection
      window.dispatchEvent(new PrecedentsAskedEvent(state.doc.textBetween(from, to, ' ')))
      return true
    },
    'Alt-F10': () => {
      focusToolbar()
      return true
    },
  })
  let isLeaving = false
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.key === 'Escape') {
          isLeaving = true
          return false
        }
        if (event.key === 'Shift') return false
        const leaves = isLeaving && event.key === 'Tab'
        isLeaving = false
        return leaves || !view.editable ? false : press(view, event)
      },
    },
  })
}
