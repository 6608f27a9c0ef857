/**
 * The bar at the foot of the room: where one is, whether everything is recorded, and a button for all that the keys do.
 *
 *     <wg-room-bar heading="…" where="Paragraph 4" reading="clean" .connection=${collab} @wg-room-act=${…}></wg-room-bar>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js'
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { FIRST_READING, READINGS, type Reading } from '#domain/drafts/readings.ts'
import type { RecordSource } from '../collab/collab-controller.ts'
import { changes } from '../collab/record-state.ts'
import '../collab/wg-recorded.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/icons.ts'
import '../ui/wg-dialog.ts'
import '../ui/wg-status.ts'
import { ROOM_KEYS, type RoomAct } from './room-keys.ts'
import type { ReadingChosenEvent } from './wg-reading-switch.ts'
import './wg-reading-switch.ts'

export class RoomActEvent extends Event {
  static readonly type = 'wg-room-act'
  readonly act: RoomAct

  constructor(act: RoomAct) {
    super(RoomActEvent.type, { bubbles: true, composed: true })
    this.act = act
  }
}

@customElement('wg-room-bar')
export class WgRoomBar extends LitElement {
  static override styles = [
    shared,
    css`
      .bar {
        align-items: center;
        background: var(--wg-ground);
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-2) var(--wg-space-4);
        padding: var(--wg-space-2) var(--wg-space-4);
      }
      h1 {
        font: var(--wg-weight-medium) var(--wg-size-s) / 1.3 var(--wg-font-text);
        margin: 0;
        max-inline-size: min(24rem, 100%);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .where {
        color: var(--wg-ink-quiet);
        font-size: var(--wg-size-s);
        margin: 0 auto 0 0;
      }
      .set {
        display: flex;
        gap: var(--wg-space-1);
      }
      dl {
        display: grid;
        gap: var(--wg-space-2) var(--wg-space-4);
        grid-template-columns: auto 1fr;
        margin: 0 0 var(--wg-space-4);
      }
      dt {
        font-weight: var(--wg-weight-medium);
      }
      dd {
        margin: 0;
      }
    `,
  ]

  @property() heading = ''
  /** What stands in focus, in words. */
  @property() where = ''
  /** What is said of the last act. */
  @property() news = ''
  /** Changes of this device that are not recorded. */
  @property({ type: Number }) unrecorded = 0
  /** The address to which one leaves the room. */
  @property() leave = ''
  @property() reading: Reading = FIRST_READING
  @property({ attribute: false }) connection: RecordSource | null = null
  @property({ type: Boolean, attribute: 'is-smallest' }) isSmallest = false
  @property({ type: Boolean, attribute: 'is-largest' }) isLargest = false
  @property({ type: Boolean, attribute: 'is-following' }) isFollowing = false
  /** Whether the keys do anything; some people's machines press keys for them. */
  @property({ type: Boolean, attribute: 'has-keys' }) hasKeys = false
  @property({ type: Boolean, attribute: 'is-explaining' }) isExplaining = false

  override render() {
    return html`
      <div class="bar">
        <h1>${this.heading}</h1>
        <p class="where">${this.where} <span aria-live="polite">${this.news ? `· ${this.news}` : ''}</span></p>
        ${this.renderRecorded()}
        <wg-reading-switch brief reading=${this.reading} @wg-reading-chosen=${this.readAs}></wg-reading-switch>
        <div class="set">
          ${this.renderStep('chevron-up', 'Previous paragraph', { kind: 'paragraph', by: -1 })}
          ${this.renderStep('chevron-down', 'Next paragraph', { kind: 'paragraph', by: 1 })}
          ${this.renderStep('chevron-left', 'Previous open proposal', { kind: 'proposal', by: -1 })}
          ${this.renderStep('chevron-right', 'Next open proposal', { kind: 'proposal', by: 1 })}
        </div>
        <div class="set">
          ${this.renderStep('minus', 'Smaller letters', { kind: 'size', by: -1 }, this.isSmallest)}
          ${this.renderStep('plus', 'Larger letters', { kind: 'size', by: 1 }, this.isLargest)}
        </div>
        <wa-button
          size="s"
          appearance=${this.isFollowing ? 'accent' : 'outlined'}
          aria-pressed=${this.isFollowing}
          @click=${() => this.ask({ kind: 'follow' })}
        >Follow the Chair</wa-button>
        <div class="set">
          <wa-button size="s" appearance="plain" @click=${() => this.ask({ kind: 'keys' })}>Keys</wa-button>
          <wa-button size="s" appearance="plain" href=${this.leave}>Leave the room</wa-button>
        </div>
      </div>
      <wg-dialog heading="Keys of the room" ?open=${this.isExplaining} @wg-closed=${() => this.ask({ kind: 'keys' })}>
        <dl>${ROOM_KEYS.map(({ shown, meaning }) => html`<dt>${shown}</dt><dd>${meaning}</dd>`)}</dl>
        <wa-checkbox .checked=${this.hasKeys} @change=${() => this.ask({ kind: 'mute' })}>The keys are on</wa-checkbox>
      </wg-dialog>
    `
  }

  private renderRecorded() {
    if (this.unrecorded === 0) return html`<wg-recorded brief .connection=${this.connection}></wg-recorded>`
    return html`<wg-status tone="attention">${changes(this.unrecorded)} of this device not recorded</wg-status>`
  }

  private renderStep(icon: string, label: string, act: RoomAct, isDisabled = false) {
    return html`
      <wa-button size="s" appearance="outlined" title=${label} ?disabled=${isDisabled} @click=${() => this.ask(act)}>
        <wa-icon name=${icon} label=${label}></wa-icon>
      </wa-button>
    `
  }

  private ask(act: RoomAct): void {
    this.dispatchEvent(new RoomActEvent(act))
  }

  private readonly readAs = ({ reading }: ReadingChosenEvent): void => {
    this.ask({ kind: 'reading', index: READINGS.indexOf(reading) })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-room-bar': WgRoomBar
  }
  interface HTMLElementEventMap {
    'wg-room-act': RoomActEvent
  }
}
