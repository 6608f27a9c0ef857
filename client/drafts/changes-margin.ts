/** What stands beside two texts that are shown as one: who changed them, and each change as a way to its place. */
import { html, nothing } from 'lit'
import type { MarkedChange } from './marked-changes.ts'
import { delegationsOf, type MarkWriter } from './marked-pieces.ts'
import { tintOf } from './moment-marks.ts'

export function changesMargin(changes: readonly MarkedChange[], current: number, goTo: (place: number) => void) {
  if (changes.length === 0) return html`<p class="wg-history-quiet">There is no change.</p>`
  return html`
    <ol class="wg-history-passages wg-changes-list">
      ${changes.map(
        ({ label, what, words }, place) => html`
          <li>
            <button type="button" aria-current=${place === current ? 'true' : 'false'} @click=${() => goTo(place)}>
              <strong>${label === '' ? capital(what) : `${label} ${what}`}</strong>
              ${words === '' ? nothing : html`<q>${words}</q>`}
            </button>
          </li>
        `,
      )}
    </ol>
  `
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The delegations in the colours in which the text shows them, each with its persons. */
export function writersLegend(writers: readonly MarkWriter[]) {
  if (writers.length === 0) return nothing
  return html`
    <ul class="wg-history-legend">
      ${delegationsOf(writers).map((delegation, place) => {
        const persons = writers.filter((writer) => writer.delegation === delegation).map(({ by }) => by)
        return html`
          <li>
            <details>
              <summary><span class="wg-written ${tintOf(place)}">${delegation || 'No delegation'}</span></summary>
              <p class="wg-history-quiet">${persons.join(', ')}</p>
            </details>
          </li>
        `
      })}
    </ul>
  `
}
