/**
 * Where other delegations are writing. Name and colour come from the server's presence, never from what a client claims;
 * the presence list shows the same colour beside the same name.
 */
import type { Plugin } from 'prosemirror-state'
import { yCursorPlugin } from 'y-prosemirror'
import type { Awareness } from 'y-protocols/awareness'

const COLOUR = /^#[0-9a-f]{6}$/i

function said(user: unknown, field: 'delegation' | 'name' | 'color'): string {
  const value: unknown = typeof user === 'object' && user !== null ? Reflect.get(user, field) : ''
  return typeof value === 'string' ? value : ''
}

/** Only a plain colour gets into a style. */
function colourOf(user: unknown): string {
  const colour = said(user, 'color')
  return COLOUR.test(colour) ? colour : 'var(--wg-accent)'
}

function cursor(user: unknown): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'wg-cursor'
  caret.style.setProperty('--wg-tint', colourOf(user))
  // The caret is drawn between words that a screen reader reads; who is here is said by the presence list.
  caret.ariaHidden = 'true'
  const flag = document.createElement('span')
  flag.className = 'wg-cursor-name'
  flag.textContent = said(user, 'delegation') || said(user, 'name') || 'Somebody'
  caret.append('\u2060', flag, '\u2060')
  return caret
}

export function remoteCursors(awareness: Awareness): Plugin {
  return yCursorPlugin(awareness, {
    cursorBuilder: cursor,
    selectionBuilder: (user: unknown) => ({ class: 'wg-selection', style: `--wg-tint: ${colourOf(user)}` }),
  })
}
