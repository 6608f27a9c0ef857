/** The entries of a mandate, latest first, each with its author, day and evidence. Properties in, nothing out. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { EntryView } from '#domain/mandates/wire.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-status.ts'

@customElement('wg-progress-trail')
export class WgProgressTrail extends LitElement {
  static override styles = [
    shared,
    css`
      li {
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: grid;
        gap: var(--wg-space-1) var(--wg-space-4);
        grid-template-columns: 9rem minmax(0, 1fr);
        padding-block: var(--wg-space-3);
      }
      .on {
        font-variant-numeric: tabular-nums;
      }
      @media (width < 48rem) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  /** Oldest first, as they were recorded. */
  @property({ attribute: false }) entries: readonly EntryView[] = []

  override render() {
    if (this.entries.length === 0) {
      return html`<p class="quiet">Nothing has been recorded yet, so the status is “not started”.</p>`
    }
    return html`<ol class="plain" reversed>${this.entries.toReversed().map((entry) => this.renderEntry(entry))}</ol>`
  }

  private renderEntry(entry: EntryView) {
    return html`
      <li>
        <div class="on"><wg-date at=${entry.happenedOn}></wg-date></div>
        <div>
          <p><wg-status sign="none">${entry.kind}</wg-status> ${entry.text}</p>
          ${entry.evidence.map(
            (evidence) =>
              html`<p class="small">Evidence: ${evidence.href ? html`<a href=${evidence.href}>${evidence.title}</a>` : evidence.title}</p>`,
          )}
          <p class="small quiet">${entry.author}${entry.delegation ? html`, ${entry.delegation}` : nothing}</p>
        </div>
      </li>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-progress-trail': WgProgressTrail
  }
}
