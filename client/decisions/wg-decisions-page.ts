/** The registry: every Decision and Resolution, filtered by what the address says, page after page. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { DecisionFilterValues, DecisionSummary } from '#domain/decisions/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { QueryController } from '../lib/query-controller.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-filter-bar.ts'
import type { FilteredEvent } from '../ui/wg-filter-bar.ts'
import '../ui/wg-page.ts'
import '../ui/wg-status.ts'
import { table } from '../ui/wg-table.ts'
import { decisionsApi } from './api.ts'
import { toneOf } from './state-tone.ts'

const NOTHING_CHOSEN = { q: '', addressee: '', state: '', meeting: '' }

@customElement('wg-decisions-page')
export class WgDecisionsPage extends PageElement {
  static override styles = [
    shared,
    css`
      .more {
        margin-block-start: var(--wg-space-5);
      }
    `,
  ]

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  private readonly query = new QueryController(this, NOTHING_CHOSEN)
  /** Pages fetched after the first, for the filters that are set now. */
  @state() private more: { readonly items: readonly DecisionSummary[]; readonly next: string | null } | null = null

  private readonly first = new Task(this, {
    task: async ([filters], { signal }) => {
      this.more = null
      return decisionsApi(this.http.value).list(JSON.parse(filters), signal)
    },
    args: () => [JSON.stringify(this.query.value)] as const,
  })
  private readonly filters = new Task(this, {
    task: (_, { signal }) => decisionsApi(this.http.value).filters(signal),
    args: () => [],
  })

  override render() {
    const mayImport = this.session.value.may('decision.import')
    return html`
      <wg-page heading="Decisions">
        <p slot="intro">Resolutions and Decisions with the text of every provision, as adopted and as drafted.</p>
        ${
          mayImport
            ? html`<wa-button slot="actions" variant="brand" href="/imports">
                <wa-icon slot="start" name="upload"></wa-icon>Import a document
              </wa-button>`
            : nothing
        }
        <wg-filter-bar
          .fields=${this.fields(this.filters.value)}
          .values=${this.query.value}
          .count=${this.first.value?.totalCount ?? null}
          things="texts"
          @wg-filtered=${(event: FilteredEvent) => this.query.set({ [event.field]: event.value })}
        ></wg-filter-bar>
        ${loaded(this.first, 'the registry', (page) => {
          const items = [...page.items, ...(this.more?.items ?? [])]
          return html`${this.renderTable(items)} ${this.renderMore(this.more ? this.more.next : page.next)}`
        })}
      </wg-page>
    `
  }

  private fields(values: DecisionFilterValues | undefined) {
    const options = (counted: readonly { readonly value: string; readonly count: number }[] = []) =>
      counted.map(({ value, count }) => ({ value, label: `${value} (${count})` }))
    return [
      { name: 'q', label: 'Search', placeholder: 'Number, subject or words of the text' },
      { name: 'addressee', label: 'Directed to', options: options(values?.addressees) },
      { name: 'state', label: 'State', options: options(values?.states) },
      { name: 'meeting', label: 'Adopted at', options: options(values?.meetings) },
    ]
  }

  private renderTable(rows: readonly DecisionSummary[]) {
    if (rows.length === 0) return this.renderEmpty()
    return table({
      caption: 'Resolutions and Decisions',
      rows,
      columns: [
        {
          label: 'Number',
          isTitle: true,
          width: '11rem',
          cell: (row) =>
            html`<a class="symbol" href=${row.href}>${row.kind === 'resolution' ? 'Res. ' : ''}${row.name}</a>`,
        },
        {
          label: 'Subject',
          cell: (row) => html`${row.subject}<p class="small quiet serif">${row.opening}</p>`,
        },
        { label: 'Directed to', width: '13rem', cell: (row) => row.addressedTo },
        { label: 'Adopted at', width: '7rem', cell: (row) => row.adoptedAt ?? '' },
        {
          label: 'State',
          width: '8rem',
          cell: (row) => html`<wg-status tone=${toneOf(row.state)}>${row.state}</wg-status>`,
        },
      ],
    })
  }

  private renderEmpty() {
    if (this.query.chosen.length > 0) {
      return html`
        <wg-empty heading="No text matches these filters">
          Take one of them away, or search for other words. A search for one name of a subject finds its other names too.
          <wa-button slot="action" @click=${() => this.query.clear()}>Show all texts</wa-button>
        </wg-empty>
      `
    }
    return html`
      <wg-empty heading="The registry is empty">
        Import a document of a meeting: its Decisions are recognised, and a person confirms each before it stands here.
        ${this.session.value.may('decision.import') ? html`<wa-button slot="action" href="/imports">Import a document</wa-button>` : nothing}
      </wg-empty>
    `
  }

  private renderMore(next: string | null) {
    if (!next) return nothing
    return html`<p class="more"><wa-button @click=${() => this.fetchMore(next)}>Show more</wa-button></p>`
  }

  private async fetchMore(cursor: string): Promise<void> {
    const page = await decisionsApi(this.http.value).list({ ...this.query.value, cursor })
    this.more = { items: [...(this.more?.items ?? []), ...page.items], next: page.next }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-decisions-page': WgDecisionsPage
  }
}
