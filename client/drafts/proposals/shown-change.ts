/** A proposal as it reads in the tray: its words struck and underlined, with the edges said for those who hear the page. */
import { html, nothing } from 'lit'
import { compareInline, type Piece } from '#domain/drafts/compare/compare-inline.ts'
import { type Inline, isNote } from '#domain/drafts/content.ts'
import type { ParagraphWire, ProposalView } from '#domain/drafts/proposals/wire.ts'
import { formInWords } from './proposal-words.ts'

interface Line {
  readonly before: ParagraphWire | null
  readonly after: ParagraphWire | null
}

/** An open one that fits is shown against the text as it stands, any other as it was made. */
function linesOf({ state, fit, changes, base, proposed }: ProposalView): Line[] {
  if (state === 'open' && fit !== 'does not fit')
    return changes.map(({ live, result }) => ({ before: live, after: result }))
  const kept = proposed.map((after) => ({ before: base.find(({ id }) => id === after.id) ?? null, after }))
  const gone = base.filter(({ id }) => !proposed.some((after) => after.id === id))
  return [...kept, ...gone.map((before) => ({ before, after: null }))]
}

export function shownChange(proposal: ProposalView) {
  const lines = proposal.kind === 'move' ? [] : linesOf(proposal)
  if (proposal.kind === 'move')
    return proposal.base.map(({ inline }) => html`<p class="shown">${pieces(kept(inline))}</p>`)
  return lines.map(({ before, after }) => {
    const form = after && before && (after.role !== before.role || after.level !== before.level)
    return html`
      <p class="shown">
        ${pieces(compareInline((before?.inline ?? []) as Inline[], (after?.inline ?? []) as Inline[]))}
        ${form ? html`<ins>[${formInWords(after)}]</ins>` : nothing}
      </p>
    `
  })
}

const kept = (inlines: ParagraphWire['inline']): Piece[] =>
  (inlines as Inline[]).map((inline) => ({ change: 'kept', inline }))

function pieces(found: readonly Piece[]) {
  return found.map(({ change, inline }) => {
    const words = isNote(inline) ? ` [footnote: ${inline.text}]` : inline.text
    if (change === 'kept') return words
    return change === 'inserted' ? html`<ins>${words}</ins>` : html`<del>${words}</del>`
  })
}
