/**
 * Whether what was written is recorded. The word changes at once; screen readers are told only when it matters: that the
 * connection is gone, is back, or will not come back.
 *
 *     <wg-recorded .connection=${this.collab}></wg-recorded>
 */
import { css, html, LitElement, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-status.ts'
import type { RecordSource } from './collab-controller.ts'
import { type RecordState, recordWords } from './record-state.ts'

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

@customElement('wg-recorded')
export class WgRecorded extends LitElement {
  static override styles = [
    shared,
    css`
      p {
        margin-block-start: var(--wg-space-2);
      }
    `,
  ]

  @property({ attribute: false }) connection: RecordSource | null = null
  @state() private shown: RecordState = { kind: 'opening' }
  private unfollow: (() => void) | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    this.begin()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.unfollow?.()
    this.unfollow = null
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('connection')) this.begin()
  }

  override render() {
    const { tone, short, more } = recordWords(this.shown, (ms) => clock.format(ms))
    const isNews = this.shown.kind === 'offline' || this.shown.kind === 'stopped'
    return html`
      <wg-status tone=${tone}>${short}</wg-status>
      <p class="small quiet">${more}</p>
      <span class="visually-hidden" role="status">${isNews ? `${short}. ${more}` : ''}</span>
    `
  }

  private begin(): void {
    this.unfollow?.()
    this.unfollow = this.connection?.follow(() => this.read()) ?? null
    this.read()
  }

  private read(): void {
    this.shown = this.connection?.state ?? { kind: 'opening' }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-recorded': WgRecorded
  }
}
