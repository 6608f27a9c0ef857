/**
 * A part of a whole in words, with a bar beneath: "7 of 12 Parties have answered".
 *
 *     <wg-meter .count=${7} .total=${12} label="Parties have answered"></wg-meter>
 */
import { css, html, LitElement, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'

@customElement('wg-meter')
export class WgMeter extends LitElement {
  static override styles = [
    shared,
    css`
      svg {
        block-size: 6px;
        border-radius: var(--wg-radius-round);
        display: block;
        inline-size: 100%;
        margin-block-start: var(--wg-space-1);
      }
      .whole {
        fill: var(--wg-neutral-tint);
      }
      .part {
        fill: var(--wg-accent-fill);
      }
    `,
  ]

  @property({ type: Number }) count = 0
  @property({ type: Number }) total = 0
  /** What is counted, after the numbers. */
  @property() label = ''

  override render() {
    const share = this.total === 0 ? 0 : (100 * this.count) / this.total
    return html`
      <span class="small numeric">${this.count} of ${this.total} ${this.label}</span>
      ${svg`<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect class="whole" width="100" height="6"></rect><rect class="part" width=${share} height="6"></rect>
      </svg>`}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-meter': WgMeter
  }
}
