/**
 * The filters of a list: a search, choices, and a chip for each that is set, which takes it away again.
 *
 *     <wg-filter-bar .fields=${fields} .values=${this.query.value} .count=${12} things="decisions"
 *       @wg-filtered=${(event) => this.query.set({ [event.field]: event.value })}></wg-filter-bar>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import './icons.ts'
import { shared } from '../styles/shared.css.ts'

export interface FilterOption {
  readonly value: string
  readonly label: string
}

export interface FilterField {
  readonly name: string
  readonly label: string
  /** Without options the field is a search. */
  readonly options?: readonly FilterOption[]
  readonly placeholder?: string
}

export class FilteredEvent extends Event {
  static readonly type = 'wg-filtered'
  readonly field: string
  readonly value: string
  constructor(field: string, value: string) {
    super(FilteredEvent.type, { bubbles: true })
    this.field = field
    this.value = value
  }
}

/** Letters typed within this time become one change of the list. */
const TYPING_PAUSE_MS = 250

@customElement('wg-filter-bar')
export class WgFilterBar extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        margin-block-end: var(--wg-space-5);
      }
      .fields {
        align-items: end;
        display: grid;
        gap: var(--wg-space-3);
        grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
      }
      .search {
        grid-column: span 2;
      }
      .said {
        margin-block-start: var(--wg-space-3);
        min-block-size: 1.75rem;
      }
      .chip {
        align-items: center;
        background: var(--wg-accent-tint);
        border: var(--wg-rule-width) solid var(--wg-accent-rule);
        border-radius: var(--wg-radius-round);
        color: var(--wg-accent);
        cursor: pointer;
        display: inline-flex;
        font: inherit;
        font-size: var(--wg-size-s);
        gap: var(--wg-space-1);
        min-block-size: 1.75rem;
        padding: 0 var(--wg-space-2) 0 var(--wg-space-3);
      }
      .chip:hover {
        border-color: var(--wg-accent);
      }
      .more {
        display: none;
      }
      @media (width < 48rem) {
        .search {
          grid-column: 1 / -1;
        }
        .fields {
          grid-template-columns: 1fr 1fr;
        }
        .more {
          display: inline-flex;
          grid-column: 1 / -1;
          justify-self: start;
        }
        :host(:not([expanded])) .choice {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) fields: readonly FilterField[] = []
  /** The value of each field, as the address has it; '' is "all". */
  @property({ attribute: false }) values: Readonly<Record<string, string>> = {}
  /** How many rows the filters leave; spoken when it changes. Null while the list is fetched. */
  @property({ attribute: false }) count: number | null = null
  /** What the rows are, in the plural. */
  @property() things = 'results'
  /** What one row is, where it is not the plural without its last letter. */
  @property() thing = ''
  /** On a phone the choices are folded away until they are asked for. */
  @property({ type: Boolean, reflect: true }) expanded = false

  @state() private typing: ReturnType<typeof setTimeout> | null = null

  override render() {
    return html`
      <search>
        <div class="fields">
          ${this.fields.map((field) => (field.options ? this.renderChoice(field, field.options) : this.renderSearch(field)))}
          ${this.renderMore()}
        </div>
        <div class="said row">
          <span class="small quiet numeric" role="status">${this.count === null ? '' : this.counted}</span>
          ${this.fields.map((field) => this.renderChip(field))}
        </div>
      </search>
    `
  }

  private get counted(): string {
    if (this.count === 0) return `No ${this.things} fit`
    return this.count === 1 ? `1 ${this.thing || this.things.replace(/s$/, '')}` : `${this.count} ${this.things}`
  }

  private renderSearch(field: FilterField) {
    return html`
      <wa-input
        class="search"
        type="search"
        label=${field.label}
        placeholder=${field.placeholder ?? nothing}
        .value=${this.values[field.name] ?? ''}
        with-clear
        @input=${(event: Event) => this.onTyped(field.name, event)}
        @wa-clear=${() => this.tell(field.name, '')}
      >
        <wa-icon slot="start" name="search"></wa-icon>
      </wa-input>
    `
  }

  private renderChoice(field: FilterField, options: readonly FilterOption[]) {
    return html`
      <wa-select
        class="choice"
        label=${field.label}
        placeholder="All"
        .value=${this.values[field.name] ?? ''}
        @change=${(event: Event) => this.tell(field.name, chosenIn(event))}
      >
        <wa-option value="">All</wa-option>
        ${options.map((option) => html`<wa-option value=${option.value}>${option.label}</wa-option>`)}
      </wa-select>
    `
  }

  private renderMore() {
    if (!this.fields.some((field) => field.options)) return nothing
    return html`
      <wa-button
        class="more"
        size="s"
        appearance="outlined"
        aria-expanded=${this.expanded}
        @click=${() => {
          this.expanded = !this.expanded
        }}
      >
        <wa-icon slot="start" name="filter"></wa-icon>${this.expanded ? 'Fewer filters' : 'Filters'}
      </wa-button>
    `
  }

  private renderChip(field: FilterField) {
    const value = this.values[field.name]
    if (!value) return nothing
    const label = field.options
      ? (field.options.find((option) => option.value === value)?.label ?? value)
      : `“${value}”`
    return html`
      <button class="chip" type="button" @click=${() => this.tell(field.name, '')}>
        <span><span class="visually-hidden">Take away the filter </span>${field.label}: ${label}</span>
        <wa-icon name="xmark"></wa-icon>
      </button>
    `
  }

  private onTyped(field: string, event: Event): void {
    const value = chosenIn(event)
    if (this.typing) clearTimeout(this.typing)
    this.typing = setTimeout(() => this.tell(field, value), TYPING_PAUSE_MS)
  }

  private tell(field: string, value: string): void {
    if (this.typing) clearTimeout(this.typing)
    this.typing = null
    if (value !== (this.values[field] ?? '')) this.dispatchEvent(new FilteredEvent(field, value))
  }
}

function chosenIn(event: Event): string {
  const { value } = event.target as HTMLElement & { readonly value?: string | readonly string[] | null }
  return typeof value === 'string' ? value : ''
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-filter-bar': WgFilterBar
  }
  interface HTMLElementEventMap {
    'wg-filtered': FilteredEvent
  }
}
