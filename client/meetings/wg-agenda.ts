/**
 * The agenda of a meeting as it is printed: parts as headings, items indented by level, the Decisions in square brackets
 * behind the title, the documents under it. Properties in, nothing out.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AgendaItemView } from '#domain/meetings/wire.ts'
import { shared } from '../styles/shared.css.ts'

@customElement('wg-agenda')
export class WgAgenda extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        font-family: var(--wg-font-document);
        max-inline-size: 52rem;
      }
      h3 {
        font-size: var(--wg-size-m);
        font-style: italic;
        font-weight: var(--wg-weight-medium);
        margin-block: var(--wg-space-5) var(--wg-space-2);
      }
      h3:first-child {
        margin-block-start: 0;
      }
      li {
        display: grid;
        gap: 0 var(--wg-space-3);
        grid-template-columns: 3.5rem minmax(0, 1fr);
        padding-block: var(--wg-space-2);
      }
      li + li {
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
      }
      li[data-level='2'] {
        padding-inline-start: var(--wg-space-6);
      }
      li[data-level='3'] {
        padding-inline-start: calc(2 * var(--wg-space-6));
      }
      .number {
        font-variant-numeric: tabular-nums lining-nums;
      }
      .documents {
        display: flex;
        flex-wrap: wrap;
        font-family: var(--wg-font-text);
        font-size: var(--wg-size-s);
        gap: 0 var(--wg-space-4);
        grid-column: 2;
      }
      @media (width < 48rem) {
        li {
          grid-template-columns: 2.75rem minmax(0, 1fr);
        }
        li[data-level='2'],
        li[data-level='3'] {
          padding-inline-start: var(--wg-space-4);
        }
      }
    `,
  ]

  /** In the order of the agenda. */
  @property({ attribute: false }) items: readonly AgendaItemView[] = []

  override render() {
    return this.parts().map(
      ([part, items]) => html`
        ${part ? html`<h3>${part}</h3>` : nothing}
        <ul class="plain">
          ${items.map((item) => this.renderItem(item))}
        </ul>
      `,
    )
  }

  /** Runs of items under the same part; a part that returns later is printed again, as in the source. */
  private parts(): readonly (readonly [string, readonly AgendaItemView[]])[] {
    const parts: [string, AgendaItemView[]][] = []
    for (const item of this.items) {
      const last = parts.at(-1)
      if (last && last[0] === item.part) last[1].push(item)
      else parts.push([item.part, [item]])
    }
    return parts
  }

  private renderItem(item: AgendaItemView) {
    return html`
      <li data-level=${item.number.split('.').length}>
        <span class="number">${item.number}</span>
        <span>${item.title}${this.renderDecisions(item.decisions)}</span>
        ${
          item.documents.length > 0
            ? html`<span class="documents">${item.documents.map((symbol) => html`<span class="symbol">${symbol}</span>`)}</span>`
            : nothing
        }
      </li>
    `
  }

  private renderDecisions(decisions: readonly string[]) {
    if (decisions.length === 0) return nothing
    return html` [${decisions.map((number, index) => html`${index > 0 ? ', ' : 'Dec. '}<a href="/decisions/${encodeURIComponent(number)}">${number}</a>`)}]`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-agenda': WgAgenda
  }
}
