/**
 * Who recorded when: the entries of the update log, gathered into sittings, so that an hour of typing is one line.
 *
 *     <wg-draft-history .entries=${history.items}></wg-draft-history>
 */
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { dayInWords, dayOf, hourInWords } from '../lib/dates.ts'
import { shared } from '../styles/shared.css.ts'
import { type Recorded, type Sitting, sittings } from './sittings.ts'

@customElement('wg-draft-history')
export class WgDraftHistory extends LitElement {
  static override styles = [
    shared,
    css`
      h3 {
        color: var(--wg-ink-quiet);
        font-family: var(--wg-font-text);
        font-size: var(--wg-size-s);
        font-weight: var(--wg-weight-medium);
        margin-block: var(--wg-space-3) var(--wg-space-1);
      }
      li {
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
        font-size: var(--wg-size-s);
        line-height: 1.4;
        padding-block: var(--wg-space-2);
      }
    `,
  ]

  /** Newest first. */
  @property({ attribute: false }) entries: readonly Recorded[] = []

  override render() {
    if (this.entries.length === 0) return html`<p class="quiet small">Nothing has been recorded yet.</p>`
    const days = new Map<string, Sitting[]>()
    for (const sitting of sittings(this.entries)) {
      const day = dayOf(sitting.until)
      days.set(day, [...(days.get(day) ?? []), sitting])
    }
    return [...days].map(
      ([day, found]) => html`
        <h3>${dayInWords(day)}</h3>
        <ol class="plain">${found.map((sitting) => this.renderSitting(sitting))}</ol>
      `,
    )
  }

  private renderSitting({ by, delegation, from, until, count }: Sitting) {
    const [start, end] = [hourInWords(from), hourInWords(until)]
    return html`
      <li>
        <strong>${delegation}</strong>${by === delegation ? '' : html`, ${by}`}
        <div class="quiet numeric">
          ${start === end ? end : `${start.split(' ')[0]} to ${end}`} · ${count === 1 ? '1 change' : `${count} changes`}
        </div>
      </li>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-draft-history': WgDraftHistory
  }
}
