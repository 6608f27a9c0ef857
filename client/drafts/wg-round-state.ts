/**
 * The state of a round at one glance: until when it receives, in UTC and in the reader's own time zone, and how long that is.
 *
 *     <wg-round-state .round=${round} now=${list.now}></wg-round-state>
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { RoundView } from '#domain/drafts/rounds/wire.ts'
import { dayInWords } from '../lib/dates.ts'
import { shared } from '../styles/shared.css.ts'
import { countdown } from '../ui/countdown.ts'
import '../ui/wg-status.ts'
import { daysLeft, endInOwnZone, endInUtc } from './round-words.ts'

@customElement('wg-round-state')
export class WgRoundState extends LitElement {
  static override styles = [
    shared,
    css`
      .state {
        align-items: baseline;
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-1) var(--wg-space-3);
      }
      strong {
        font-size: var(--wg-size-l);
        font-weight: var(--wg-weight-medium);
      }
    `,
  ]

  @property({ attribute: false }) round: RoundView | null = null
  /** The clock of the server, which decides. */
  @property() now = ''

  override render() {
    const { round } = this
    if (!round) return nothing
    if (round.state === 'recalled')
      return html`<p class="state"><wg-status sign="none">Recalled</wg-status> It counts as if it had not been opened.</p>`
    const own = endInOwnZone(round)
    return html`
      <p class="state numeric">
        <strong>${round.state === 'open' ? 'Comments until' : 'Closed on'} ${endInUtc(round)}</strong>
        ${round.state === 'open' ? countdown(daysLeft(round, this.now)) : html`<wg-status>Closed</wg-status>`}
      </p>
      ${own === '' ? nothing : html`<p class="quiet numeric">In your time zone ${own}</p>`}
      ${
        round.lastDay === round.closesOn
          ? nothing
          : html`<p class="quiet">Extended: the day first set was ${dayInWords(round.closesOn)}.</p>`
      }
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-round-state': WgRoundState
  }
}
