/** One bracket in the list. A press opens it: why it was asked for, its wordings, and what can be done. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { html, nothing } from 'lit'
import type { BracketView } from '#domain/drafts/brackets/wire.ts'
import '../../ui/wg-date.ts'
import { today } from '../../lib/dates.ts'
import type { BracketRow } from './bracket-rows.ts'
import { sinceInWords, UNCLAIMED } from './bracket-words.ts'

export interface ItemNeeds {
  readonly isOpen: boolean
  /** Why the reader cannot write brackets, in a sentence. */
  readonly mayWrite: string | null
  /** The record of which this one is a copy. */
  readonly original: BracketView | null
  readonly press: () => void
  readonly remove: () => void
  readonly claim: () => void
  readonly add: () => void
}

export function bracketItem(row: BracketRow, needs: ItemNeeds) {
  const { record, depth, quote, wordings } = row
  return html`
    <li style="--depth: ${depth}" class=${needs.isOpen ? 'is-current' : ''}>
      <button type="button" class="row" aria-expanded=${needs.isOpen} @click=${needs.press}>
        <span class="quote"><span class="sign">[</span>${quote === '' ? '…' : quote}<span class="sign">]</span></span>
        <span class="quiet">
          ${record ? html`${record.party.name}, ${sinceInWords(record.at, today())}` : UNCLAIMED}
          ${depth > 0 ? html` · level ${depth + 1}` : nothing}
          ${wordings.length > 1 ? html` · ${wordings.length} wordings` : nothing}
        </span>
      </button>
      ${needs.isOpen ? openItem(row, needs) : nothing}
    </li>
  `
}

function openItem({ record, wordings }: BracketRow, needs: ItemNeeds) {
  const mayRemove = record && (record.refusals.lift === null || record.refusals.settle === null)
  return html`
    <div class="more small">
      ${record ? recordWords(record, needs.original) : html`<p>It was pasted, or written by another program. Say who asked for it; then it can be removed by an act.</p>`}
      ${wordings.length > 1 ? html`<ol class="wordings">${wordings.map((wording, place) => html`<li>${wording}${whose(record, place, wordings.length)}</li>`)}</ol>` : nothing}
      ${record && !mayRemove ? html`<p class="quiet">${record.refusals.lift}</p>` : nothing}
      <div class="acts">
        ${mayRemove ? html`<wa-button size="s" appearance="outlined" @click=${needs.remove}>Remove …</wa-button>` : nothing}
        ${record && needs.mayWrite === null ? html`<wa-button size="s" appearance="plain" @click=${needs.add}>Other wording …</wa-button>` : nothing}
        ${!record && needs.mayWrite === null ? html`<wa-button size="s" appearance="outlined" @click=${needs.claim}>Say who asked …</wa-button>` : nothing}
      </div>
    </div>
  `
}

function recordWords({ party, by, at, reason, proposalId }: BracketView, original: BracketView | null) {
  return html`
    <p>
      Asked by ${party.name}${by === party.name ? nothing : html` (recorded by ${by})`} on
      <wg-date at=${at}></wg-date>.
      ${original ? html`A copy of the bracket of <wg-date at=${original.at}></wg-date>.` : nothing}
      ${proposalId ? html`<a href="?proposal=${proposalId}">The proposal that was placed in it</a>.` : nothing}
    </p>
    ${reason === '' ? html`<p class="quiet">No reason was given.</p>` : html`<p>${reason}</p>`}
  `
}

/** Wordings that were added later stand behind the others, in their order. */
function whose(record: BracketView | null, place: number, count: number) {
  const added = (record?.events ?? []).filter(({ kind }) => kind === 'alternative')
  const event = added[place - (count - added.length)]
  return event?.party ? html` <span class="quiet">(${event.party.name})</span>` : nothing
}
