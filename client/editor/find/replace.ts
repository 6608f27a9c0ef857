/** Puts other words in the place of what was found. Footnotes, brackets and references between the words stay. */
import type { Command, Transaction } from 'prosemirror-state'
import { ownStep } from '../commands/own-step.ts'
import type { Found } from './find-in-text.ts'

function replaceOne(tr: Transaction, { from, to }: Found, words: string): void {
  const pieces: Found[] = []
  tr.doc.nodesBetween(from, to, (node, position) => {
    if (node.type.name === 'footnote') return false
    if (node.isText) pieces.push({ from: Math.max(from, position), to: Math.min(to, position + node.nodeSize) })
    return true
  })
  const [first, ...others] = pieces
  if (!first) return
  // From the end, so that the places before it hold.
  for (const piece of others.reverse()) tr.delete(piece.from, piece.to)
  tr.insertText(words, first.from, first.to)
}

/** All of them in one step of undo. Refused when there is none, and where the text may not be written in. */
export function replaceFound(found: readonly Found[], words: string): Command {
  return ownStep((state, dispatch, view) => {
    if (found.length === 0 || view?.editable === false) return false
    if (!dispatch) return true
    const tr = state.tr
    for (const place of [...found].reverse()) replaceOne(tr, place, words)
    dispatch(tr)
    return true
  })
}
