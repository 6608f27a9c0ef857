/** Moves the selected items, headings and plain paragraphs in or out by one level. Rules: docs/spec/editing.md, [E6]. */
import type { Command } from 'prosemirror-state'
import { DEEPEST_LEVEL, type ParagraphRole } from '#domain/drafts/schema.ts'
import { type SelectedParagraph, selectedParagraphs } from './selected-paragraphs.ts'

interface Place {
  readonly role: ParagraphRole
  readonly level: number
}

/** Numbered paragraphs go in as items, because that is how a sub-paragraph begins its life. */
const BECOMES_ITEM: ReadonlySet<ParagraphRole> = new Set(['numbered', 'operative', 'recommendation'])
const HAS_LEVEL: ReadonlySet<ParagraphRole> = new Set(['heading', 'item', 'plain'])

function moved({ role, level }: SelectedParagraph, step: 1 | -1): Place | null {
  if (step === 1 && BECOMES_ITEM.has(role)) return { role: 'item', level: 1 }
  const next = level + step
  return HAS_LEVEL.has(role) && next >= 1 && next <= DEEPEST_LEVEL ? { role, level: next } : null
}

/** `1` moves in, `-1` moves out. Refused when no selected paragraph can move that way. */
export function changeLevel(step: 1 | -1): Command {
  return (state, dispatch) => {
    const moves = selectedParagraphs(state).flatMap((paragraph) => {
      const place = moved(paragraph, step)
      return place ? [{ paragraph, place }] : []
    })
    if (moves.length === 0) return false
    if (!dispatch) return true
    const tr = state.tr
    for (const { paragraph, place } of moves) {
      tr.setNodeMarkup(paragraph.position, null, { ...paragraph.node.attrs, ...place })
    }
    dispatch(tr.scrollIntoView())
    return true
  }
}
