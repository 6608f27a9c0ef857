/**
 * The keys. Tab sets the level, so that Escape and then Tab is the way out by keyboard (WCAG 2.1.2). What the keys do
 * in words: `keys.ts`.
 */
import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands'
import { keydownHandler } from 'prosemirror-keymap'
import { type Command, Plugin } from 'prosemirror-state'
import { type ParagraphRole, schema } from '#domain/drafts/schema.ts'
import { changeLevel } from '../commands/change-level.ts'
import { joinBelow } from '../commands/join-below.ts'
import { lowerAtStart } from '../commands/lower-at-start.ts'
import { moveBlocks } from '../commands/move-blocks.ts'
import { ownStep } from '../commands/own-step.ts'
import { followReference } from '../commands/reference.ts'
import { setRole } from '../commands/set-role.ts'
import { splitParagraph } from '../commands/split-paragraph.ts'
import { stepCell } from '../commands/table.ts'
import { redo, undo } from '../commands/undo.ts'
import { ROLE_DIGITS } from '../keys.ts'
import { PrecedentsAskedEvent } from '../precedents-asked.ts'
import { ROLE_WORDS } from '../role-words.ts'

/** The command, and the key is used up even where the command has nothing to do. */
const always = (command: Command): Command => chainCommands(command, () => true)

/** A key that asks the page for something. */
const done =
  (act: () => void): Command =>
  () => {
    act()
    return true
  }

export interface KeyNeeds {
  readonly newId: () => string
  readonly editLink: () => void
  readonly insertReference: () => void
  /** Goes to a paragraph or opens a text of the registry. */
  readonly followReference: (target: string) => void
  readonly focusToolbar: () => void
  readonly showKeys: () => void
  /** Opens the search, with the words to put instead or without. */
  readonly find: (isReplacing: boolean) => void
  /** To the next place that was found, or the one before. */
  readonly findNext: (by: 1 | -1) => void
}

/** The role that Ctrl, Alt and a figure give; null for other keys, and where Alt Gr writes a sign with that figure. */
function roleOf(event: KeyboardEvent): ParagraphRole | null {
  const isMod = event.ctrlKey || event.metaKey
  if (!isMod || !event.altKey || event.shiftKey || event.getModifierState('AltGraph')) return null
  const digit = /^Digit(\d)$/.exec(event.code)?.[1]
  return digit === undefined ? null : (ROLE_WORDS[ROLE_DIGITS.indexOf(digit)]?.role ?? null)
}

export function editorKeymap(needs: KeyNeeds): Plugin {
  const { newId, editLink, focusToolbar } = needs
  const split = splitParagraph(newId)
  const press = keydownHandler({
    ...baseKeymap,
    Enter: chainCommands(followReference(needs.followReference), split),
    'Shift-Enter': split,
    Backspace: chainCommands(lowerAtStart, baseKeymap.Backspace ?? (() => false)),
    Delete: chainCommands(joinBelow, baseKeymap.Delete ?? (() => false)),
    'Mod-Delete': chainCommands(joinBelow, baseKeymap['Mod-Delete'] ?? (() => false)),
    'Alt-Shift-ArrowUp': always(ownStep(moveBlocks(-1))),
    'Alt-Shift-ArrowDown': always(ownStep(moveBlocks(1))),
    Tab: always(chainCommands(stepCell(1), changeLevel(1))),
    'Shift-Tab': always(chainCommands(stepCell(-1), changeLevel(-1))),
    'Mod-b': toggleMark(schema.marks.strong),
    'Mod-i': toggleMark(schema.marks.em),
    'Mod-z': always(undo),
    'Mod-y': always(redo),
    'Mod-Shift-z': always(redo),
    'Mod-k': done(editLink),
    'Mod-Shift-k': done(needs.insertReference),
    'Mod-Shift-l': (state) => {
      const { from, to } = state.selection
      window.dispatchEvent(new PrecedentsAskedEvent(state.doc.textBetween(from, to, ' ')))
      return true
    },
    'Mod-f': done(() => needs.find(false)),
    'Mod-h': done(() => needs.find(true)),
    F3: done(() => needs.findNext(1)),
    'Shift-F3': done(() => needs.findNext(-1)),
    'Mod-/': done(needs.showKeys),
    'Alt-F10': done(focusToolbar),
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
        if (leaves || !view.editable) return false
        const role = roleOf(event)
        return role ? setRole(role)(view.state, view.dispatch) : press(view, event)
      },
    },
  })
}
