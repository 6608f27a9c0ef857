/** Mandates by addressee (rows) and by the meeting at which they are due (columns). Properties in, nothing out. */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { MandateTable } from '#domain/mandates/wire.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import { standing } from './standing.ts'

type Entry = MandateTable['rows'][number]['cells'][number][number]

@customElement('wg-mandate-table')
export class WgMandateTable extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        min-inline-size: 100%;
      }
      th,
      td {
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        min-inline-size: 13rem;
        padding: var(--wg-space-3) var(--wg-space-4) var(--wg-space-3) 0;
        text-align: start;
        vertical-align: top;
      }
      thead th {
        border-block-end: 2px solid var(--wg-rule-heavy);
      }
      tbody th {
        background: var(--wg-sheet);
        font-weight: var(--wg-weight-bold);
        inset-inline-start: 0;
        min-inline-size: 9rem;
        position: sticky;
      }
      li {
        padding-block-end: var(--wg-space-3);
      }
    `,
  ]

  @property({ attribute: false }) table: MandateTable | null = null

  override render() {
    if (!this.table) return nothing
    const { columns, rows } = this.table
    return html`
      <table>
        <caption class="visually-hidden">Mandates by addressee and by meeting</caption>
        <thead>
          <tr>
            <th scope="col">Directed to</th>
            ${columns.map(
              ({ meeting, startsOn }) => html`
                <th scope="col">
                  ${meeting ?? 'Without a date'}
                  ${startsOn ? html`<p class="small quiet"><wg-date at=${startsOn}></wg-date></p>` : nothing}
                </th>
              `,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) => html`
              <tr>
                <th scope="row">${row.addressee}<p class="small quiet numeric">${row.openCount} open</p></th>
                ${row.cells.map((cell) => html`<td>${cell.length > 0 ? this.renderCell(cell) : nothing}</td>`)}
              </tr>
            `,
          )}
        </tbody>
      </table>
    `
  }

  private renderCell(entries: readonly Entry[]) {
    return html`
      <ul class="plain small">
        ${entries.map((entry) => html`<li><a class="symbol" href=${entry.href}>${entry.name}</a> ${entry.duty}${standing(entry)}</li>`)}
      </ul>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-mandate-table': WgMandateTable
  }
}
