/** Who is asked for what, and how it stands: as a list with filters in the address, or by addressee and meeting. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { MandatePage, MandateView } from '#domain/mandates/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { addressOf } from '../api/http.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { QueryController } from '../lib/query-controller.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-filter-bar.ts'
import type { FilteredEvent } from '../ui/wg-filter-bar.ts'
import '../ui/wg-page.ts'
import { table } from '../ui/wg-table.ts'
import { mandatesApi } from './api.ts'
import { standing } from './standing.ts'
import './wg-mandate-table.ts'

const NOTHING_CHOSEN = { q: '', addressee: '', status: '', meeting: '', holder: '', decision: '', view: '' }

@customElement('wg-mandates-page')
export class WgMandatesPage extends PageElement {
  static override styles = [
    shared,
    css`
      .more {
        margin-block-start: var(--wg-space-5);
      }
    `,
  ]

  private readonly http = requireContext(this, apiContext)
  private readonly query = new QueryController(this, NOTHING_CHOSEN)
  @state() private more: { readonly items: readonly MandateView[]; readonly next: string | null } | null = null

  private readonly page = new Task(this, {
    task: async ([filters], { signal }) => {
      this.more = null
      return mandatesApi(this.http.value).list(JSON.parse(filters), signal)
    },
    args: () => [JSON.stringify(this.filters)] as const,
  })
  private readonly matrix = new Task(this, {
    task: async ([isAsked], { signal }) => (isAsked ? mandatesApi(this.http.value).table(signal) : null),
    args: () => [this.query.value.view === 'meetings'] as const,
  })

  private get filters() {
    const { view: _, ...filters } = this.query.value
    return filters
  }

  override render() {
    const isTable = this.query.value.view === 'meetings'
    return html`
      <wg-page heading="Mandates">
        <p slot="intro">One line for each provision and addressee. The status follows from what was recorded; nobody types it.</p>
        <wa-button slot="actions" appearance="outlined" @click=${() => this.query.set({ view: isTable ? '' : 'meetings' })}>
          ${isTable ? 'As a list' : 'By addressee and meeting'}
        </wa-button>
        <wa-button slot="actions" appearance="outlined" href=${addressOf('/api/mandates.csv', this.filters)} download="mandates.csv">
          <wa-icon slot="start" name="download"></wa-icon>Spreadsheet
        </wa-button>
        ${
          isTable
            ? loaded(this.matrix, 'the mandates', (value) =>
                value ? html`<wg-mandate-table .table=${value}></wg-mandate-table>` : nothing,
              )
            : this.renderList()
        }
      </wg-page>
    `
  }

  private renderList() {
    return html`
      <wg-filter-bar
        .fields=${this.fields(this.page.value)}
        .values=${this.query.value}
        .count=${this.page.value?.totalCount ?? null}
        things="mandates"
        @wg-filtered=${(event: FilteredEvent) => this.query.set({ [event.field]: event.value })}
      ></wg-filter-bar>
      ${loaded(this.page, 'the mandates', (page) => {
        const items = [...page.items, ...(this.more?.items ?? [])]
        return html`${this.renderTable(items)} ${this.renderMore(this.more ? this.more.next : page.next)}`
      })}
    `
  }

  private fields(page: MandatePage | undefined) {
    const options = (counted: readonly { readonly value: string; readonly count: number }[] = []) =>
      counted.map(({ value, count }) => ({ value, label: `${value} (${count})` }))
    const flags = ['open', 'overdue', 'needs funding'].map((value) => ({ value, label: value }))
    const decision = this.query.value.decision
    return [
      { name: 'q', label: 'Search', placeholder: 'Words of the duty, number of the text' },
      { name: 'addressee', label: 'Directed to', options: options(page?.values.addressees) },
      { name: 'status', label: 'Status', options: [...flags, ...options(page?.values.statuses)] },
      { name: 'meeting', label: 'Due at', options: options(page?.values.meetings) },
      ...(decision ? [{ name: 'decision', label: 'Text', options: [{ value: decision, label: decision }] }] : []),
    ]
  }

  private renderTable(rows: readonly MandateView[]) {
    if (rows.length === 0) return this.renderEmpty()
    return table({
      caption: 'Mandates, those that are due first in front',
      rows,
      columns: [
        { label: 'Provision', isTitle: true, width: '13rem', cell: (row) => html`<a href=${row.href}>${row.cite}</a>` },
        {
          label: 'Duty',
          cell: (row) => html`<span class="serif">${row.duty}</span>
            <p class="small quiet">${row.strength}${row.condition ? html`, ${row.condition}` : nothing}</p>`,
        },
        { label: 'Held by', width: '10rem', cell: (row) => row.holder.name },
        {
          label: 'Due',
          width: '9rem',
          cell: (row) =>
            row.deadline
              ? html`${row.deadline.words}${row.deadline.dueOn ? html`<p class="small quiet"><wg-date at=${row.deadline.dueOn}></wg-date></p>` : nothing}`
              : '',
        },
        { label: 'Status', width: '11rem', cell: (row) => standing(row.standing) },
      ],
    })
  }

  private renderEmpty() {
    if (this.query.chosen.length > 0) {
      return html`
        <wg-empty heading="No mandate matches these filters">
          Take one of them away. A text has mandates once a person has confirmed what is proposed on its page.
          <wa-button slot="action" @click=${() => this.query.clear()}>Show all mandates</wa-button>
        </wg-empty>
      `
    }
    return html`
      <wg-empty heading="Nothing is tracked yet">
        Open a Decision and choose “Propose mandates”: each provision becomes a line for each addressee, to be confirmed by a person.
        <wa-button slot="action" href="/decisions">Open the registry</wa-button>
      </wg-empty>
    `
  }

  private renderMore(next: string | null) {
    if (!next) return nothing
    return html`<p class="more"><wa-button appearance="outlined" @click=${() => this.fetchMore(next)}>Show more</wa-button></p>`
  }

  private async fetchMore(cursor: string): Promise<void> {
    const page = await mandatesApi(this.http.value).list({ ...this.filters, cursor })
    this.more = { items: [...(this.more?.items ?? []), ...page.items], next: page.next }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-mandates-page': WgMandatesPage
  }
}
