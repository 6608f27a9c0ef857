/**
 * Backspace before the first letter: first the level goes, then the role, and only then are two paragraphs joined.
 * Rule: docs/spec/editing.md, [E4].
 */
import type { Command } from 'prosemirror-state'
import { readLevel, readRole } from '#domain/drafts/schema.ts'

export const lowerAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0 || $from.parent.type.name !== 'paragraph') return false
  const role = readRole($from.parent.attrs.role)
  const level = readLevel($from.parent.attrs.level)
  if (role === 'plain' && level === 1) return false
  const isIndented = level > 1 && (role === 'item' || role === 'plain')
  const place = isIndented ? { role, level: level - 1 } : { role: 'plain', level: 1 }
  dispatch?.(state.tr.setNodeMarkup($from.before(), null, { ...$from.parent.attrs, ...place }).scrollIntoView())
  return true
}
