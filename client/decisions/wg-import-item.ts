/**
 * One recognised text under review: what it is, what confirming would do, its provisions; to confirm, correct or drop.
 * Properties in; fires `wg-item-decided` with the action and the correction, and `wg-item-chosen` when it is looked at.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ImportEffect, ImportedItem, ItemCorrection } from '#domain/decisions/import/wire.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-status.ts'
import type { StatusTone } from '../ui/wg-status.ts'
import './wg-import-correction.ts'
import type { CorrectedEvent } from './wg-import-correction.ts'
import { ItemChosenEvent } from './wg-import-source.ts'

export interface ItemChoice {
  readonly action: 'confirm' | 'drop'
  readonly correction: ItemCorrection | null
}

export class ItemDecidedEvent extends Event {
  static readonly type = 'wg-item-decided'
  readonly item: number
  readonly choice: ItemChoice
  constructor(item: number, choice: ItemChoice) {
    super(ItemDecidedEvent.type, { bubbles: true })
    this.item = item
    this.choice = choice
  }
}

const TONES: Readonly<Record<ImportEffect, StatusTone>> = {
  'new text': 'good',
  'new draft': 'note',
  'new revision': 'good',
  'already there': 'neutral',
  'other words': 'attention',
  conflict: 'serious',
}

@customElement('wg-import-item')
export class WgImportItem extends LitElement {
  static override styles = [
    shared,
    css`
      article {
        border: var(--wg-rule-width) solid var(--wg-rule-hair);
        border-inline-start: var(--wg-rule-width-heavy) solid var(--wg-accent);
        padding: var(--wg-space-4);
      }
      article.is-dropped {
        border-inline-start-color: var(--wg-rule-firm);
      }
      article.is-dropped .body {
        opacity: 0.55;
      }
      header {
        align-items: baseline;
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-1) var(--wg-space-3);
        justify-content: space-between;
      }
      h3 button {
        background: none;
        border: 0;
        color: inherit;
        cursor: pointer;
        font: inherit;
        padding: 0;
        text-align: start;
      }
      h3 button:hover {
        color: var(--wg-accent);
        text-decoration: underline;
      }
      .body {
        display: grid;
        gap: var(--wg-space-3);
        margin-block: var(--wg-space-2) var(--wg-space-4);
      }
      ol {
        display: grid;
        gap: var(--wg-space-2);
        font-family: var(--wg-font-document);
      }
      li {
        display: grid;
        grid-template-columns: 2.25rem minmax(0, 1fr);
      }
      li[data-depth='2'] {
        padding-inline-start: 2.25rem;
      }
      li:not(.is-marked) .words {
        grid-column: 1 / -1;
      }
      .read {
        display: flex;
        flex-wrap: wrap;
        font-family: var(--wg-font-text);
        gap: var(--wg-space-1);
        grid-column: 2;
      }
      .doubt {
        color: var(--wg-attention);
        font-size: var(--wg-size-s);
      }
      .decide {
        border: 0;
        display: flex;
        flex-wrap: wrap;
        gap: var(--wg-space-2) var(--wg-space-4);
        margin: 0;
        padding: 0;
      }
      label {
        align-items: center;
        cursor: pointer;
        display: inline-flex;
        gap: var(--wg-space-2);
        min-block-size: 2rem;
      }
      input[type='radio'] {
        accent-color: var(--wg-accent-fill);
        block-size: 1.1rem;
        inline-size: 1.1rem;
      }
    `,
  ]

  @property({ attribute: false }) item: ImportedItem | null = null
  /** Its place in the list of items. */
  @property({ type: Number }) place = 0
  @property({ attribute: false }) choice: ItemChoice = { action: 'confirm', correction: null }
  /** After the import was confirmed nothing can be decided any more. */
  @property({ type: Boolean }) closed = false

  @state() private isCorrecting = false

  override render() {
    const { item } = this
    if (!item) return nothing
    const isDropped = this.closed ? item.disposition === 'dropped' : this.choice.action === 'drop'
    return html`
      <article class=${isDropped ? 'is-dropped' : ''} aria-labelledby="name">
        <header>
          <h3 id="name">
            <button type="button" title="Show the place in the source" @click=${() => this.dispatchEvent(new ItemChosenEvent(this.place))}>
              ${this.nameOf(item)}
            </button>
          </h3>
          <wg-status tone=${TONES[item.effect]}>${item.effect}</wg-status>
        </header>
        <div class="body">
          <p class="small quiet">
            ${item.subject}${item.addressedTo ? html` · Directed to ${this.choice.correction?.addressees ? '(corrected)' : item.addressedTo}` : nothing}
          </p>
          <p class="small">${item.effectText}${item.existing ? html` <a href=${item.existing.href}>Open ${item.existing.name}</a>` : nothing}</p>
          ${item.doubts.map((doubt) => html`<p class="doubt"><wa-icon name="warning"></wa-icon> ${doubt}</p>`)}
          ${this.renderProvisions(item)}
        </div>
        ${this.closed ? nothing : this.renderDecide(item)}
      </article>
    `
  }

  private nameOf(item: ImportedItem): string {
    const corrected = this.choice.correction?.number ?? this.choice.correction?.label
    const kind = item.kind === 'resolution' ? 'Resolution' : 'Decision'
    const name = corrected || item.name
    return /^(Decision|Resolution|Draft)/.test(name) ? name : `${kind} ${name}`
  }

  private renderProvisions(item: ImportedItem) {
    const provisions = this.choice.correction?.provisions ?? item.provisions
    return html`
      <ol class="plain small">
        ${provisions.map(
          (provision) => html`
            <li class=${provision.marker ? 'is-marked' : ''} data-depth=${provision.depth}>
              ${provision.marker ? html`<span>${provision.marker}</span>` : nothing}
              <span class="words">${provision.text}</span>
              ${this.renderRead([...(provision.deadlines ?? []), ...(provision.conditions ?? [])])}
            </li>
          `,
        )}
      </ol>
    `
  }

  private renderRead(words: readonly string[]) {
    if (words.length === 0) return nothing
    return html`<span class="read">${words.map((word) => html`<wg-status sign="clock" tone="note">${word}</wg-status>`)}</span>`
  }

  private renderDecide(item: ImportedItem) {
    if (this.isCorrecting) {
      return html`
        <wg-import-correction
          .item=${item}
          .correction=${this.choice.correction}
          @wg-corrected=${(event: CorrectedEvent) => {
            this.isCorrecting = false
            if (event.correction) this.decide({ action: 'confirm', correction: event.correction })
          }}
        ></wg-import-correction>
      `
    }
    const radio = (action: ItemChoice['action'], label: string) => html`
      <label>
        <input type="radio" name="action" .checked=${this.choice.action === action} @change=${() => this.decide({ ...this.choice, action })} />
        ${label}
      </label>
    `
    return html`
      <fieldset class="decide">
        <legend class="visually-hidden">What to do with ${this.nameOf(item)}</legend>
        ${radio('confirm', this.choice.correction ? 'Confirm as corrected' : 'Confirm')} ${radio('drop', 'Drop')}
        <wa-button size="s" appearance="plain" @click=${() => {
          this.isCorrecting = true
        }}>Correct</wa-button>
      </fieldset>
    `
  }

  private decide(choice: ItemChoice): void {
    this.dispatchEvent(new ItemDecidedEvent(this.place, choice))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-import-item': WgImportItem
  }
  interface HTMLElementEventMap {
    'wg-item-decided': ItemDecidedEvent
  }
}
