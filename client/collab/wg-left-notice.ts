/**
 * One line above every page: what an earlier window left on this device is being sent, or could not be. It is not there when
 * there is nothing to say. What was sent can be closed; what was refused stays until the person has thrown it away.
 *
 *     <wg-left-notice .journal=${drafts.journal} ?is-shown=${…}></wg-left-notice>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { momentInWords } from '../lib/dates.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/icons.ts'
import type { DeviceJournal } from './device-journal.ts'
import { LeftEdits, leftWords, refusedWords } from './left-edits.ts'

/** What is recorded is news for as long as it takes to look up from other work, in ms. */
const SHOWN_FOR = 30_000

@customElement('wg-left-notice')
export class WgLeftNotice extends LitElement {
  static override styles = [
    shared,
    css`
      .line {
        align-items: center;
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: flex;
        flex-wrap: wrap;
        font-size: var(--wg-size-s);
        gap: var(--wg-space-2) var(--wg-space-3);
        padding: var(--wg-space-2) var(--wg-space-6);
      }
      .line wa-icon {
        flex: none;
      }
      .line p {
        flex: 1 1 14rem;
      }
      .note {
        background: var(--wg-note-tint);
        color: var(--wg-note);
      }
      .good {
        background: var(--wg-good-tint);
        color: var(--wg-good);
      }
      .attention {
        background: var(--wg-attention-tint);
        color: var(--wg-attention);
      }
      .attention a {
        color: inherit;
        font-weight: var(--wg-weight-medium);
      }
      @media (width < 48rem) {
        .line {
          padding-inline: var(--wg-space-4);
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) journal: DeviceJournal | null = null
  /** The page below shows what was refused. */
  @property({ type: Boolean, attribute: 'is-shown' }) isShown = false
  @state() private left = ''
  @state() private isSent = false
  @state() private refused = ''

  private edits: LeftEdits | null = null
  private unfollow: () => void = () => {}
  private timer = 0

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('journal')) return
    this.unfollow()
    this.edits = this.journal && new LeftEdits(this.journal)
    this.unfollow = this.journal?.follow(() => this.look()) ?? (() => {})
    this.look()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.unfollow()
    clearTimeout(this.timer)
  }

  override render() {
    const tone = this.isSent ? 'good' : 'note'
    return html`
      <div role="status" aria-live="polite">
        ${
          this.left
            ? html`<div class="line ${tone}">
                <wa-icon name=${this.isSent ? 'good' : 'pending'}></wa-icon>
                <p>${this.left}</p>
                ${this.isSent ? this.renderClose() : nothing}
              </div>`
            : nothing
        }
        ${
          this.refused && !this.isShown
            ? html`<div class="line attention">
                <wa-icon name="warning"></wa-icon>
                <p>${this.refused} <a href="/unsent">See what you wrote</a></p>
              </div>`
            : nothing
        }
      </div>
    `
  }

  private renderClose() {
    return html`
      <wa-button appearance="plain" size="s" @click=${this.forget}>
        <wa-icon name="xmark" label="Close this message"></wa-icon>
      </wa-button>
    `
  }

  private look(): void {
    const left = this.edits?.look()
    if (!left) return
    this.left = leftWords(left, (ms) => momentInWords(ms, Date.now()))
    this.refused = refusedWords(left.refusedCount, this.journal?.isLasting ? 'device' : 'window')
    const wasSent = this.isSent
    this.isSent = this.left !== '' && left.sendingCount === 0
    if (this.isSent === wasSent) return
    clearTimeout(this.timer)
    if (this.isSent) this.timer = window.setTimeout(this.forget, SHOWN_FOR)
  }

  private readonly forget = (): void => {
    this.edits?.forget()
    this.look()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-left-notice': WgLeftNotice
  }
}
