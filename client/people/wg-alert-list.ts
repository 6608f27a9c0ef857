/**
 * Alerts as a list: what happened, to what, when. Each opens on the act that it asks for, and says that it was opened.
 *
 *     <wg-alert-list .alerts=${alerts} @wg-alert-opened=${({ alert }) => …}></wg-alert-list>
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AlertView } from '#domain/people/wire.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'

export class AlertOpenedEvent extends Event {
  static readonly type = 'wg-alert-opened'
  readonly alert: AlertView

  constructor(alert: AlertView) {
    super(AlertOpenedEvent.type, { bubbles: true, composed: true })
    this.alert = alert
  }
}

@customElement('wg-alert-list')
export class WgAlertList extends LitElement {
  static override styles = [
    shared,
    css`
      li {
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        padding: var(--wg-space-3) 0 var(--wg-space-3) var(--wg-space-4);
        position: relative;
      }
      .is-unread::before {
        background: var(--wg-accent);
        block-size: 0.5rem;
        border-radius: 50%;
        content: '';
        inline-size: 0.5rem;
        inset-block-start: calc(var(--wg-space-3) + 0.5em);
        inset-inline-start: 0;
        position: absolute;
      }
      .words {
        font-family: var(--wg-font-document);
        font-size: var(--wg-size-l);
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .words a {
        color: var(--wg-ink);
        text-decoration: none;
      }
      .is-unread .words a {
        font-weight: 600;
      }
      .words a:hover {
        color: var(--wg-accent);
        text-decoration: underline;
      }
      .about {
        color: var(--wg-ink-quiet);
        font-size: var(--wg-size-s);
        margin-block-start: 2px;
      }
    `,
  ]

  @property({ attribute: false }) alerts: readonly AlertView[] = []

  override render() {
    return html`<ul class="plain">${this.alerts.map((alert) => this.renderAlert(alert))}</ul>`
  }

  private renderAlert(alert: AlertView) {
    const isUnread = alert.readAt === null
    return html`
      <li class=${isUnread ? 'is-unread' : ''}>
        <p class="words">
          <a href=${alert.address} @click=${() => this.dispatchEvent(new AlertOpenedEvent(alert))}>
            ${isUnread ? html`<span class="visually-hidden">Unread: </span>` : nothing}${alert.words}
          </a>
        </p>
        <p class="about">${alert.about} · <wg-date at=${alert.at} length="short"></wg-date></p>
      </li>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-alert-list': WgAlertList
  }
  interface HTMLElementEventMap {
    'wg-alert-opened': AlertOpenedEvent
  }
}
