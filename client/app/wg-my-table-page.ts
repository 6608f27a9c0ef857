/** The start page: what waits for the reader, by date; beside it the drafts under way and the next meeting. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { OpenRounds } from '#domain/drafts/rounds/wire.ts'
import type { DraftList, DraftView } from '#domain/drafts/wire.ts'
import type { MandatePage } from '#domain/mandates/wire.ts'
import type { MeetingList, MeetingView } from '#domain/meetings/wire.ts'
import type { AlertList } from '#domain/people/wire.ts'
import type { CallList } from '#domain/submissions/wire.ts'
import { alertsApi } from '../people/alerts.ts'
import type { AlertOpenedEvent } from '../people/wg-alert-list.ts'
import '../people/wg-alert-list.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { dayInWords, rangeInWords, today } from '../lib/dates.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import { countdown } from '../ui/countdown.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-page.ts'
import '../ui/wg-status.ts'
import { layTable, type Table, type TableSpan, writtenInWords } from './my-table.ts'
import { myTableStyles } from './wg-my-table-page.css.ts'
import './wg-table-item.ts'

/** What is longer is folded: the table shows what is next, the sections show everything. */
const SHOWN_OF_A_SPAN = 6
const SHOWN_DRAFTS = 6
const SHOWN_ALERTS = 5

@customElement('wg-my-table-page')
export class WgMyTablePage extends PageElement {
  static override styles = [shared, myTableStyles]

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  private readonly table = new Task(this, {
    task: (_, { signal }) => this.gather(signal),
    args: () => [this.session.value.actor?.accountId] as const,
  })

  private readonly alerts = new Task(this, {
    task: (_, { signal }) => alertsApi(this.http.value).list({ unread: 'true', limit: String(SHOWN_ALERTS) }, signal),
    args: () => [this.session.value.actor?.accountId] as const,
  })

  override render() {
    const { actor } = this.session.value
    return html`
      <wg-page heading="My table" .kicker=${dayInWords(today())}>
        <p slot="intro">What waits for ${actor?.delegation ?? 'you'}, by date.</p>
        ${loaded(this.table, 'what waits for you', (table) => this.renderTable(table))}
      </wg-page>
    `
  }

  private async gather(signal: AbortSignal): Promise<Table> {
    const http = this.http.value
    const [mandates, calls, meetings, drafts, rounds] = await Promise.all([
      http.get<MandatePage>('/api/mandates', { holder: 'me', status: 'open' }, signal),
      http.get<CallList>('/api/calls', {}, signal),
      http.get<MeetingList>('/api/meetings', {}, signal),
      http.get<DraftList>('/api/drafts', {}, signal),
      http.get<OpenRounds>('/api/rounds/open', {}, signal),
    ])
    const waiting = {
      mandates: mandates.items,
      calls: calls.items,
      meetings: meetings.items,
      drafts: drafts.items,
      rounds: rounds.items,
    }
    return layTable(waiting, today())
  }

  private renderTable(table: Table) {
    return html`
      <div class="columns">
        <div>${this.renderAlerts(this.alerts.value)} ${table.spans.length > 0 ? table.spans.map((span) => this.renderSpan(span)) : this.renderNothing()}</div>
        <aside>${this.renderDrafts(table.drafts)} ${this.renderMeeting(table.nextMeeting)}</aside>
      </div>
    `
  }

  private renderAlerts(list: AlertList | undefined) {
    if (!list || list.items.length === 0)
      return html`<p class="all-alerts"><a href="/alerts">Alerts</a>: nothing new</p>`
    const more = list.unreadCount - list.items.length
    return html`
      <section aria-labelledby="alerts">
        <h2 id="alerts">Alerts <span class="count numeric">${list.unreadCount}</span></h2>
        <wg-alert-list .alerts=${list.items} @wg-alert-opened=${this.openAlert}></wg-alert-list>
        <p class="all-alerts"><a href="/alerts">${more > 0 ? `${more} more, and all earlier ones` : 'All alerts'}</a></p>
      </section>
    `
  }

  private readonly openAlert = ({ alert }: AlertOpenedEvent): void => {
    void alertsApi(this.http.value).markRead([alert.id], this)
  }

  private renderSpan(span: TableSpan) {
    const more = span.items.length - SHOWN_OF_A_SPAN
    return html`
      <section class=${span.isOverdue ? 'overdue' : ''}>
        <h2>${span.heading} <span class="count numeric">${span.items.length}</span></h2>
        ${span.items.slice(0, SHOWN_OF_A_SPAN).map((item) => html`<wg-table-item .item=${item}></wg-table-item>`)}
        ${
          more > 0
            ? html`<details>
                <summary>${more} more</summary>
                ${span.items.slice(SHOWN_OF_A_SPAN).map((item) => html`<wg-table-item .item=${item}></wg-table-item>`)}
              </details>`
            : nothing
        }
      </section>
    `
  }

  private renderNothing() {
    return html`
      <wg-empty heading="Nothing waits for you">
        When a mandate, a call for information or a deadline concerns your delegation, it is laid here with its date.
        Meanwhile you can read the <a href="/decisions">decisions in effect</a> or what
        <a href="/mandates">others are working on</a>.
      </wg-empty>
    `
  }

  private renderDrafts(drafts: readonly DraftView[]) {
    return html`
      <section aria-labelledby="drafts">
        <h2 id="drafts">Drafts under way</h2>
        ${
          drafts.length === 0
            ? html`<p class="quiet">No draft is open to you for writing. <a href="/drafts">All drafts</a></p>`
            : html`<ul class="plain drafts">
                ${drafts.slice(0, SHOWN_DRAFTS).map((draft) => this.renderDraft(draft))}
              </ul>`
        }
      </section>
    `
  }

  private renderDraft(draft: DraftView) {
    return html`
      <li>
        <p class="draft-title"><a href="/drafts/${draft.id}">${draft.title}</a></p>
        <p class="small quiet">
          ${draft.label ? html`<span class="symbol">${draft.label}</span> · ` : nothing}${writtenInWords(draft, today())}
        </p>
      </li>
    `
  }

  private renderMeeting(meeting: MeetingView | null) {
    if (!meeting) return nothing
    const next = meeting.deadlines.find(({ inDays }) => inDays >= 0)
    return html`
      <section aria-labelledby="next">
        <h2 id="next">Next meeting</h2>
        <p class="meeting"><a href="/meetings/${meeting.code}">${meeting.code}</a></p>
        <p>${meeting.bodyName}, ${meeting.place}</p>
        <p class="quiet numeric">${rangeInWords(meeting.startsOn, meeting.endsOn)}</p>
        ${next ? html`<p class="deadline"><span class="small">${next.name}</span> ${countdown(next.inDays)}</p>` : nothing}
      </section>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-my-table-page': WgMyTablePage
  }
}
