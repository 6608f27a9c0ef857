/**
 * Mandates by addressee and, within each, by the meeting at which they are due: what a committee reads before its meeting.
 * Meetings without a mandate take no room. Properties in, nothing out.
 */
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { MandateTable } from '#domain/mandates/wire.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import { standing } from './standing.ts'

type Row = MandateTable['rows'][number]
type Entry = Row['cells'][number][number]

@customElement('wg-mandate-table')
export class WgMandateTable extends LitElement {
  static override styles = [
    shared,
    css`
      table {
        border-collapse: collapse;
        inline-size: 100%;
      }
      th,
      td {
        font-weight: inherit;
        padding: var(--wg-space-3) var(--wg-space-5) var(--wg-space-3) 0;
        text-align: start;
        vertical-align: top;
      }
      thead th {
        border-block-end: 2px solid var(--wg-rule-heavy);
        color: var(--wg-ink-quiet);
        font-size: var(--wg-size-s);
        padding-block: var(--wg-space-2);
      }
      tbody {
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-firm);
      }
      tr + tr > * {
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
      }
      .addressee {
        font-weight: var(--wg-weight-bold);
        inline-size: 12rem;
      }
      .meeting {
        inline-size: 10rem;
      }
      li {
        align-items: baseline;
        display: grid;
        gap: var(--wg-space-1) var(--wg-space-4);
        grid-template-columns: 8rem minmax(0, 1fr) auto;
        padding-block-end: var(--wg-space-2);
      }
      @media (width < 60rem) {
        table,
        tbody,
        tr,
        th,
        td {
          display: block;
          inline-size: auto;
        }
        thead {
          display: none;
        }
        tr + tr > .meeting {
          border: 0;
        }
        th,
        td {
          padding-block: var(--wg-space-2) 0;
          padding-inline-end: 0;
        }
        td {
          border: 0;
        }
        li {
          grid-template-columns: minmax(0, 1fr);
          padding-block-end: var(--wg-space-4);
        }
      }
    `,
  ]

  @property({ attribute: false }) table: MandateTable | null = null

  override render() {
    if (!this.table) return nothing
    const { columns, rows } = this.table
    return html`
      <table>
        <caption class="visually-hidden">Mandates by addressee and by the meeting at which they are due</caption>
        <thead>
          <tr>
            <th scope="col">Directed to</th>
            <th scope="col">Due</th>
            <th scope="col">What is asked</th>
          </tr>
        </thead>
        ${rows.map((row) => this.renderAddressee(row, columns))}
      </table>
    `
  }

  private renderAddressee(row: Row, columns: MandateTable['columns']) {
    const due = columns.flatMap((column, place) => {
      const entries = row.cells[place] ?? []
      return entries.length > 0 ? [{ ...column, entries }] : []
    })
    return html`
      <tbody>
        ${due.map(
          ({ meeting, startsOn, entries }, place) => html`
            <tr>
              ${
                place === 0
                  ? html`<th class="addressee" scope="rowgroup" rowspan=${due.length}>
                      ${row.addressee}<p class="small quiet numeric">${row.openCount} open</p>
                    </th>`
                  : nothing
              }
              <th class="meeting" scope="row">
                ${meeting ?? 'Without a date'}
                ${startsOn ? html`<p class="small quiet"><wg-date at=${startsOn}></wg-date></p>` : nothing}
              </th>
              <td>${this.renderCell(entries)}</td>
            </tr>
          `,
        )}
      </tbody>
    `
  }

  private renderCell(entries: readonly Entry[]) {
    return html`
      <ul class="plain">
        ${entries.map(
          (entry) => html`
            <li>
              <a href=${entry.href}>${entry.name}</a>
              <span class="serif">${entry.duty}</span>
              ${standing(entry)}
            </li>
          `,
        )}
      </ul>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-mandate-table': WgMandateTable
  }
}
