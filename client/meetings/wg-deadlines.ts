/** Deadlines of a meeting as a list in time, the passed ones folded into the quiet ink. Properties in, nothing out. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { MeetingDeadlineView } from '#domain/meetings/wire.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import { countdown } from '../ui/countdown.ts'

@customElement('wg-deadlines')
export class WgDeadlines extends LitElement {
  static override styles = [
    shared,
    css`
      li {
        align-items: start;
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: grid;
        gap: var(--wg-space-1) var(--wg-space-4);
        grid-template-columns: 11rem minmax(0, 1fr) auto;
        padding-block: var(--wg-space-3);
      }
      li.is-past {
        color: var(--wg-ink-quiet);
      }
      .source {
        color: var(--wg-ink-quiet);
        font-size: var(--wg-size-s);
      }
      @media (width < 48rem) {
        li {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .what {
          grid-column: 1 / -1;
          grid-row: 1;
        }
      }
    `,
  ]

  @property({ attribute: false }) deadlines: readonly MeetingDeadlineView[] = []

  override render() {
    return html`
      <ul class="plain">
        ${this.deadlines.map(
          (deadline) => html`
            <li class=${deadline.inDays < 0 ? 'is-past' : ''}>
              <wg-date at=${deadline.on}></wg-date>
              <div class="what">
                ${deadline.name} ${deadline.source ? html`<p class="source">${deadline.source}</p>` : nothing}
              </div>
              ${countdown(deadline.inDays)}
            </li>
          `,
        )}
      </ul>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-deadlines': WgDeadlines
  }
}
