/** Calls for information that wait for answers, and everything that was sent, with filters in the address. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { mayAnywhere } from '#domain/access.ts'
import { SUBMISSION_CATEGORIES } from '#domain/submissions/submission.ts'
import type { CallView, SubmissionView } from '#domain/submissions/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { QueryController } from '../lib/query-controller.ts'
import { requireContext } from '../lib/require-context.ts'
import { capital } from '../lib/words.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-filter-bar.ts'
import type { FilteredEvent } from '../ui/wg-filter-bar.ts'
import '../ui/wg-page.ts'
import { table } from '../ui/wg-table.ts'
import { submissionsApi } from './api.ts'
import './wg-call-card.ts'
import { VISIBILITY_WORDS } from './words.ts'

@customElement('wg-submissions-page')
export class WgSubmissionsPage extends PageElement {
  static override styles = [
    shared,
    css`
      section {
        margin-block-end: var(--wg-space-7);
      }
      h2 {
        margin-block-end: var(--wg-space-4);
      }
      .calls {
        display: grid;
        gap: var(--wg-space-4);
        grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr));
      }
    `,
  ]

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  private readonly query = new QueryController(this, { q: '', category: '', delegation: '' })
  private readonly calls = new Task(this, {
    task: (_, { signal }) => submissionsApi(this.http.value).calls(signal),
    args: () => [],
  })
  // Fetched whole and narrowed here: the list of delegations to choose from must not shrink with the choice.
  private readonly submissions = new Task(this, {
    task: (_, { signal }) => submissionsApi(this.http.value).list({}, signal),
    args: () => [],
  })

  override render() {
    const { actor } = this.session.value
    const maySend = mayAnywhere(actor, 'submission.send')
    return html`
      <wg-page heading="Submissions">
        <p slot="intro">What Parties and organizations have sent: legislation, good practice, research, figures.</p>
        ${
          mayAnywhere(actor, 'call.open')
            ? html`<wa-button slot="actions" appearance="outlined" href="/submissions/calls/new">
                <wa-icon slot="start" name="plus"></wa-icon>Open a call
              </wa-button>`
            : nothing
        }
        ${
          maySend
            ? html`<wa-button slot="actions" variant="brand" href="/submissions/new">
                <wa-icon slot="start" name="upload"></wa-icon>Send a submission
              </wa-button>`
            : nothing
        }
        <section aria-labelledby="calls">
          <h2 id="calls">Calls for information</h2>
          ${loaded(this.calls, 'the calls', ({ items }) => this.renderCalls(items))}
        </section>
        <section aria-labelledby="sent">
          <h2 id="sent">What was sent</h2>
          ${loaded(this.submissions, 'the submissions', ({ items }) => this.renderSubmissions(items))}
        </section>
      </wg-page>
    `
  }

  private renderCalls(calls: readonly CallView[]) {
    if (calls.length === 0) {
      return html`
        <wg-empty heading="No call for information is open">
          When the Secretariat asks the Parties, the questions stand here with the day by which answers are due.
        </wg-empty>
      `
    }
    return html`<div class="calls">${calls.map((call) => html`<wg-call-card .call=${call}></wg-call-card>`)}</div>`
  }

  private renderSubmissions(all: readonly SubmissionView[]) {
    if (all.length === 0) {
      return html`
        <wg-empty heading="Nothing was sent yet">
          Send what your delegation knows: a law, a manual, figures, or the honest answer that there is nothing to report.
        </wg-empty>
      `
    }
    const { q, category, delegation } = this.query.value
    const words = q.toLowerCase().split(/\s+/).filter(Boolean)
    const found = all.filter((one) => {
      const text = `${one.title} ${one.summary} ${one.delegation} ${one.provision?.cite ?? ''}`.toLowerCase()
      const fits = (!category || one.category === category) && (!delegation || one.delegation === delegation)
      return fits && words.every((word) => text.includes(word))
    })
    return html`${this.renderFilters(all, found.length)} ${found.length > 0 ? this.renderTable(found) : this.renderNoMatch()}`
  }

  private renderFilters(all: readonly SubmissionView[], count: number) {
    const delegations = [...new Set(all.map(({ delegation }) => delegation))].sort((a, b) => a.localeCompare(b))
    const fields = [
      { name: 'q', label: 'Search', placeholder: 'Words in title or summary' },
      {
        name: 'category',
        label: 'Category',
        options: SUBMISSION_CATEGORIES.map((value) => ({ value, label: capital(value) })),
      },
      { name: 'delegation', label: 'From', options: delegations.map((value) => ({ value, label: value })) },
    ]
    return html`
      <wg-filter-bar
        .fields=${fields}
        .values=${this.query.value}
        .count=${count}
        things="submissions"
        @wg-filtered=${(event: FilteredEvent) => this.query.set({ [event.field]: event.value })}
      ></wg-filter-bar>
    `
  }

  private renderNoMatch() {
    return html`
      <wg-empty heading="No submission fits these filters">
        <wa-button slot="action" appearance="outlined" @click=${() => this.query.clear()}>Show all submissions</wa-button>
      </wg-empty>
    `
  }

  private renderTable(found: readonly SubmissionView[]) {
    return table<SubmissionView>({
      caption: 'Submissions, latest first',
      rows: found,
      columns: [
        { label: 'Title', isTitle: true, cell: ({ id, title }) => html`<a href="/submissions/${id}">${title}</a>` },
        { label: 'From', cell: ({ delegation }) => delegation },
        { label: 'Category', cell: ({ category }) => capital(category) },
        {
          label: 'Provision',
          cell: ({ provision }) => (provision ? html`<a href=${provision.href}>${provision.cite}</a>` : ''),
        },
        { label: 'Received', cell: ({ receivedOn }) => html`<wg-date at=${receivedOn} length="short"></wg-date>` },
        { label: 'Seen by', cell: ({ visibility }) => VISIBILITY_WORDS[visibility] },
      ],
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-submissions-page': WgSubmissionsPage
  }
}
