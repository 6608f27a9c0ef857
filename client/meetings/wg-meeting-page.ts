/** One meeting: when and where, its deadlines with what is left of them, its agenda, and how its dates have moved. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { MeetingDetail } from '#domain/meetings/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { announce } from '../lib/announce.ts'
import { distanceInWords, rangeInWords, today } from '../lib/dates.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-page.ts'
import { meetingsApi } from './api.ts'
import './wg-agenda.ts'
import { ordinalOf } from './ordinal.ts'
import './wg-deadlines.ts'
import './wg-move-meeting-dialog.ts'
import type { MeetingMovedEvent } from './wg-move-meeting-dialog.ts'

@customElement('wg-meeting-page')
export class WgMeetingPage extends PageElement {
  static override styles = [
    shared,
    css`
      section {
        margin-block-end: var(--wg-space-7);
      }
      h2 {
        margin-block-end: var(--wg-space-3);
      }
      .zone {
        color: var(--wg-ink-quiet);
        font-size: var(--wg-size-s);
        margin-block-start: var(--wg-space-3);
      }
    `,
  ]

  /** The meeting as the last move left it; until then what was fetched. */
  @state() private moved: MeetingDetail | null = null
  @state() private isMoving = false

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  private readonly meeting = new Task(this, {
    task: ([code], { signal }) => {
      this.moved = null
      return meetingsApi(this.http.value).read(code, signal)
    },
    args: () => [this.param('code')] as const,
  })

  override render() {
    const value = this.moved ?? this.meeting.value
    const title = value ? `${ordinalOf(value.ordinal)} meeting of the ${value.bodyName}` : this.param('code')
    return html`
      <wg-page .heading=${title} .kicker=${value?.code ?? ''} .crumbs=${[{ label: 'Meetings', href: '/meetings' }]}>
        ${
          value
            ? html`<p slot="intro" class="numeric">
                ${value.place}, ${rangeInWords(value.startsOn, value.endsOn)} (${distanceInWords(value.startsOn, today())})
              </p>`
            : nothing
        }
        ${value && this.session.value.may('meeting.edit') ? this.renderMoving(value) : nothing}
        ${loaded(this.meeting, 'the meeting', (meeting) => this.renderMeeting(this.moved ?? meeting))}
      </wg-page>
    `
  }

  private renderMoving(meeting: MeetingDetail) {
    const asking = (isMoving: boolean) => () => {
      this.isMoving = isMoving
    }
    return html`
      <wa-button slot="actions" appearance="outlined" @click=${asking(true)}>
        <wa-icon slot="start" name="meetings"></wa-icon>Move the meeting
      </wa-button>
      <wg-move-meeting-dialog
        .meeting=${meeting}
        ?open=${this.isMoving}
        @wg-closed=${asking(false)}
        @wg-meeting-moved=${this.onMoved}
      ></wg-move-meeting-dialog>
    `
  }

  private renderMeeting(meeting: MeetingDetail) {
    return html`
      <section aria-labelledby="deadlines">
        <h2 id="deadlines">Deadlines</h2>
        ${this.renderDeadlines(meeting)}
      </section>
      <section aria-labelledby="agenda">
        <h2 id="agenda">Agenda</h2>
        ${
          meeting.agenda.length > 0
            ? html`<wg-agenda .items=${meeting.agenda}></wg-agenda>`
            : html`<wg-empty heading="The agenda is not in the calendar yet">
                Once the provisional agenda is entered, each item stands here with its Decisions and documents.
              </wg-empty>`
        }
      </section>
      ${this.renderMoves(meeting)}
    `
  }

  private renderDeadlines(meeting: MeetingDetail) {
    if (meeting.deadlines.length === 0)
      return html`<p class="quiet">The rules of this body set no deadline before its meetings.</p>`
    return html`
      <wg-deadlines .deadlines=${meeting.deadlines}></wg-deadlines>
      <p class="zone">
        Days are counted back from ${rangeInWords(meeting.startsOn, meeting.startsOn)} and move with it. What is left is counted
        by the calendar of your device (${Intl.DateTimeFormat().resolvedOptions().timeZone}).
      </p>
    `
  }

  private renderMoves({ moves }: MeetingDetail) {
    // The first is the meeting's own entry into the calendar.
    if (moves.length < 2) return nothing
    return html`
      <section aria-labelledby="moves">
        <h2 id="moves">How the dates have moved</h2>
        <ul class="plain stack">
          ${moves.map(
            (move) => html`
              <li>
                <span class="numeric">${rangeInWords(move.startsOn, move.endsOn)}</span>, ${move.place}
                <span class="quiet small">, recorded on <wg-date at=${move.recordedAt}></wg-date></span>
              </li>
            `,
          )}
        </ul>
      </section>
    `
  }

  private onMoved({ meeting }: MeetingMovedEvent): void {
    this.moved = meeting
    this.isMoving = false
    announce(`${meeting.code} is now on ${rangeInWords(meeting.startsOn, meeting.endsOn)}, ${meeting.place}.`)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-meeting-page': WgMeetingPage
  }
}
