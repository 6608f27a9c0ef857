/**
 * Shows and speaks what `announce()` says. One stands in the shell. The region is always in the page, because screen
 * readers only speak changes of a region they already know (WCAG 2.2, 4.1.3). A message stays until it is read or closed.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { css, html, LitElement } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import './icons.ts'
import { AnnouncedEvent } from '../lib/announce.ts'
import { shared } from '../styles/shared.css.ts'

/** Long enough for two sentences at a slow reading pace. */
const SHOWN_FOR_MS = 8000
const SIGNS = { good: 'good', note: 'info', serious: 'stop' } as const

@customElement('wg-announcer')
export class WgAnnouncer extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        inset-block-end: calc(var(--wg-space-4) + var(--wg-bottom-bar, 0px));
        inset-inline-end: var(--wg-space-4);
        max-inline-size: min(26rem, calc(100vw - 2 * var(--wg-space-4)));
        position: fixed;
        z-index: 20;
      }
      .message {
        align-items: center;
        background: var(--wg-raised);
        border: var(--wg-rule-width) solid var(--wg-rule-hair);
        border-inline-start: var(--wg-rule-width-heavy) solid var(--wg-accent);
        border-radius: var(--wg-radius-m);
        box-shadow: var(--wg-shadow-raised);
        display: flex;
        gap: var(--wg-space-3);
        margin-block-start: var(--wg-space-2);
        padding: var(--wg-space-2) var(--wg-space-2) var(--wg-space-2) var(--wg-space-4);
      }
      .message.serious {
        border-inline-start-color: var(--wg-serious);
      }
      .text {
        flex: 1;
      }
    `,
  ]

  @state() private messages: readonly AnnouncedEvent[] = []

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener(AnnouncedEvent.type, this.onAnnounced)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener(AnnouncedEvent.type, this.onAnnounced)
  }

  override render() {
    return html`
      <div role="status" aria-live="polite" aria-relevant="additions">
        ${repeat(this.messages, (message) => message, this.renderMessage)}
      </div>
    `
  }

  private readonly renderMessage = (message: AnnouncedEvent) => html`
    <div class="message ${message.tone}">
      <wa-icon name=${SIGNS[message.tone]}></wa-icon>
      <span class="text">${message.message}</span>
      <wa-button appearance="plain" size="s" @click=${() => this.takeAway(message)}>
        <wa-icon name="xmark" label="Close this message"></wa-icon>
      </wa-button>
    </div>
  `

  private readonly onAnnounced = (event: Event): void => {
    if (!(event instanceof AnnouncedEvent)) return
    this.messages = [...this.messages.slice(-2), event]
    setTimeout(() => this.takeAway(event), SHOWN_FOR_MS)
  }

  private takeAway(message: AnnouncedEvent): void {
    this.messages = this.messages.filter((other) => other !== message)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-announcer': WgAnnouncer
  }
}
