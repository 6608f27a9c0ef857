/** One open proposal on the projector: what it asks for and by whom, in large letters; delegations are named, persons are not. */
import { html, nothing } from 'lit'
import type { ProposalView } from '#domain/drafts/proposals/wire.ts'
import type { Reading } from '#domain/drafts/readings.ts'
import { dayInWords } from '../lib/dates.ts'
import { actInWords, listed } from './proposals/proposal-words.ts'
import { shownChange } from './proposals/shown-change.ts'
import type { RoomFocus } from './room-focus.ts'

/** The paragraph at which a proposal stands: the first that it changes, or the one behind which it puts new ones. */
export function placeOfProposal({ base, afterId }: ProposalView): string {
  return base[0]?.id ?? afterId ?? ''
}

/** Those that touch a paragraph, or stand behind it. */
export function proposalsAt(all: readonly ProposalView[], paragraphId: string): ProposalView[] {
  if (paragraphId === '') return []
  return all.filter((one) => one.base.some(({ id }) => id === paragraphId) || placeOfProposal(one) === paragraphId)
}

/**
 * The one that is called next: the neighbour of the one on the screen, else one of the paragraph in focus, else the nearest in that
 * direction. Undefined behind the last and before the first.
 * @param all in the order of the text
 * @param called the one on the screen
 */
export function nextProposal(
  all: readonly ProposalView[],
  called: string | null,
  focus: Pick<RoomFocus, 'id' | 'place' | 'placeOf'>,
  by: 1 | -1,
): ProposalView | undefined {
  const now = all.findIndex(({ id }) => id === called)
  if (now >= 0) return all[now + by]
  const here = proposalsAt(all, focus.id)
  if (here.length > 0) return by > 0 ? here[0] : here.at(-1)
  const placeOf = (one: ProposalView) => focus.placeOf(placeOfProposal(one))
  return by > 0
    ? (all.find((one) => placeOf(one) >= focus.place) ?? all[0])
    : (all.findLast((one) => placeOf(one) >= 0 && placeOf(one) <= focus.place) ?? all.at(-1))
}

/** @param place `2 of 5`, its place among the open ones */
export function roomProposal(proposal: ProposalView, reading: Reading, place: string) {
  const { number, party, supporters, fit, why, at, rivals } = proposal
  const support = supporters.length > 0 ? `, supported by ${listed(supporters.map(({ name }) => name))}` : ''
  return html`
    <aside class="wg-room-proposal wg-document" aria-live="polite" aria-label="Proposal P${number}">
      <h2>P${number} · ${party.name}<span>${support}</span><span class="place">${place}</span></h2>
      <p class="act">${actInWords(proposal)}</p>
      ${shownChange(proposal)}
      ${fit === 'does not fit' ? html`<p class="act">It does not fit the text any more. ${why}</p>` : nothing}
      ${
        reading === 'chair'
          ? html`<p class="act">Open since ${dayInWords(at)}${rivals.length > 0 ? `; ${rivals.length} more on the same words` : ''}.</p>`
          : nothing
      }
    </aside>
  `
}
