/** The calendar of meetings: what is coming with its next deadline first, then what has been held. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { MeetingView } from '#domain/meetings/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { distanceInWords, rangeInWords, today } from '../lib/dates.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { QueryController } from '../lib/query-controller.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import { countdown } from '../ui/countdown.ts'
import '../ui/wg-date.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-filter-bar.ts'
import type { FilteredEvent } from '../ui/wg-filter-bar.ts'
import '../ui/wg-page.ts'
import { table } from '../ui/wg-table.ts'
import { meetingsApi } from './api.ts'
import { ordinalOf } from './ordinal.ts'

@customElement('wg-meetings-page')
export class WgMeetingsPage extends PageElement {
  static override styles = [
    shared,
    css`
      .coming {
        display: grid;
        gap: var(--wg-space-4);
        grid-template-columns: repeat(auto-fill, minmax(min(21rem, 100%), 1fr));
        margin-block-end: var(--wg-space-7);
      }
      .card {
        align-content: start;
        border: var(--wg-rule-width) solid var(--wg-rule-hair);
        border-block-start: var(--wg-rule-width-heavy) solid var(--wg-accent);
        border-radius: 0 0 var(--wg-radius-m) var(--wg-radius-m);
        display: grid;
        gap: var(--wg-space-1);
        padding: var(--wg-space-4);
      }
      .card h3 a {
        font-size: var(--wg-size-xl);
        text-decoration: none;
      }
      .card h3 a:hover {
        text-decoration: underline;
      }
      .next {
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: grid;
        gap: var(--wg-space-1);
        margin-block-start: var(--wg-space-3);
        padding-block-start: var(--wg-space-3);
      }
      h2 {
        margin-block-end: var(--wg-space-4);
      }
    `,
  ]

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  private readonly query = new QueryController(this, { q: '', body: '' })
  private readonly meetings = new Task(this, {
    task: (_, { signal }) => meetingsApi(this.http.value).list(signal),
    args: () => [],
  })

  override render() {
    return html`
      <wg-page heading="Meetings">
        <p slot="intro">
          Meetings of the Conference of the Parties and its committees, with the days by which documents have to arrive.
        </p>
        ${
          this.session.value.may('meeting.edit')
            ? html`<wa-button slot="actions" variant="brand" href="/meetings/new">
                <wa-icon slot="start" name="plus"></wa-icon>Add a meeting
              </wa-button>`
            : nothing
        }
        ${loaded(this.meetings, 'the meetings', ({ items }) => this.renderAll(items))}
      </wg-page>
    `
  }

  private renderAll(all: readonly MeetingView[]) {
    if (all.length === 0) {
      return html`
        <wg-empty heading="No meeting is in the calendar yet">
          The Secretariat enters a meeting with its body, place and dates; its deadlines are then counted back from its first day.
        </wg-empty>
      `
    }
    const { q, body } = this.query.value
    const words = q.toLowerCase().split(/\s+/).filter(Boolean)
    const found = all.filter((meeting) => {
      const text = `${meeting.code} ${meeting.bodyName} ${meeting.place} ${meeting.startsOn}`.toLowerCase()
      return (!body || meeting.body === body) && words.every((word) => text.includes(word))
    })
    const coming = found.filter(({ endsOn }) => endsOn >= today()).reverse()
    const held = found.filter(({ endsOn }) => endsOn < today())
    const meetings =
      found.length > 0 ? html`${this.renderComing(coming)} ${this.renderHeld(held)}` : this.renderNoMatch()
    return html`${this.renderFilters(all, found.length)} ${meetings}`
  }

  private renderFilters(all: readonly MeetingView[], count: number) {
    const bodies = new Map(all.map(({ body, bodyName }) => [body, bodyName]))
    const options = [...bodies].map(([value, label]) => ({ value, label }))
    const fields = [
      { name: 'q', label: 'Search', placeholder: 'Code, place or year' },
      { name: 'body', label: 'Body', options },
    ]
    return html`
      <wg-filter-bar
        .fields=${fields}
        .values=${this.query.value}
        .count=${count}
        things="meetings"
        @wg-filtered=${(event: FilteredEvent) => this.query.set({ [event.field]: event.value })}
      ></wg-filter-bar>
    `
  }

  private renderNoMatch() {
    return html`
      <wg-empty heading="No meeting fits these filters">
        <wa-button slot="action" appearance="outlined" @click=${() => this.query.clear()}>Show all meetings</wa-button>
      </wg-empty>
    `
  }

  private renderComing(meetings: readonly MeetingView[]) {
    if (meetings.length === 0) return nothing
    return html`
      <h2>To come</h2>
      <div class="coming">${meetings.map((meeting) => this.renderCard(meeting))}</div>
    `
  }

  private renderCard(meeting: MeetingView) {
    const next = meeting.deadlines.find(({ inDays }) => inDays >= 0)
    return html`
      <article class="card">
        <h3><a href="/meetings/${meeting.code}">${meeting.code}</a></h3>
        <p>${ordinalOf(meeting.ordinal)} meeting of the ${meeting.bodyName}</p>
        <p class="quiet numeric">${meeting.place}, ${rangeInWords(meeting.startsOn, meeting.endsOn)}</p>
        <p class="quiet small">${distanceInWords(meeting.startsOn, today())}</p>
        ${
          next
            ? html`<div class="next"><p class="small">${next.name}</p><p class="row">
                <wg-date at=${next.on}></wg-date>${countdown(next.inDays)}</p></div>`
            : nothing
        }
      </article>
    `
  }

  private renderHeld(meetings: readonly MeetingView[]) {
    if (meetings.length === 0) return nothing
    return html`
      <h2>Held</h2>
      ${table({
        caption: 'Meetings that have been held, latest first',
        rows: meetings,
        columns: [
          {
            label: 'Meeting',
            isTitle: true,
            width: '8rem',
            cell: ({ code }) => html`<a class="symbol" href="/meetings/${code}">${code}</a>`,
          },
          { label: 'Body', cell: ({ bodyName, ordinal }) => `${bodyName}, ${ordinalOf(ordinal)} meeting` },
          { label: 'Place', cell: ({ place }) => place },
          {
            label: 'Dates',
            cell: ({ startsOn, endsOn }) => html`<span class="numeric">${rangeInWords(startsOn, endsOn)}</span>`,
          },
        ],
      })}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-meetings-page': WgMeetingsPage
  }
}
