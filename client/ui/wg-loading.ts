/** Stands in for content that is on its way; shows itself only when the wait is long enough to be noticed. */
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'

@customElement('wg-loading')
export class WgLoading extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        animation: appear 1ms 250ms both;
        padding-block: var(--wg-space-4);
      }
      .line {
        background: var(--wg-neutral-tint);
        block-size: 0.9em;
        border-radius: var(--wg-radius-s);
        margin-block-end: var(--wg-space-4);
        max-inline-size: 46rem;
      }
      .line:nth-child(3) {
        max-inline-size: 40rem;
      }
      .line:nth-child(4) {
        max-inline-size: 28rem;
      }
      @keyframes appear {
        from {
          visibility: hidden;
        }
      }
    `,
  ]

  /** What is being fetched, for screen readers: "the decisions". */
  @property() what = 'the page'

  override render() {
    return html`
      <p class="visually-hidden" role="status">Fetching ${this.what}…</p>
      <div class="line"></div>
      <div class="line"></div>
      <div class="line"></div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-loading': WgLoading
  }
}
