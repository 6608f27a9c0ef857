/**
 * The agenda as a list to type into: number, title, part, Decisions, documents. Lines in, `wg-agenda-edited` out with the
 * lines as they are now; after adding, the focus is in the new line, after taking one away on the button that adds.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'
import '../ui/icons.ts'
import { type AgendaLine, nextLine } from './agenda-lines.ts'

export class AgendaEditedEvent extends Event {
  static readonly type = 'wg-agenda-edited'
  readonly lines: readonly AgendaLine[]
  constructor(lines: readonly AgendaLine[]) {
    super(AgendaEditedEvent.type, { bubbles: true })
    this.lines = lines
  }
}

@customElement('wg-agenda-editor')
export class WgAgendaEditor extends LitElement {
  static override styles = [
    shared,
    css`
      .item {
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: grid;
        gap: var(--wg-space-3);
        grid-template-columns: 9rem minmax(0, 1fr) minmax(0, 1fr) auto;
        padding-block: var(--wg-space-4);
      }
      .title {
        grid-column: 2 / 4;
      }
      .take-away {
        align-self: start;
        grid-column: 4;
        grid-row: 1;
        margin-block-start: 1.75rem;
      }
      .third {
        display: grid;
        gap: var(--wg-space-3);
        grid-column: 1 / 4;
        grid-template-columns: repeat(3, minmax(0, 1fr));
      }
      .add {
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
        padding-block-start: var(--wg-space-4);
      }
      @media (width < 48rem) {
        .item {
          grid-template-columns: 9rem minmax(0, 1fr) auto;
        }
        .title {
          grid-column: 1 / -1;
        }
        .take-away {
          grid-column: 3;
        }
        .third {
          grid-column: 1 / -1;
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  @property({ attribute: false }) lines: readonly AgendaLine[] = []

  override render() {
    return html`
      <div>
        ${this.lines.map((line, index) => this.renderLine(line, index))}
      </div>
      <div class="add">
        <wa-button class="adding" appearance="outlined" @click=${this.add}>
          <wa-icon slot="start" name="plus"></wa-icon>${this.lines.length === 0 ? 'Add the first item' : 'Add an item'}
        </wa-button>
      </div>
    `
  }

  /** Whether every line can be sent; shows the first that cannot. */
  reportValidity(): boolean {
    return [...this.renderRoot.querySelectorAll('wa-input')].every((field) => field.reportValidity())
  }

  private renderLine(line: AgendaLine, index: number) {
    const field = (name: keyof AgendaLine, label: string, placeholder = '') => html`
      <wa-input class=${name} label=${label} placeholder=${placeholder} .value=${line[name]} @input=${this.taking(index, name)}></wa-input>
    `
    return html`
      <div class="item" role="group" aria-label="Agenda item ${line.number || index + 1}">
        <wa-input
          class="number"
          label="Number"
          required
          pattern="\\d{1,3}(\\.\\d{1,3}){0,2}"
          title="Up to three levels: 31, 31.3 or 31.3.1"
          .value=${line.number}
          @input=${this.taking(index, 'number')}
        ></wa-input>
        <wa-input class="title" label="Title" required maxlength="500" .value=${line.title} @input=${this.taking(index, 'title')}></wa-input>
        <wa-button class="take-away" appearance="plain" @click=${() => void this.takeAway(index)}>
          <wa-icon name="xmark" label="Take item ${line.number || index + 1} away"></wa-icon>
        </wa-button>
        <div class="third">
          ${field('part', 'Part of the agenda', 'Enforcement matters')} ${field('decisions', 'Decisions', '17.92, 17.93')}
          ${field('documents', 'Documents', 'SC69 Doc. 31.3')}
        </div>
      </div>
    `
  }

  private taking(index: number, name: keyof AgendaLine) {
    return (event: Event) => {
      const { value } = event.target as HTMLInputElement
      this.say(this.lines.map((line, at) => (at === index ? { ...line, [name]: value } : line)))
    }
  }

  private async add(): Promise<void> {
    this.say([...this.lines, nextLine(this.lines)])
    await this.updateComplete
    const fields = [...this.renderRoot.querySelectorAll<HTMLElementTagNameMap['wa-input']>('.title')]
    await fields.at(-1)?.updateComplete
    fields.at(-1)?.focus()
  }

  private async takeAway(index: number): Promise<void> {
    this.say(this.lines.filter((_, at) => at !== index))
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.adding')?.focus()
  }

  private say(lines: readonly AgendaLine[]): void {
    this.lines = lines
    this.dispatchEvent(new AgendaEditedEvent(lines))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-agenda-editor': WgAgendaEditor
  }
  interface HTMLElementEventMap {
    'wg-agenda-edited': AgendaEditedEvent
  }
}
