/**
 * Write, Propose, Read: a quiet row of choices above the text.
 *
 *     <wg-mode-switch .modes=${modes} chosen="propose" @wg-mode-chosen=${…}></wg-mode-switch>
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'
import { type DeskMode, MODE_WORDS } from './desk-modes.ts'

export class ModeChosenEvent extends Event {
  static readonly type = 'wg-mode-chosen'
  readonly mode: DeskMode

  constructor(mode: DeskMode) {
    super(ModeChosenEvent.type)
    this.mode = mode
  }
}

@customElement('wg-mode-switch')
export class WgModeSwitch extends LitElement {
  static override styles = [
    shared,
    css`
      fieldset {
        align-items: center;
        border: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--wg-space-4);
        margin: 0 auto var(--wg-space-2);
        max-inline-size: 54rem;
        padding: 0 var(--wg-space-2);
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
      p {
        color: var(--wg-ink-quiet);
        font-size: var(--wg-size-xs);
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) modes: readonly DeskMode[] = []
  @property() chosen: DeskMode = 'read'

  override render() {
    if (this.modes.length < 2) return nothing
    return html`
      <fieldset aria-label="What you do with this text">
        ${this.modes.map(
          (mode) => html`
            <label>
              <input type="radio" name="mode" .checked=${mode === this.chosen} @change=${() => this.choose(mode)} />
              ${MODE_WORDS[mode].name}
            </label>
          `,
        )}
        <p>${MODE_WORDS[this.chosen].meaning}</p>
      </fieldset>
    `
  }

  private choose(mode: DeskMode): void {
    this.dispatchEvent(new ModeChosenEvent(mode))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-mode-switch': WgModeSwitch
  }
  interface HTMLElementEventMap {
    'wg-mode-chosen': ModeChosenEvent
  }
}
