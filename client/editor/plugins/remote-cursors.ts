/**
 * Where other delegations are writing. The name comes from the server's presence, never from what a client claims;
 * a tint is chosen by the delegation, so that it stays the same for everybody through the day.
 */
import type { Plugin } from 'prosemirror-state'
import { yCursorPlugin } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'

const TINTS = 6

/** 0 to 5, the same for the same name everywhere. */
export function tintOf(delegation: string): number {
  let sum = 0
  for (const letter of delegation) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return sum % TINTS
}

function nameOf(user: unknown): string {
  if (typeof user !== 'object' || user === null) return 'Somebody'
  if ('delegation' in user && typeof user.delegation === 'string' && user.delegation !== '') return user.delegation
  return 'name' in user && typeof user.name === 'string' && user.name !== '' ? user.name : 'Somebody'
}

function cursor(user: unknown): HTMLElement {
  const name = nameOf(user)
  const caret = document.createElement('span')
  caret.className = `wg-cursor wg-tint-${tintOf(name)}`
  // The caret is drawn between words that a screen reader reads; who is here is said by the presence list.
  caret.ariaHidden = 'true'
  const flag = document.createElement('span')
  flag.className = 'wg-cursor-name'
  flag.textContent = name
  caret.append('\u2060', flag, '\u2060')
  return caret
}

export function remoteCursors(awareness: Awareness): Plugin {
  return yCursorPlugin(awareness, {
    cursorBuilder: cursor,
    selectionBuilder: (user: unknown) => ({ class: `wg-selection wg-tint-${tintOf(nameOf(user))}` }),
  })
}
