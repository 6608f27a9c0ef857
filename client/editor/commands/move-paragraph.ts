/** Moves paragraphs as `moveBlocks` does, and no table. Rule: docs/spec/proposing.md, [PM12]. */
import type { Command } from 'prosemirror-state'
import { moveBlocks } from './move-blocks.ts'

/** `1` moves down, `-1` moves up. Refused at the ends of the text, and inside a table. */
export function moveParagraph(step: 1 | -1): Command {
  return (state, dispatch, view) => {
    const { $from, $to } = state.selection
    return $from.depth === 1 && $to.depth === 1 && moveBlocks(step)(state, dispatch, view)
  }
}
