/**
 * Asks what a reference points at: a paragraph of the draft by its number or its words, or a text of the registry. One field,
 * and a list below it that follows what is typed; arrows choose, Enter takes (WAI-ARIA combobox pattern).
 *
 *     <wg-reference-dialog .find=${findInRegistry} @wg-reference-chosen=${…}></wg-reference-dialog>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-dialog.ts'
import { type FindInRegistry, matchingChoices, type ReferenceChoice } from './reference-choices.ts'

export class ReferenceChosenEvent extends Event {
  static readonly type = 'wg-reference-chosen'
  /** What it points at. */
  readonly reference: string

  constructor(reference: string) {
    super(ReferenceChosenEvent.type)
    this.reference = reference
  }
}

/** More than this nobody reads; the sentence below the list says how many there are. */
const MOST_SHOWN = 40
/** Letters typed within this time become one question to the registry. */
const TYPING_PAUSE_MS = 200

const DECISION_NUMBER = /(?<!\d)\d{1,2}\.\d{1,3}(?!\d)/

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }

@customElement('wg-reference-dialog')
export class WgReferenceDialog extends LitElement {
  static override styles = [
    shared,
    css`
      label {
        display: block;
        font-weight: var(--wg-weight-medium);
        margin-block-end: var(--wg-space-1);
      }
      input {
        background: var(--wg-sheet);
        border: var(--wg-rule-width) solid var(--wg-rule-firm);
        border-radius: var(--wg-radius-m);
        box-sizing: border-box;
        color: var(--wg-ink);
        font: inherit;
        inline-size: 100%;
        min-block-size: 2.75rem;
        padding-inline: var(--wg-space-3);
      }
      [role='listbox'] {
        block-size: min(22rem, 45dvh);
        border: var(--wg-rule-width) solid var(--wg-rule-hair);
        border-radius: var(--wg-radius-m);
        margin-block: var(--wg-space-3);
        overflow-y: auto;
      }
      h3 {
        color: var(--wg-ink-quiet);
        font: var(--wg-weight-medium) var(--wg-size-xs) / 1.4 var(--wg-font-text);
        margin: 0;
        padding: var(--wg-space-2) var(--wg-space-3) var(--wg-space-1);
      }
      [role='option'] {
        border-inline-start: 3px solid transparent;
        cursor: pointer;
        display: block;
        padding: var(--wg-space-2) var(--wg-space-3);
      }
      [role='option'][aria-selected='true'] {
        background: var(--wg-accent-tint);
        border-inline-start-color: var(--wg-accent);
      }
      .reads {
        font-weight: var(--wg-weight-medium);
      }
      .words {
        color: var(--wg-ink-quiet);
        display: block;
        font-size: var(--wg-size-s);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .none {
        color: var(--wg-ink-quiet);
        padding: var(--wg-space-3);
      }
    `,
  ]

  @property({ attribute: false }) find: FindInRegistry | null = null
  @state() private isOpen = false
  @state() private choices: readonly ReferenceChoice[] = []
  @state() private text = ''
  /** What the registry is asked for: the text, a moment after it was typed. */
  @state() private question = ''
  @state() private chosen = 0
  @query('input') private readonly input?: HTMLInputElement
  private pause: ReturnType<typeof setTimeout> | undefined

  private readonly registry = new Task(this, {
    args: () => [this.isOpen ? this.question : '', this.find] as const,
    task: async ([question, find], { signal }) => (find && question.trim() !== '' ? await find(question, signal) : []),
  })

