/**
 * Whether what was written is recorded. The word pales at once when a letter is on its way, and is another word when that takes
 * longer than it takes to see: no letter waits for a word. Screen readers are told only when it matters: that the
 * connection is gone, is back, or will not come back.
 *
 *     <wg-recorded .connection=${this.collab}></wg-recorded>
 */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-status.ts'
import type { RecordSource } from './collab-controller.ts'
import { changes, type Keeping, type RecordState, recordWords } from './record-state.ts'

/** In ms: what is on its way to the server for less is not worth a word. Until then the element is `aria-busy`. */
const AT_ONCE = 100

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

@customElement('wg-recorded')
export class WgRecorded extends LitElement {
  static override styles = [
    shared,
    css`
      p {
        margin-block-start: var(--wg-space-2);
      }
      /* At once, and without a new layout: what the word says does not hold for the last letters yet. */
      :host([aria-busy='true']) wg-status {
        opacity: 0.5;
      }
    `,
  ]

  /** The word alone, where there is room for no more. */
  @property({ type: Boolean }) brief = false
  @property({ attribute: false }) connection: RecordSource | null = null
  @state() private shown: RecordState = { kind: 'opening' }
  @state() private keeping: Keeping = 'device'
  @state() private refusedCount = 0
  /** The connection was gone, and what is said next is that it is back. */
  private wasGone = false
  private unfollow: (() => void) | null = null
  private timer: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.begin()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.unfollow?.()
    this.unfollow = null
    this.stopWaiting()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('connection')) this.begin()
  }

  override render() {
    const { tone, short, more } = recordWords(this.shown, this.keeping, (ms) => clock.format(ms), this.refusedCount)
    return html`
      <wg-status tone=${tone}>${short}</wg-status>
      ${this.brief ? this.renderCount() : html`<p class="small quiet">${more}</p>`}
      <span class="visually-hidden" role="status" aria-live="polite">${this.news(short)}</span>
    `
  }

  private renderCount() {
    const { shown } = this
    const count = shown.kind === 'offline' || shown.kind === 'stopped' ? shown.count : 0
    return count > 0 ? html`<span class="small quiet">${changes(count)} not recorded</span>` : nothing
  }

  /** Not every keystroke: that the connection is gone, that it will not come back, that it is back and all is recorded. */
  private news(short: string): string {
    const { kind } = this.shown
    if (kind === 'offline' || kind === 'stopped') {
      this.wasGone = true
      const isKept = this.keeping === 'device'
      const kept = isKept ? 'What you write is kept on this device.' : 'What you write is in this window only.'
      return `${short}. ${kind === 'offline' ? kept : this.shown.sentence}`
    }
    return kind === 'recorded' && this.wasGone ? 'The connection is back. Everything you wrote is recorded.' : ''
  }

  private begin(): void {
    this.unfollow?.()
    this.unfollow = this.connection?.follow(() => this.follow()) ?? null
    this.read()
  }

  private follow(): void {
    const isOnItsWay =
      this.connection?.state.kind === 'recording' && ['recorded', 'recording'].includes(this.shown.kind)
    if (!isOnItsWay) this.read()
    else {
      this.timer ??= setTimeout(() => this.read(), AT_ONCE)
      this.ariaBusy = 'true'
    }
  }

  private stopWaiting(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.ariaBusy = null
  }

  private read(): void {
    this.stopWaiting()
    this.shown = this.connection?.state ?? { kind: 'opening' }
    this.keeping = this.connection?.keeping ?? 'device'
    this.refusedCount = this.connection?.refusedCount ?? 0
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-recorded': WgRecorded
  }
}
