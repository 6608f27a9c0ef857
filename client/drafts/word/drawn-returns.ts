/** What could not be placed of a returned file, and the files that came before. */
import { html, nothing, type TemplateResult } from 'lit'
import type { NotPlacedView, WordReturnView } from '#domain/drafts/returned/wire.ts'
import '../../ui/wg-date.ts'
import { countsInWords } from './returned-words.ts'

const drawList = (notPlaced: readonly NotPlacedView[]) => html`
  <ul class="plain listed">
    ${notPlaced.map(({ where, what }) => html`<li><blockquote>${where}</blockquote><p>${what}</p></li>`)}
  </ul>
`

export function drawNotPlaced(notPlaced: readonly NotPlacedView[]): TemplateResult {
  return html`
    <section aria-label="For a person to look at">
      <h3>For a person to look at</h3>
      ${drawList(notPlaced)}
    </section>
  `
}

export function drawEarlier(items: readonly WordReturnView[]): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing
  return html`
    <section class="found" aria-label="Files that came back">
      <h2>Files that came back</h2>
      <ul class="plain items">${items.map(drawReturn)}</ul>
    </section>
  `
}

function drawReturn({ fileName, party, by, at, proposalCount, commentCount, notPlaced }: WordReturnView) {
  return html`
    <li class="item">
      <p><strong>${fileName}</strong>, ${party}: ${countsInWords(proposalCount, commentCount)}</p>
      <p class="quiet small">${by}, <wg-date at=${at}></wg-date></p>
      ${
        notPlaced.length === 0
          ? nothing
          : html`
              <details>
                <summary>For a person to look at (${notPlaced.length})</summary>
                ${drawList(notPlaced)}
              </details>
            `
      }
    </li>
  `
}
