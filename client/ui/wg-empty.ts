/**
 * What stands where a list would be: why it is empty and what to do.
 *
 *     <wg-empty heading="No drafts yet"> A draft starts from … <wa-button slot="action">New draft</wa-button></wg-empty>
 */
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'

@customElement('wg-empty')
export class WgEmpty extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        border-block: var(--wg-rule-width) solid var(--wg-rule-hair);
        padding: var(--wg-space-6) 0;
      }
      h2 {
        font-size: var(--wg-size-l);
      }
      .text {
        color: var(--wg-ink-quiet);
        margin-block-start: var(--wg-space-2);
        max-inline-size: var(--wg-measure);
      }
      ::slotted([slot='action']) {
        margin-block-start: var(--wg-space-4);
      }
    `,
  ]

  /** What is not here, as a short statement. */
  @property() heading = ''

  override render() {
    return html`
      <h2>${this.heading}</h2>
      <div class="text"><slot></slot></div>
      <slot name="action"></slot>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-empty': WgEmpty
  }
}
