/** The keys of the editor in words, for the sheet that shows them and for those who hear the text. */
import { ROLE_WORDS } from './role-words.ts'

export interface KeyWords {
  readonly keys: string
  readonly does: string
}

/** `Ctrl+Alt+1` … `Ctrl+Alt+0` give the roles in the order of the role picker. */
export const ROLE_DIGITS = '1234567890'

/** Roles by their figure: the tenth is 0. */
export const ROLE_KEYS: readonly KeyWords[] = ROLE_WORDS.map(({ name }, place) => ({
  keys: `Ctrl+Alt+${ROLE_DIGITS.charAt(place)}`,
  does: name,
}))

export interface KeyGroup {
  readonly name: string
  readonly keys: readonly KeyWords[]
}

export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    name: 'Paragraphs',
    keys: [
      { keys: 'Enter', does: 'Next paragraph; in an empty one, out of the list' },
      { keys: 'Tab, Shift+Tab', does: 'Level in, level out; in a table from cell to cell' },
      { keys: 'Backspace at the beginning', does: 'Level, then role, then joins to the paragraph above' },
      { keys: 'Delete at the end', does: 'Joins the paragraph below' },
      { keys: 'Alt+Shift+Up, Alt+Shift+Down', does: 'Moves the paragraph or table' },
    ],
  },
  { name: 'Roles', keys: ROLE_KEYS },
  {
    name: 'Words',
    keys: [
      { keys: 'Ctrl+B, Ctrl+I', does: 'Strong, emphasis' },
      { keys: 'Ctrl+K', does: 'Link on the selected words' },
      { keys: 'Ctrl+Shift+K', does: 'Reference to a paragraph or a text of the registry' },
      { keys: '[ on selected words', does: 'Puts them in square brackets' },
      { keys: 'Ctrl+Alt+M', does: 'Comments on them; on commented words, to their thread' },
      { keys: 'Alt+B, Alt+Shift+B', does: 'Next and previous bracket' },
      { keys: 'Ctrl+Z, Ctrl+Y', does: 'Undo and redo what you did yourself' },
    ],
  },
  {
    name: 'Looking for',
    keys: [
      { keys: 'Ctrl+F, Ctrl+H', does: 'Find, find and replace' },
      { keys: 'F3, Shift+F3', does: 'Next and previous place' },
      { keys: 'Ctrl+Shift+L', does: 'Agreed language for the selected words' },
      { keys: 'Enter on a reference', does: 'Goes where it points' },
    ],
  },
  {
    name: 'Leaving the text',
    keys: [
      { keys: 'Escape, then Tab', does: 'To what follows the text' },
      { keys: 'Alt+F10', does: 'To the toolbar' },
      { keys: 'Ctrl+/', does: 'This list' },
    ],
  },
]

/** Describes the text field to screen readers. */
export const KEYS_IN_WORDS =
  'Tab and Shift with Tab set the level of an item, or move between the cells of a table. An opening square bracket puts selected words in brackets; Alt with B goes to the next bracket, with Shift to the one before. Press Escape, then Tab, to leave the text. Alt with F10 moves to the toolbar. Control with slash lists all keys.'
