/**
 * A table that a screen reader reads as one and that turns into cards on a phone. Use it through `table(…)`, which keeps
 * the rows' type in the columns:
 *
 *     table({ caption: 'Mandates', rows, columns: [{ label: 'Provision', cell: (m) => m.provision, isTitle: true }, …] })
 *
 * Cells are rendered in this element's shadow root: use `wg-…` elements and the shared classes inside them.
 */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { ref } from 'lit/directives/ref.js'
import { shared } from '../styles/shared.css.ts'

export interface Column<Row> {
  readonly label: string
  readonly cell: (row: Row) => unknown
  /** The column that names the row: a row header for screen readers, the title of the card on a phone. */
  readonly isTitle?: boolean
  /** Figures stand at the end, so that their digits align. */
  readonly isNumeric?: boolean
  /** Any CSS width, for columns that must not wrap or must not grow. */
  readonly width?: string
}

export interface TableOptions<Row> {
  /** Says what the rows are; read aloud before the table, and shown when `isCaptionShown`. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly isCaptionShown?: boolean
}

/** The template of a table; the cast is safe because rows and columns travel together. */
export function table<Row>(options: TableOptions<Row>): TemplateResult {
  return html`<wg-table .options=${options as unknown as TableOptions<unknown>}></wg-table>`
}

@customElement('wg-table')
export class WgTable extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        inline-size: 100%;
      }
      caption {
        font-family: var(--wg-font-document);
        font-size: var(--wg-size-l);
        font-weight: var(--wg-weight-bold);
        padding-block-end: var(--wg-space-3);
        text-align: start;
      }
      th,
      td {
        font-weight: inherit;
        padding: var(--wg-space-3) var(--wg-space-4) var(--wg-space-3) 0;
        text-align: start;
        vertical-align: top;
      }
      th:last-child,
      td:last-child {
        padding-inline-end: 0;
      }
      thead th {
        border-block-end: 2px solid var(--wg-rule-heavy);
        color: var(--wg-ink-quiet);
        font-size: var(--wg-size-s);
        font-weight: var(--wg-weight-medium);
        line-height: var(--wg-leading-tight);
        padding-block: var(--wg-space-2);
        vertical-align: bottom;
      }
      tbody tr {
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
      }
      tbody tr:hover {
        background: color-mix(in srgb, var(--wg-accent-tint) 40%, transparent);
      }
      .is-numeric {
        font-variant-numeric: tabular-nums lining-nums;
        text-align: end;
      }
      @media (width < 48rem) {
        table,
        tbody,
        tr,
        td,
        tbody th {
          display: block;
        }
        thead {
          block-size: 1px;
          clip-path: inset(50%);
          inline-size: 1px;
          overflow: hidden;
          position: absolute;
        }
        tbody tr {
          padding-block: var(--wg-space-3);
        }
        tbody th {
          font-size: var(--wg-size-m);
          padding: 0 0 var(--wg-space-1);
        }
        td {
          column-gap: var(--wg-space-3);
          display: grid;
          grid-template-columns: 7.5rem minmax(0, 1fr);
          overflow-wrap: anywhere;
          padding: var(--wg-space-1) 0;
        }
        td::before {
          color: var(--wg-ink-quiet);
          content: attr(data-label);
          font-size: var(--wg-size-s);
        }
        td.is-numeric {
          text-align: start;
        }
        td.is-void {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) options: TableOptions<unknown> = { caption: '', columns: [], rows: [] }

  override render() {
    const { caption, columns, rows, isCaptionShown } = this.options
    return html`
      <table role="table">
        <caption class=${isCaptionShown ? '' : 'visually-hidden'}>${caption}</caption>
        <thead role="rowgroup">
          <tr role="row">${columns.map((column) => this.renderHeader(column))}</tr>
        </thead>
        <tbody role="rowgroup">
          ${rows.map((row) => html`<tr role="row">${columns.map((column) => this.renderCell(column, row))}</tr>`)}
        </tbody>
      </table>
    `
  }

  private renderHeader(column: Column<unknown>) {
    const width = column.width ? (element?: Element) => this.setWidth(element, column.width ?? '') : undefined
    return html`<th role="columnheader" scope="col" class=${column.isNumeric ? 'is-numeric' : ''} ${width ? ref(width) : nothing}>
      ${column.label}
    </th>`
  }

  // The roles are said again because `display: block` on a phone takes a table's own away.
  private renderCell(column: Column<unknown>, row: unknown) {
    const content = column.cell(row)
    if (column.isTitle) return html`<th role="rowheader" scope="row">${content}</th>`
    const isVoid = content === '' || content === nothing || content === null || content === undefined
    const classes = `${column.isNumeric ? 'is-numeric' : ''} ${isVoid ? 'is-void' : ''}`
    return html`<td role="cell" class=${classes} data-label=${column.label}><div>${content}</div></td>`
  }

  // Set through the object model: the content security policy admits no style attribute.
  private setWidth(element: Element | undefined, width: string): void {
    if (element instanceof HTMLElement) element.style.inlineSize = width
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-table': WgTable
  }
}
