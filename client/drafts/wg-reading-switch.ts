/**
 * The one switch between the readings of a text, with the sentence that explains the chosen one: on the desk, in the room and in
 * the dialog for a file. One stop of the Tab key; the arrow keys go from reading to reading.
 *
 *     <wg-reading-switch reading="clean" @wg-reading-chosen=${…}></wg-reading-switch>
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { FIRST_READING, READING_WORDS, READINGS, type Reading } from '#domain/drafts/readings.ts'
import { shared } from '../styles/shared.css.ts'

export class ReadingChosenEvent extends Event {
  static readonly type = 'wg-reading-chosen'
  readonly reading: Reading

  constructor(reading: Reading) {
    super(ReadingChosenEvent.type, { bubbles: true, composed: true })
    this.reading = reading
  }
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

@customElement('wg-reading-switch')
export class WgReadingSwitch extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .row {
        align-items: center;
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-1) var(--wg-space-4);
      }
      .group {
        background: var(--wg-sunk);
        border: var(--wg-rule-width) solid var(--wg-rule-hair);
        border-radius: var(--wg-radius-m);
        display: flex;
        flex-wrap: wrap;
        padding: 2px;
      }
      .label {
        display: block;
        font-weight: var(--wg-weight-medium);
        margin-block-end: var(--wg-space-2);
      }
      button {
        background: none;
        border: var(--wg-rule-width) solid transparent;
        border-radius: var(--wg-radius-s);
        color: var(--wg-ink-quiet);
        cursor: pointer;
        font: var(--wg-weight-medium) var(--wg-size-s) / var(--wg-leading-normal) var(--wg-font-text);
        min-block-size: 2rem;
        padding: 0 var(--wg-space-3);
      }
      button:hover {
        color: var(--wg-ink);
      }
      button[aria-checked='true'] {
        background: var(--wg-raised);
        border-color: var(--wg-rule-firm);
        color: var(--wg-ink);
      }
      .meaning {
        color: var(--wg-ink-quiet);
        font-size: var(--wg-size-s);
        margin: 0;
      }
    `,
  ]

  @property() reading: Reading = FIRST_READING
  /** Those that can be chosen, in the order of all. */
  @property({ attribute: false }) readings: readonly Reading[] = READINGS
  /** The visible name of the group; without it the group is named for screen readers alone. */
  @property() label = ''
  /** Whether the sentence is left out. */
  @property({ type: Boolean }) brief = false

  override render() {
    return html`
      ${this.label ? html`<span class="label" id="label">${this.label}</span>` : nothing}
      <div class="row">
        <div class="group" role="radiogroup" aria-label=${this.label || 'Reading of the text'} @keydown=${this.step}>
          ${this.readings.map((reading) => this.renderChoice(reading))}
        </div>
        ${this.brief ? nothing : html`<p class="meaning" aria-live="polite">${READING_WORDS[this.reading].meaning}</p>`}
      </div>
    `
  }

  private renderChoice(reading: Reading) {
    const isChosen = reading === this.reading
    const { name, meaning } = READING_WORDS[reading]
    return html`
      <button
        type="button"
        role="radio"
        data-reading=${reading}
        aria-checked=${isChosen}
        aria-description=${meaning}
        title=${meaning}
        tabindex=${isChosen ? 0 : -1}
        @click=${() => this.choose(reading)}
      >${name}</button>
    `
  }

  private choose(reading: Reading): void {
    if (reading !== this.reading) this.dispatchEvent(new ReadingChosenEvent(reading))
  }

  private readonly step = async (event: KeyboardEvent): Promise<void> => {
    const by = STEPS[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const { readings } = this
    const next = readings[(readings.indexOf(this.reading) + by + readings.length) % readings.length]
    if (next === undefined) return
    this.choose(next)
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`[data-reading="${next}"]`)?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-reading-switch': WgReadingSwitch
  }
  interface HTMLElementEventMap {
    'wg-reading-chosen': ReadingChosenEvent
  }
}
