/** What stands beside the text of a moment: the delegations that wrote it, or what was changed, each as a way to its place. */
import { html, nothing } from 'lit'
import type { SittingView } from '#domain/drafts/wire.ts'
import { actInWords, type DelegationShare, type Passage, tintOf } from './moment-marks.ts'

/** A longer list helps nobody; the text itself shows the rest. */
const MOST = 100

type GoTo = (position: number) => void

export function writersMargin(
  shares: readonly DelegationShare[],
  chosen: string,
  choose: (delegation: string) => void,
  goTo: GoTo,
) {
  if (shares.length === 0) return html`<p class="wg-history-quiet">There are no words at this moment.</p>`
  return html`
    <p class="wg-history-quiet">Press a name to see its words alone.</p>
    <ul class="wg-history-legend">
      ${shares.map(({ delegation, persons, share, passages }, place) => {
        const isChosen = chosen === delegation
        return html`
          <li>
            <button
              class="wg-history-name"
              type="button"
              aria-pressed=${isChosen}
              @click=${() => choose(isChosen ? '' : delegation)}
            >
              <span class="wg-written ${tintOf(place)}">${delegation}</span>
              <span class="wg-history-quiet">${percent(share)}</span>
            </button>
            <details>
              <summary>${passages.length === 1 ? '1 passage' : `${passages.length} passages`}</summary>
              <p class="wg-history-quiet">Written by ${persons.join(', ')}</p>
              ${passageList(passages, goTo)}
            </details>
          </li>
        `
      })}
    </ul>
  `
}

export function changesMargin(changes: readonly Passage[], goTo: GoTo) {
  if (changes.length === 0)
    return html`<p class="wg-history-quiet">No words were put in or taken out that are not gone again.</p>`
  return passageList(changes, goTo)
}

export function sittingMargin({ writers }: SittingView) {
  return html`
    <ul class="wg-history-legend">
      ${writers.map(
        ({ delegation, by, changeCount }) => html`
          <li>
            ${delegation}
            <div class="wg-history-quiet">${by === delegation ? nothing : html`${by} · `}${changeCount === 1 ? '1 change' : `${changeCount} changes`}</div>
          </li>
        `,
      )}
    </ul>
  `
}

const KIND_WORDS = { written: '', inserted: 'put in', deleted: 'took out' } as const

function passageList(passages: readonly Passage[], goTo: GoTo) {
  const worded = passages.filter(({ words }) => words !== '')
  const shown = worded.slice(0, MOST)
  const more = worded.length - shown.length
  return html`
    <ol class="wg-history-passages">
      ${shown.map((passage) => {
        const { words, kind, delegation, from } = passage
        return html`
          <li>
            <button type="button" title=${actInWords(passage)} @click=${() => goTo(from)}>
              ${kind === 'written' ? nothing : html`${delegation} ${KIND_WORDS[kind]} `}<q>${words}</q>
            </button>
          </li>
        `
      })}
    </ol>
    ${more > 0 ? html`<p class="wg-history-quiet">and ${more} more, shown in the text</p>` : nothing}
  `
}

/** Whole per cents that are never 0 where somebody wrote. */
function percent(share: number): string {
  return share < 0.01 ? 'under 1 %' : `${Math.round(share * 100)} %`
}
