/**
 * Above the text of a moment: which moment it is, the ways to others, and what of its history is shown.
 *
 *     <wg-history-bar when="12 March 2017, 14:40 UTC" .sitting=${…} sequence="12" ?has-earlier=${…} ?has-later=${…}
 *       showing="writers" @wg-moment-chosen=${…} @wg-stepped=${…} @wg-showing-chosen=${…}></wg-history-bar>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { SittingView } from '#domain/drafts/wire.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/icons.ts'
import type { Showing } from './moment-marks.ts'

export class MomentChosenEvent extends Event {
  static readonly type = 'wg-moment-chosen'
  readonly sequence: number

  constructor(sequence: number) {
    super(MomentChosenEvent.type)
    this.sequence = sequence
  }
}

export class SteppedEvent extends Event {
  static readonly type = 'wg-stepped'
  readonly to: 'earlier' | 'later'

  constructor(to: SteppedEvent['to']) {
    super(SteppedEvent.type)
    this.to = to
  }
}

export class ShowingChosenEvent extends Event {
  static readonly type = 'wg-showing-chosen'
  readonly showing: Showing

  constructor(showing: Showing) {
    super(ShowingChosenEvent.type)
    this.showing = showing
  }
}

const SHOWINGS: Readonly<Record<Showing, string>> = {
  text: 'The text',
  writers: 'Who wrote what',
  changes: 'What changed in this sitting',
}

@customElement('wg-history-bar')
export class WgHistoryBar extends LitElement {
  static override styles = [
    shared,
    css`
      .bar {
        align-items: center;
        background: var(--wg-raised);
        border: var(--wg-rule-width) solid var(--wg-rule-hair);
        border-radius: var(--wg-radius-m);
        box-shadow: var(--wg-shadow-sheet);
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-2) var(--wg-space-4);
        justify-content: space-between;
        padding: var(--wg-space-2) var(--wg-space-4);
      }
      .steps {
        align-items: center;
        display: flex;
        gap: var(--wg-space-2);
      }
      fieldset {
        border: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--wg-space-4);
        margin: 0;
        padding: 0;
      }
      label {
        align-items: center;
        cursor: pointer;
        display: inline-flex;
        font-size: var(--wg-size-s);
        gap: var(--wg-space-2);
        min-block-size: 2rem;
      }
      input {
        accent-color: var(--wg-accent-fill);
        margin: 0;
      }
      .within {
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: flex;
        flex: 1 0 100%;
        gap: var(--wg-space-3);
        padding-block-start: var(--wg-space-2);
      }
      .within input {
        block-size: 1.5rem;
        flex: 1;
        min-inline-size: 5rem;
      }
      @media (width < 48rem) {
        .bar {
          border-inline: 0;
          border-radius: 0;
        }
        fieldset {
          flex-direction: column;
        }
      }
    `,
  ]

  /** The moment, in words. */
  @property() when = ''
  @property({ type: Boolean, attribute: 'is-newest' }) isNewest = false
  /** The sitting that the moment belongs to; null while it is not known. */
  @property({ attribute: false }) sitting: SittingView | null = null
  @property({ type: Number }) sequence = 0
  @property({ type: Boolean, attribute: 'has-earlier' }) hasEarlier = false
  @property({ type: Boolean, attribute: 'has-later' }) hasLater = false
  @property() showing: Showing = 'text'

  override render() {
    const { sitting } = this
    return html`
      <div class="bar">
        <div class="steps">
          ${this.renderStep('earlier', this.hasEarlier)} ${this.renderStep('later', this.hasLater)}
          <p role="status">
            <strong class="numeric">${this.when}</strong>
            ${this.isNewest ? html`<span class="quiet small">as it stands now</span>` : nothing}
          </p>
        </div>
        <fieldset>
          <legend class="visually-hidden">What is shown</legend>
          ${(Object.keys(SHOWINGS) as Showing[]).map((showing) => this.renderShowing(showing))}
        </fieldset>
        ${sitting && sitting.last > sitting.first ? this.renderWithin(sitting) : nothing}
      </div>
    `
  }

  private renderStep(to: SteppedEvent['to'], isThere: boolean) {
    return html`
      <wa-button
        size="s"
        appearance="outlined"
        ?disabled=${!isThere}
        @click=${() => this.dispatchEvent(new SteppedEvent(to))}
      >
        <wa-icon name=${to === 'earlier' ? 'chevron-left' : 'chevron-right'} label="${to === 'earlier' ? 'Earlier' : 'Later'} sitting"></wa-icon>
      </wa-button>
    `
  }

  private renderShowing(showing: Showing) {
    return html`
      <label>
        <input
          type="radio"
          name="showing"
          .checked=${this.showing === showing}
          @change=${() => this.dispatchEvent(new ShowingChosenEvent(showing))}
        />${SHOWINGS[showing]}
      </label>
    `
  }

  private renderWithin({ first, last }: SittingView) {
    const place = `${this.sequence - first + 1} of ${last - first + 1}`
    return html`
      <label class="within">
        Changes of this sitting
        <input
          type="range"
          min=${first}
          max=${last}
          .value=${String(this.sequence)}
          aria-valuetext="after change ${place}"
          @change=${this.choose}
        />
        <span class="quiet numeric">${place}</span>
      </label>
    `
  }

  private readonly choose = (event: Event): void => {
    this.dispatchEvent(new MomentChosenEvent(Number((event.target as HTMLInputElement).value)))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-history-bar': WgHistoryBar
  }
  interface HTMLElementEventMap {
    'wg-moment-chosen': MomentChosenEvent
    'wg-stepped': SteppedEvent
    'wg-showing-chosen': ShowingChosenEvent
  }
}
