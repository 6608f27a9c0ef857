/**
 * The balance of a group against its terms of reference: which capacities are asked for, how many members bring each.
 * One mark a member, so that it reads at a glance; the number stands beside it. Properties in, nothing out.
 */
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { GroupView } from '#domain/groups/wire.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-status.ts'

@customElement('wg-balance')
export class WgBalance extends LitElement {
  static override styles = [
    shared,
    css`
      li {
        align-items: center;
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: grid;
        gap: var(--wg-space-1) var(--wg-space-3);
        grid-template-columns: minmax(0, 1fr) auto;
        padding-block: var(--wg-space-2);
      }
      .capacity::first-letter {
        text-transform: uppercase;
      }
      .marks {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        grid-column: 1 / -1;
      }
      .mark {
        background: var(--wg-accent-fill);
        block-size: 0.7rem;
        border-radius: 50%;
        inline-size: 0.7rem;
      }
    `,
  ]

  @property({ attribute: false }) balance: GroupView['balance'] = []

  override render() {
    return html`
      <ul class="plain">
        ${this.balance.map(({ capacity, isAsked, count }) => this.renderLine(capacity, isAsked, count))}
      </ul>
    `
  }

  private renderLine(capacity: string, isAsked: boolean, count: number) {
    const lacks = isAsked && count === 0
    return html`
      <li>
        <span class="capacity">${capacity}</span>
        ${
          lacks
            ? html`<wg-status tone="attention">asked for, none yet</wg-status>`
            : html`<span class="numeric small quiet">${count}${isAsked ? '' : ', not asked for'}</span>`
        }
        ${
          count > 0
            ? html`<span class="marks" aria-hidden="true">${Array.from({ length: count }, () => html`<span class="mark"></span>`)}</span>`
            : ''
        }
      </li>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-balance': WgBalance
  }
}
