/** One call for information in a list: what is asked, until when, how many have answered, where the reader stands. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { daysBetween } from '#domain/clock.ts'
import type { CallView } from '#domain/submissions/wire.ts'
import { today } from '../lib/dates.ts'
import { capital } from '../lib/words.ts'
import { shared } from '../styles/shared.css.ts'
import { countdown } from '../ui/countdown.ts'
import '../ui/wg-date.ts'
import '../ui/wg-meter.ts'
import '../ui/wg-status.ts'
import { STATE_TONES } from './words.ts'

@customElement('wg-call-card')
export class WgCallCard extends LitElement {
  static override styles = [
    shared,
    css`
      article {
        border: var(--wg-rule-width) solid var(--wg-rule-hair);
        border-block-start: var(--wg-rule-width-heavy) solid var(--wg-neutral-rule);
        border-radius: 0 0 var(--wg-radius-m) var(--wg-radius-m);
        block-size: 100%;
        display: flex;
        flex-direction: column;
        gap: var(--wg-space-2);
        padding: var(--wg-space-4);
      }
      article.is-open {
        border-block-start-color: var(--wg-accent);
      }
      h3 {
        flex: 1;
      }
    `,
  ]

  @property({ attribute: false }) call: CallView | null = null

  override render() {
    const { call } = this
    if (!call) return nothing
    const until = call.extendedTo ?? call.dueOn
    return html`
      <article class=${call.isOpen ? 'is-open' : ''}>
        <p class="kicker">${call.number ? `Notification to the Parties No. ${call.number}` : 'Not issued yet'}</p>
        <h3><a href="/submissions/calls/${call.id}">${call.title}</a></h3>
        <p class="row">
          <span>${call.extendedTo ? 'Extended to' : 'Due'} <wg-date at=${until}></wg-date></span>
          ${call.isOpen ? countdown(daysBetween(today(), until)) : html`<wg-status sign="lock">closed</wg-status>`}
        </p>
        <wg-meter .count=${call.answeredCount} .total=${call.askedCount} label="Parties have answered"></wg-meter>
        ${
          call.ownState
            ? html`<p class="small">
                Your delegation: <wg-status tone=${STATE_TONES[call.ownState]}>${capital(call.ownState)}</wg-status>
              </p>`
            : nothing
        }
      </article>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-call-card': WgCallCard
  }
}
