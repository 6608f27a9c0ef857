/**
 * Moves a meeting to another place or other dates; before it is done, each deadline is shown as it was and as it will be.
 *
 *     <wg-move-meeting-dialog .meeting=${meeting} ?open=${isMoving} @wg-closed=${…} @wg-meeting-moved=${…}></wg-move-meeting-dialog>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { refuseMeeting } from '#domain/meetings/meeting.ts'
import type { MeetingDetail } from '#domain/meetings/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { today } from '../lib/dates.ts'
import { requireContext } from '../lib/require-context.ts'
import { formSheet } from '../styles/form.css.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import { ClosedEvent } from '../ui/wg-dialog.ts'
import '../ui/wg-problem.ts'
import '../ui/wg-status.ts'
import { meetingsApi } from './api.ts'
import { movedDeadlines } from './moved-deadlines.ts'

export class MeetingMovedEvent extends Event {
  static readonly type = 'wg-meeting-moved'
  /** The meeting as it is now. */
  readonly meeting: MeetingDetail

  constructor(meeting: MeetingDetail) {
    super(MeetingMovedEvent.type)
    this.meeting = meeting
  }
}

@customElement('wg-move-meeting-dialog')
export class WgMoveMeetingDialog extends LitElement {
  static override styles = [
    shared,
    formSheet,
    css`
      :host {
        display: contents;
      }
      h3 {
        font-size: var(--wg-size-m);
        margin-block-end: var(--wg-space-2);
      }
      li {
        border-block-start: var(--wg-rule-width) solid var(--wg-rule-hair);
        padding-block: var(--wg-space-2);
      }
      s {
        color: var(--wg-ink-quiet);
      }
    `,
  ]

  @property({ attribute: false }) meeting: MeetingDetail | null = null
  @property({ type: Boolean }) open = false

  @state() private startsOn = ''
  @state() private isSending = false
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('open')) return
    this.startsOn = this.meeting?.startsOn ?? ''
    this.error = null
  }

  override render() {
    return html`
      <wg-dialog heading="Move ${this.meeting?.code ?? 'the meeting'}" ?open=${this.open} @wg-closed=${this.close}>
        ${this.open && this.meeting ? this.renderForm(this.meeting) : nothing}
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" type="submit" form="move" ?loading=${this.isSending}>Move the meeting</wa-button>
      </wg-dialog>
    `
  }

  private renderForm(meeting: MeetingDetail) {
    return html`
      <form id="move" @submit=${this.submit}>
        <wa-input name="place" label="Place" value=${meeting.place} required maxlength="200" autofocus></wa-input>
        <div class="pair">
          <wa-input name="startsOn" type="date" label="First day" value=${meeting.startsOn} required @input=${this.onStart}></wa-input>
          <wa-input name="endsOn" type="date" label="Last day" value=${meeting.endsOn} required></wa-input>
        </div>
        ${this.renderDeadlines(meeting)}
        <p class="quiet small">The earlier dates stay on the page of the meeting, with the day on which they were changed.</p>
        <wg-problem .error=${this.error}></wg-problem>
      </form>
    `
  }

  private renderDeadlines(meeting: MeetingDetail) {
    const moved = movedDeadlines(meeting, this.startsOn)
    if (moved.length === 0) return nothing
    const stay = this.startsOn === meeting.startsOn
    return html`
      <section aria-live="polite">
        <h3>${stay ? 'Deadlines, which move with the first day' : 'Deadlines move with it'}</h3>
        <ul class="plain small">
          ${moved.map(
            ({ name, before, after }) => html`
              <li>
                ${name}
                <p class="row numeric">
                  ${
                    stay
                      ? html`<wg-date at=${before}></wg-date>`
                      : html`<s><span class="visually-hidden">until now </span><wg-date at=${before}></wg-date></s>
                          <wa-icon name="arrow-right" label="then"></wa-icon>
                          <strong><wg-date at=${after}></wg-date></strong>
                          ${after < today() ? html`<wg-status tone="attention">already past</wg-status>` : nothing}`
                  }
                </p>
              </li>
            `,
          )}
        </ul>
      </section>
    `
  }

  private onStart(event: Event): void {
    this.startsOn = (event.target as HTMLInputElement).value
    this.error = null
  }

  private readonly close = (): void => {
    this.dispatchEvent(new ClosedEvent())
  }

  private readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const { meeting } = this
    if (!meeting || this.isSending) return
    const said = new FormData(event.target as HTMLFormElement)
    const to = {
      place: String(said.get('place') ?? '').trim(),
      startsOn: String(said.get('startsOn') ?? ''),
      endsOn: String(said.get('endsOn') ?? ''),
    }
    const isSame = (['place', 'startsOn', 'endsOn'] as const).every((name) => meeting[name] === to[name])
    this.error = isSame
      ? { code: 'invalid', message: 'Place and dates are as they were: change one of them, or cancel.' }
      : refuseMeeting({ ...to, agenda: [] })
    if (this.error) return
    this.isSending = true
    try {
      this.dispatchEvent(new MeetingMovedEvent(await meetingsApi(this.http.value).move(meeting.code, to)))
    } catch (error) {
      this.error = error
    } finally {
      this.isSending = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-move-meeting-dialog': WgMoveMeetingDialog
  }
  interface HTMLElementEventMap {
    'wg-meeting-moved': MeetingMovedEvent
  }
}
