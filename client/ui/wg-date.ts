/**
 * A date or an instant in words, told in the reader's time zone, with the distance from today where it is asked for.
 *
 *     <wg-date at="2027-03-12" distance></wg-date>
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { dayInWords, dayOf, distanceInWords, hourInWords, isCalendarDate, today } from '../lib/dates.ts'
import { shared } from '../styles/shared.css.ts'

@customElement('wg-date')
export class WgDate extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: inline;
      }
      time {
        font-variant-numeric: tabular-nums lining-nums;
        white-space: nowrap;
      }
      .past {
        color: var(--wg-serious);
        font-weight: var(--wg-weight-medium);
      }
    `,
  ]

  /** A calendar date (`YYYY-MM-DD`) or an instant (ISO 8601). */
  @property() at = ''
  /** Adds how far away it is, `in 12 days`. */
  @property({ type: Boolean }) distance = false
  /** Adds the hour and the zone to an instant: for deadlines, where the hour decides. */
  @property({ type: Boolean }) hour = false
  /** Says the distance of a past date as a warning: for something that was due. */
  @property({ type: Boolean }) due = false
  @property() length: 'long' | 'short' = 'long'

  override render() {
    if (!this.at) return nothing
    const hour = this.hour && !isCalendarDate(this.at) ? `, ${hourInWords(this.at)}` : ''
    const day = dayInWords(this.at, this.length)
    const title = isCalendarDate(this.at) ? nothing : `${day}, ${hourInWords(this.at)}`
    return html`<time datetime=${this.at} title=${title}>${day}${hour}</time>${this.renderDistance()}`
  }

  private renderDistance() {
    if (!this.distance) return nothing
    const isPast = dayOf(this.at) < today()
    const words = distanceInWords(this.at, today())
    return html` <span class=${this.due && isPast ? 'past' : 'quiet'}>(${words})</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-date': WgDate
  }
}
