/**
 * Asks how large a new table is to be. Opened with `ask()`; a number that is out of bounds is refused in words.
 *
 *     <wg-table-dialog @wg-table-chosen=${…}></wg-table-dialog>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-dialog.ts'
import { MOST_COLUMNS, MOST_ROWS } from './commands/table.ts'

export class TableChosenEvent extends Event {
  static readonly type = 'wg-table-chosen'
  readonly rowCount: number
  readonly columnCount: number

  constructor(rowCount: number, columnCount: number) {
    super(TableChosenEvent.type)
    this.rowCount = rowCount
    this.columnCount = columnCount
  }
}

const isWithin = (count: number, most: number) => Number.isInteger(count) && count >= 1 && count <= most

@customElement('wg-table-dialog')
export class WgTableDialog extends LitElement {
  static override styles = [
    shared,
    css`
      form {
        display: grid;
        gap: var(--wg-space-4);
        grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
      }
      .refusal {
        color: var(--wg-serious);
        grid-column: 1 / -1;
      }
    `,
  ]

  @state() private isOpen = false
  @state() private refusal = ''

  ask(): void {
    this.refusal = ''
    this.isOpen = true
  }

  override render() {
    return html`
      <wg-dialog heading="Table" ?open=${this.isOpen} @wg-closed=${this.close}>
        ${this.isOpen ? this.renderForm() : nothing}
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" @click=${this.choose}>Insert table</wa-button>
      </wg-dialog>
    `
  }

  private renderForm() {
    return html`
      <form @submit=${this.choose} @keydown=${this.pressed}>
        <wa-input name="rows" type="number" label="Rows" hint="The first one is the header" min="1" max=${MOST_ROWS} value="3" autofocus></wa-input>
        <wa-input name="columns" type="number" label="Columns" min="1" max=${MOST_COLUMNS} value="3"></wa-input>
        ${this.refusal ? html`<p class="refusal" role="alert">${this.refusal}</p>` : nothing}
      </form>
    `
  }

  private readonly close = (): void => {
    this.isOpen = false
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.choose(event)
  }

  private readonly choose = (event: Event): void => {
    event.preventDefault()
    const form = this.renderRoot.querySelector('form')
    if (!form || !this.isOpen) return
    const said = new FormData(form)
    const [rowCount, columnCount] = [Number(said.get('rows')), Number(said.get('columns'))]
    if (isWithin(rowCount, MOST_ROWS) && isWithin(columnCount, MOST_COLUMNS)) {
      this.isOpen = false
      this.dispatchEvent(new TableChosenEvent(rowCount, columnCount))
    } else {
      this.refusal = `Write whole numbers: 1 to ${MOST_ROWS} rows, 1 to ${MOST_COLUMNS} columns.`
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-table-dialog': WgTableDialog
  }
  interface HTMLElementEventMap {
    'wg-table-chosen': TableChosenEvent
  }
}