  /**
   * @param choices what the draft has to point at
   * @param text what is looked for at first, such as the selected words
   */
  ask(choices: readonly ReferenceChoice[], text: string): void {
    this.choices = choices
    this.text = text
    this.question = text
    this.chosen = 0
    this.isOpen = true
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.pause)
  }

  override render() {
    const own = matchingChoices(this.choices, this.text)
    const shown = own.slice(0, MOST_SHOWN)
    const elsewhere = this.registry.value ?? []
    // Who types 15.57 means the Decision, not a paragraph that speaks of it.
    const isNumber = DECISION_NUMBER.test(this.text)
    const all = isNumber ? [...elsewhere, ...shown] : [...shown, ...elsewhere]
    return html`
      <wg-dialog heading="Reference" ?open=${this.isOpen} @wg-closed=${this.close}>
        <label for="text">Number or words</label>
        <input id="text" type="text" role="combobox" autocomplete="off" spellcheck="false" autofocus
          aria-expanded="true" aria-controls="list" aria-autocomplete="list" aria-describedby="hint"
          aria-activedescendant=${all.length > 0 ? `choice-${this.chosen}` : nothing}
          .value=${this.text} @input=${this.type} @keydown=${(event: KeyboardEvent) => this.press(event, all)} />
        <div id="list" role="listbox" aria-label="What the reference points at">
          ${isNumber ? this.renderGroup('In the registry', elsewhere, 0) : nothing}
          ${this.renderGroup('In this draft', shown, isNumber ? elsewhere.length : 0)}
          ${isNumber ? nothing : this.renderGroup('In the registry', elsewhere, shown.length)}
          ${all.length === 0 ? html`<p class="none">${this.sayNone()}</p>` : nothing}
        </div>
        <p id="hint" class="small quiet" aria-live="polite">${this.sayCount(own.length, elsewhere.length)}</p>
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" ?disabled=${all.length === 0} @click=${() => this.take(all[this.chosen])}>
          Insert reference
        </wa-button>
      </wg-dialog>
    `
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('chosen')) {
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
    }
    if (changed.has('isOpen') && this.isOpen) {
      // After the dialog has given the focus to what opened it.
      requestAnimationFrame(() => {
        this.input?.focus()
        this.input?.select()
      })
    }
  }

  private renderGroup(name: string, group: readonly ReferenceChoice[], first: number) {
    if (group.length === 0) return nothing
    return html`
      <div role="group" aria-labelledby="group-${first}">
        <h3 id="group-${first}">${name}</h3>
        ${group.map((choice, place) => this.renderChoice(choice, first + place))}
      </div>
    `
  }

  private renderChoice(choice: ReferenceChoice, place: number) {
    return html`
      <div id="choice-${place}" role="option" aria-selected=${place === this.chosen} @click=${() => this.take(choice)}>
        <span class="reads">${choice.reads}</span>
        ${choice.words ? html`<span class="words">${choice.words}</span>` : nothing}
      </div>
    `
  }

  private sayNone(): string {
    if (this.text.trim() === '')
      return 'Nothing in this draft has a number yet. Type the number of a Decision, such as 15.57.'
    return 'Nothing is called so. Try a number, such as 12 or 15.57, or other words.'
  }

  private sayCount(own: number, elsewhere: number): string {
    const more = own > MOST_SHOWN ? `, the first ${MOST_SHOWN} are shown` : ''
    return `${own} in this draft${more}, ${elsewhere} in the registry. Arrows choose, Enter inserts.`
  }

  private readonly type = (event: Event): void => {
    this.text = (event.target as HTMLInputElement).value
    this.chosen = 0
    clearTimeout(this.pause)
    this.pause = setTimeout(() => {
      this.question = this.text
    }, TYPING_PAUSE_MS)
  }

  private press(event: KeyboardEvent, all: readonly ReferenceChoice[]): void {
    const step = STEPS[event.key]
    if (step !== undefined) this.chosen = Math.max(0, Math.min(all.length - 1, this.chosen + step))
    else if (event.key === 'Enter') this.take(all[this.chosen])
    else return
    event.preventDefault()
  }

  private readonly close = (): void => {
    this.isOpen = false
  }

  private take(choice: ReferenceChoice | undefined): void {
    if (!choice) return
    this.isOpen = false
    this.dispatchEvent(new ReferenceChosenEvent(choice.target))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-reference-dialog': WgReferenceDialog
  }
  interface HTMLElementEventMap {
    'wg-reference-chosen': ReferenceChosenEvent
  }
}
