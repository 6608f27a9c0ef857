/** Puts a meeting into the calendar: body, ordinal, place, dates, and as much of its agenda as is known. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import { css, html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { BODY_NAMES, MEETING_BODIES, type MeetingBody, refuseMeeting } from '#domain/meetings/meeting.ts'
import type { MeetingInput } from '#domain/meetings/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { announce } from '../lib/announce.ts'
import { navigate } from '../lib/navigate.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { formSheet } from '../styles/form.css.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import { type AgendaLine, agendaOf } from './agenda-lines.ts'
import { meetingsApi } from './api.ts'
import './wg-agenda-editor.ts'
import type { AgendaEditedEvent } from './wg-agenda-editor.ts'

@customElement('wg-new-meeting-page')
export class WgNewMeetingPage extends PageElement {
  static override styles = [
    shared,
    formSheet,
    css`
      h2 {
        margin-block: var(--wg-space-4) var(--wg-space-1);
      }
    `,
  ]

  @state() private body: MeetingBody = 'SC'
  @state() private startsOn = ''
  @state() private lines: readonly AgendaLine[] = []
  @state() private isSending = false
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)

  override render() {
    return html`
      <wg-page heading="Add a meeting" width="reading" .crumbs=${[{ label: 'Meetings', href: '/meetings' }]}>
        <p slot="intro">Everybody sees it in the calendar at once. Its deadlines are counted back from its first day.</p>
        ${
          this.session.value.may('meeting.edit')
            ? this.renderForm()
            : html`<wg-empty heading="The Secretariat keeps the calendar">
                Write to the Secretariat when a meeting is missing or its dates have changed.
              </wg-empty>`
        }
      </wg-page>
    `
  }

  private renderForm() {
    return html`
      <form @submit=${this.submit}>
        <div class="pair">
          <wa-select name="body" label="Body" .value=${this.body} @change=${this.onBody}>
            ${MEETING_BODIES.map((body) => html`<wa-option value=${body}>${BODY_NAMES[body]}</wa-option>`)}
          </wa-select>
          <wa-input
            name="ordinal"
            type="number"
            label="Ordinal"
            hint="The 70th meeting is ${this.body}70."
            required
            min="1"
            max="999"
            without-spin-buttons
          ></wa-input>
        </div>
        <wa-input name="place" label="Place" hint="As printed on covers: Geneva (Switzerland)" required maxlength="200"></wa-input>
        <div class="pair">
          <wa-input name="startsOn" type="date" label="First day" required @input=${this.onStart}></wa-input>
          <wa-input name="endsOn" type="date" label="Last day" required min=${this.startsOn}></wa-input>
        </div>
        <div>
          <h2>Agenda</h2>
          <p class="quiet">Enter what is known: the list may stay empty.</p>
        </div>
        <wg-agenda-editor
          .lines=${this.lines}
          @wg-agenda-edited=${(event: AgendaEditedEvent) => {
            this.lines = event.lines
          }}
        ></wg-agenda-editor>
        <wg-problem .error=${this.error}></wg-problem>
        <div class="actions">
          <wa-button type="submit" variant="brand" ?loading=${this.isSending}>Add the meeting</wa-button>
          <wa-button appearance="outlined" href="/meetings">Cancel</wa-button>
        </div>
      </form>
    `
  }

  private onBody(event: Event): void {
    const { value } = event.target as HTMLElement & { readonly value: unknown }
    this.body = MEETING_BODIES.find((body) => body === value) ?? this.body
  }

  private onStart(event: Event): void {
    this.startsOn = (event.target as HTMLInputElement).value
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const agenda = this.renderRoot.querySelector('wg-agenda-editor')
    if (this.isSending || agenda?.reportValidity() === false) return
    const said = new FormData(event.target as HTMLFormElement)
    const input: MeetingInput = {
      body: this.body,
      ordinal: Number(said.get('ordinal')),
      place: String(said.get('place') ?? '').trim(),
      startsOn: String(said.get('startsOn') ?? ''),
      endsOn: String(said.get('endsOn') ?? ''),
      agenda: agendaOf(this.lines),
    }
    this.error = refuseMeeting(input)
    if (this.error) return
    this.isSending = true
    try {
      const { code } = await meetingsApi(this.http.value).add(input)
      navigate(`/meetings/${code}`, 'replace')
      announce(`${code} is in the calendar.`)
    } catch (error) {
      this.error = error
    } finally {
      this.isSending = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-new-meeting-page': WgNewMeetingPage
  }
}
