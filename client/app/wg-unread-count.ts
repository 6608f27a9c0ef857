/** How many alerts wait, as a number for the eye and in words for the ear; nothing when there are none. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'

const MOST_SHOWN = 99

@customElement('wg-unread-count')
export class WgUnreadCount extends LitElement {
  static override styles = [
    shared,
    css`
      .count {
        background: var(--wg-accent);
        border-radius: 999px;
        color: var(--wg-sheet);
        display: inline-block;
        font-size: var(--wg-size-xs);
        font-weight: var(--wg-weight-medium);
        line-height: 1;
        min-inline-size: 1.5em;
        padding: 0.25em 0.5em;
        text-align: center;
      }
    `,
  ]

  @property({ type: Number }) count = 0

  override render() {
    if (this.count === 0) return nothing
    const shown = this.count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(this.count)
    const words = `${this.count} unread ${this.count === 1 ? 'alert' : 'alerts'}`
    return html`
      <span class="count numeric" aria-hidden="true">${shown}</span><span class="visually-hidden">${words}</span>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-unread-count': WgUnreadCount
  }
}
