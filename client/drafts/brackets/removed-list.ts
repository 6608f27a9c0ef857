/** Brackets that stand no more, folded away: by which act, or by hand. */
import { html, nothing } from 'lit'
import type { BracketView } from '#domain/drafts/brackets/wire.ts'
import '../../ui/wg-date.ts'
import { keptInWords } from './bracket-words.ts'

export function removedList(records: readonly BracketView[], draftId: string) {
  const gone = records.filter(({ state }) => state !== 'standing')
  if (gone.length === 0) return nothing
  return html`
    <details>
      <summary>${gone.length === 1 ? '1 bracket that stands no more' : `${gone.length} brackets that stand no more`}</summary>
      <ol class="plain">${gone.map((record) => html`<li class="small">${removed(record, draftId)}</li>`)}</ol>
    </details>
  `
}

function removed({ state, party, at, reason, events }: BracketView, draftId: string) {
  const last = events.findLast(({ kind }) => kind === 'removed')
  const asked = html`Asked by ${party.name} on <wg-date at=${at} length="short"></wg-date>${reason === '' ? '' : `: ${reason}`}.`
  if (state === 'by hand' || !last)
    return html`
      <p>${asked} Its signs were deleted by hand; the <a href="/drafts/${draftId}/history">history</a> shows by whom.</p>
    `
  return html`
    <p><q>${last.quote}</q></p>
    <p class="quiet">
      ${asked} Removed by ${last.by} on <wg-date at=${last.at} length="short"></wg-date>. ${keptInWords(last)}
      ${last.reason === '' ? nothing : html`Reason: ${last.reason}`}
    </p>
  `
}
