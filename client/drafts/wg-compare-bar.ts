/**
 * Above two texts that are shown as one: which two, how much differs, the ways from change to change, and whether it is told who
 * wrote what.
 *
 *     <wg-compare-bar from="1" to="now" .texts=${texts} .counts=${counts} place="3" change-count="12" ?names-writers=${…}
 *       @wg-texts-chosen=${…} @wg-change-stepped=${…} @wg-writers-asked=${…}></wg-compare-bar>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { MarkCounts } from '#domain/drafts/compare/count-marks.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/icons.ts'
import { countsInWords } from './marked-changes.ts'

/** A text that can be chosen, by the name that an address calls it. */
export interface TextChoice {
  readonly name: string
  readonly title: string
}

export class TextsChosenEvent extends Event {
  static readonly type = 'wg-texts-chosen'
  readonly from: string
  readonly to: string

  constructor(from: string, to: string) {
    super(TextsChosenEvent.type)
    this.from = from
    this.to = to
  }
}

export class ChangeSteppedEvent extends Event {
  static readonly type = 'wg-change-stepped'
  readonly by: 1 | -1

  constructor(by: ChangeSteppedEvent['by']) {
    super(ChangeSteppedEvent.type)
    this.by = by
  }
}

export class WritersAskedEvent extends Event {
  static readonly type = 'wg-writers-asked'
  readonly isOn: boolean

  constructor(isOn: boolean) {
    super(WritersAskedEvent.type)
    this.isOn = isOn
  }
}

@customElement('wg-compare-bar')
export class WgCompareBar extends LitElement {
  static override styles = [
    shared,
    css`
      .bar {
        background: var(--wg-raised);
        border: var(--wg-rule-width) solid var(--wg-rule-hair);
        border-radius: var(--wg-radius-m);
        box-shadow: var(--wg-shadow-sheet);
        padding: var(--wg-space-3) var(--wg-space-4);
      }
      .texts {
        align-items: end;
        display: grid;
        gap: var(--wg-space-2) var(--wg-space-3);
        grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
      }
      .below {
        align-items: center;
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-2) var(--wg-space-4);
        justify-content: space-between;
        margin-block-start: var(--wg-space-3);
      }
      .steps {
        align-items: center;
        display: flex;
        gap: var(--wg-space-2);
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
      @media (width < 48rem) {
        .bar {
          border-inline: 0;
          border-radius: 0;
        }
        .texts {
          grid-template-columns: minmax(0, 1fr);
        }
        .swap {
          justify-self: end;
        }
      }
    `,
  ]

  @property() from = ''
  @property() to = ''
  @property({ attribute: false }) texts: readonly TextChoice[] = []
  /** Null while they are compared. */
  @property({ attribute: false }) counts: MarkCounts | null = null
  /** Which change was gone to last, counted from 1; 0 for none. */
  @property({ type: Number }) place = 0
  @property({ type: Number, attribute: 'change-count' }) changeCount = 0
  @property({ type: Boolean, attribute: 'names-writers' }) namesWriters = false
  /** Why nobody can be named, or ''. */
  @property({ attribute: 'no-writers' }) noWriters = ''

  override render() {
    return html`
      <div class="bar">
        <div class="texts">
          ${this.renderSelect('Compare', this.from, (name) => this.choose(name, this.to))}
          <wa-button class="swap" size="s" appearance="plain" @click=${() => this.choose(this.to, this.from)}>
            Swap<span class="visually-hidden"> the two texts</span>
          </wa-button>
          ${this.renderSelect('with', this.to, (name) => this.choose(this.from, name))}
        </div>
        <div class="below">
          <p role="status" class="small">${this.counts ? countsInWords(this.counts) : 'Comparing…'}</p>
          <label title=${this.noWriters}>
            <input
              type="checkbox"
              .checked=${this.namesWriters}
              ?disabled=${this.noWriters !== ''}
              @change=${this.askWriters}
            />Who wrote what
          </label>
          <div class="steps" role="group" aria-label="Changes">
            ${this.renderStep(-1, 'Previous change (left arrow key)', 'chevron-up')}
            ${this.renderStep(1, 'Next change (right arrow key)', 'chevron-down')}
            <span class="quiet small numeric">${this.place > 0 ? `${this.place} of ` : ''}${this.changeCount}</span>
          </div>
        </div>
      </div>
    `
  }

  private renderSelect(label: string, value: string, choose: (name: string) => void) {
    return html`
      <wa-select
        size="s"
        label=${label}
        .value=${value}
        @change=${(event: Event) => choose(String((event.target as HTMLInputElement).value))}
      >
        ${this.texts.map(({ name, title }) => html`<wa-option value=${name}>${title}</wa-option>`)}
      </wa-select>
    `
  }

  private renderStep(by: ChangeSteppedEvent['by'], name: string, icon: string) {
    return html`
      <wa-button
        size="s"
        appearance="outlined"
        ?disabled=${this.changeCount === 0}
        @click=${() => this.dispatchEvent(new ChangeSteppedEvent(by))}
      >
        <wa-icon name=${icon} label=${name}></wa-icon>
      </wa-button>
    `
  }

  private choose(from: string, to: string): void {
    this.dispatchEvent(new TextsChosenEvent(from, to))
  }

  private readonly askWriters = (event: Event): void => {
    this.dispatchEvent(new WritersAskedEvent((event.target as HTMLInputElement).checked))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-compare-bar': WgCompareBar
  }
  interface HTMLElementEventMap {
    'wg-texts-chosen': TextsChosenEvent
    'wg-change-stepped': ChangeSteppedEvent
    'wg-writers-asked': WritersAskedEvent
  }
}
