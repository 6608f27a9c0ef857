/** Gives the selected paragraphs a role. Rule: docs/spec/editing.md, [E5]. */
import type { Command } from 'prosemirror-state'
import type { ParagraphRole } from '#domain/drafts/schema.ts'
import { selectedParagraphs } from './selected-paragraphs.ts'

/** Roles whose level means something; all others stand at level 1. */
const LEVELLED: ReadonlySet<ParagraphRole> = new Set(['heading', 'item', 'plain'])

/**
 * The level is kept only from an item to a plain paragraph and back, where it means the same indentation.
 * The reference to a provision belongs to the words and is kept.
 */
function levelAfter(from: ParagraphRole, to: ParagraphRole, level: number): number {
  if (from === to) return level
  const isIndented = (role: ParagraphRole) => role === 'item' || role === 'plain'
  return LEVELLED.has(to) && isIndented(from) && isIndented(to) ? level : 1
}

export function setRole(role: ParagraphRole): Command {
  return (state, dispatch) => {
    const paragraphs = selectedParagraphs(state)
    if (paragraphs.length === 0) return false
    if (!dispatch) return true
    const tr = state.tr
    for (const { node, position, role: from, level } of paragraphs) {
      tr.setNodeMarkup(position, null, { ...node.attrs, role, level: levelAfter(from, role, level) })
    }
    dispatch(tr.scrollIntoView())
    return true
  }
}
