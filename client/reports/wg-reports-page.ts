/** The documents that the group has prepared for meetings, and those in preparation. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { REPORT_STATES, type ReportState } from '#domain/reports/report.ts'
import type { ReportView } from '#domain/reports/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { navigate } from '../lib/navigate.ts'
import { PageElement } from '../lib/page.ts'
import { QueryController } from '../lib/query-controller.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-filter-bar.ts'
import type { FilteredEvent, FilterField } from '../ui/wg-filter-bar.ts'
import '../ui/wg-loading.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import '../ui/wg-status.ts'
import { table } from '../ui/wg-table.ts'
import { reportsApi } from './api.ts'
import { KIND_WORDS, STATE_WORDS } from './report-words.ts'
import type { ReportCompiledEvent } from './wg-compile-dialog.ts'
import './wg-compile-dialog.ts'

@customElement('wg-reports-page')
export class WgReportsPage extends PageElement {
  static override styles = [shared]

  @state() private isCompiling = false

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  private readonly query = new QueryController(this, { q: '', meeting: '', state: '' })
  private readonly reports = new Task(this, {
    args: () => [] as const,
    task: async (_args, { signal }) => (await reportsApi(this.http.value).list(signal)).items,
  })

  override render() {
    return html`
      <wg-page heading="Reports">
        <p slot="intro">Documents for meetings, compiled from the registry, written by everybody, issued once.</p>
        ${this.mayCompile && this.reports.value?.length ? this.renderCompileButton('actions') : nothing}
        ${this.reports.render({
          pending: () => html`<wg-loading what="the reports"></wg-loading>`,
          complete: (reports) => this.renderList(reports),
          error: (error) =>
            html`<wg-problem .error=${error} retry @wg-retried=${() => this.reports.run()}></wg-problem>`,
        })}
        <wg-compile-dialog
          .open=${this.isCompiling}
          @wg-closed=${() => {
            this.isCompiling = false
          }}
          @wg-report-compiled=${(event: ReportCompiledEvent) => navigate(`/reports/${event.id}`)}
        ></wg-compile-dialog>
      </wg-page>
    `
  }

  private get mayCompile(): boolean {
    const { actor, may } = this.session.value
    if (!actor) return false
    return may('report.compile') || actor.groups.some(({ groupId }) => may('report.compile', { groupId }))
  }

  private renderCompileButton(slot: 'actions' | 'action') {
    return html`
      <wa-button
        slot=${slot}
        variant="brand"
        @click=${() => {
          this.isCompiling = true
        }}
      ><wa-icon slot="start" name="plus"></wa-icon>Compile a report</wa-button>
    `
  }

  private fields(reports: readonly ReportView[]): readonly FilterField[] {
    const codes = [...new Set(reports.map((report) => report.meetingCode))]
    return [
      { name: 'q', label: 'Search', placeholder: 'Words in the title or symbol' },
      { name: 'meeting', label: 'Meeting', options: codes.map((code) => ({ value: code, label: code })) },
      {
        name: 'state',
        label: 'State',
        options: REPORT_STATES.map((value) => ({ value, label: STATE_WORDS[value].name })),
      },
    ]
  }

  private chosen(reports: readonly ReportView[]): readonly ReportView[] {
    const { q, meeting, state } = this.query.value
    const words = q.toLowerCase().split(/\s+/).filter(Boolean)
    return reports.filter((report) => {
      const text = `${report.title} ${report.symbol} ${report.author}`.toLowerCase()
      return (
        words.every((word) => text.includes(word)) &&
        (meeting === '' || report.meetingCode === meeting) &&
        (state === '' || report.state === state)
      )
    })
  }

  private renderList(reports: readonly ReportView[]) {
    if (reports.length === 0) return this.renderNone()
    const rows = this.chosen(reports)
    return html`
      <wg-filter-bar
        .fields=${this.fields(reports)}
        .values=${this.query.value}
        .count=${rows.length}
        things="reports"
        @wg-filtered=${(event: FilteredEvent) => this.query.set({ [event.field]: event.value })}
      ></wg-filter-bar>
      ${rows.length === 0 ? this.renderNoMatch() : this.renderTable(rows)}
    `
  }

  private renderTable(rows: readonly ReportView[]) {
    return table<ReportView>({
      caption: 'Reports',
      rows,
      columns: [
        {
          label: 'Document',
          isTitle: true,
          cell: (report) => html`
            <a class="serif" href="/reports/${report.id}">${report.title}</a>
            <div class="small quiet">${KIND_WORDS[report.kind]}</div>
          `,
        },
        {
          label: 'Symbol',
          width: '12rem',
          cell: (report) => html`<span class="symbol">${report.issues.at(-1)?.symbol ?? report.symbol}</span>`,
        },
        {
          label: 'Meeting',
          width: '6rem',
          cell: (report) => html`<a href="/meetings/${report.meetingCode}">${report.meetingCode}</a>`,
        },
        { label: 'State', width: '10rem', cell: (report) => this.renderState(report.state) },
        {
          label: 'Date',
          width: '9rem',
          cell: (report) =>
            html`<wg-date at=${report.issues.at(-1)?.issuedAt ?? report.compiledAt} length="short"></wg-date>`,
        },
      ],
    })
  }

  private renderState(state: ReportState) {
    const { name, tone, sign } = STATE_WORDS[state]
    return html`<wg-status tone=${tone} sign=${sign}>${name}</wg-status>`
  }

  private renderNoMatch() {
    return html`
      <wg-empty heading="No report matches">
        Try fewer words, or all meetings and states.
        <wa-button slot="action" appearance="outlined" @click=${() => this.query.clear()}>Show all reports</wa-button>
      </wg-empty>
    `
  }

  private renderNone() {
    return html`
      <wg-empty heading="There is no report yet">
        ${
          this.mayCompile
            ? 'Choose a meeting: mandates, provisions, progress and replies are gathered from the registry and become the first text.'
            : 'When the Chair or the Secretariat compiles one for a meeting, it will be listed here.'
        }
        ${this.mayCompile ? this.renderCompileButton('action') : nothing}
      </wg-empty>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-reports-page': WgReportsPage
  }
}
