/**
 * A state in a word, a sign and a colour, in this order of weight: it reads the same in black and white.
 *
 *     <wg-status tone="serious">Overdue</wg-status>
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import './icons.ts'
import { shared } from '../styles/shared.css.ts'

export type StatusTone = 'neutral' | 'note' | 'good' | 'attention' | 'serious'

const SIGNS: Readonly<Record<StatusTone, string>> = {
  neutral: 'pending',
  note: 'info',
  good: 'good',
  attention: 'warning',
  serious: 'stop',
}

@customElement('wg-status')
export class WgStatus extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        align-items: center;
        background: var(--wg-neutral-tint);
        border: var(--wg-rule-width) solid var(--wg-neutral-rule);
        border-radius: var(--wg-radius-s);
        color: var(--wg-ink);
        display: inline-flex;
        font-size: var(--wg-size-xs);
        font-weight: var(--wg-weight-medium);
        gap: 0.35em;
        line-height: 1.3;
        padding: 0.15em 0.5em 0.15em 0.4em;
        vertical-align: middle;
        white-space: nowrap;
      }
      :host([tone='note']) {
        background: var(--wg-note-tint);
        border-color: var(--wg-note-rule);
        color: var(--wg-note);
      }
      :host([tone='good']) {
        background: var(--wg-good-tint);
        border-color: var(--wg-good-rule);
        color: var(--wg-good);
      }
      :host([tone='attention']) {
        background: var(--wg-attention-tint);
        border-color: var(--wg-attention-rule);
        color: var(--wg-attention);
      }
      :host([tone='serious']) {
        background: var(--wg-serious-tint);
        border-color: var(--wg-serious-rule);
        color: var(--wg-serious);
      }
      wa-icon {
        font-size: 1.1em;
      }
    `,
  ]

  /** How much it matters to the reader, not what the thing is. */
  @property({ reflect: true }) tone: StatusTone = 'neutral'
  /** Another sign than the tone's own; `none` for a plain label. */
  @property() sign = ''

  override render() {
    const sign = this.sign || SIGNS[this.tone]
    return html`${sign === 'none' ? nothing : html`<wa-icon name=${sign}></wa-icon>`}<slot></slot>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-status': WgStatus
  }
}
