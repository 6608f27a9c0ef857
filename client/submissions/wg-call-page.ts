/** One call for information: its questions, where one's own reply stands, the replies of each Party. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { daysBetween } from '#domain/clock.ts'
import type { GroupId } from '#domain/ids.ts'
import { refuseStep } from '#domain/submissions/release.ts'
import { REPLY_STATES, type ReplyState } from '#domain/submissions/submission.ts'
import type { CallDetail } from '#domain/submissions/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { announce } from '../lib/announce.ts'
import { today } from '../lib/dates.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { capital } from '../lib/words.ts'
import { shared } from '../styles/shared.css.ts'
import { countdown } from '../ui/countdown.ts'
import '../ui/wg-date.ts'
import '../ui/wg-dialog.ts'
import '../ui/wg-meter.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import '../ui/wg-status.ts'
import { table } from '../ui/wg-table.ts'
import { submissionsApi } from './api.ts'
import { STATE_TONES, stepWords } from './words.ts'

const CRUMBS = [{ label: 'Submissions', href: '/submissions' }]

@customElement('wg-call-page')
export class WgCallPage extends PageElement {
  static override styles = [
    shared,
    css`
      section {
        margin-block-end: var(--wg-space-7);
      }
      h2 {
        margin-block-end: var(--wg-space-4);
      }
      .strip {
        border-block-end: var(--wg-rule-width) solid var(--wg-rule-hair);
        display: grid;
        gap: var(--wg-space-4) var(--wg-space-6);
        grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
        margin-block-end: var(--wg-space-6);
        padding-block-end: var(--wg-space-5);
      }
      ol {
        display: grid;
        gap: var(--wg-space-4);
        margin: 0;
        max-inline-size: 52rem;
        padding-inline-start: 2rem;
      }
      ol li::marker {
        font-variant-numeric: tabular-nums;
      }
      .question {
        font-family: var(--wg-font-document);
        font-size: var(--wg-size-l);
      }
    `,
  ]

  @state() private error: unknown = null
  @state() private isAsking = false

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  private readonly call = new Task(this, {
    task: ([id], { signal }) => submissionsApi(this.http.value).call(id, signal),
    args: () => [this.param('id')] as const,
  })

  override render() {
    const { value } = this.call
    const kicker = value?.number ? `Notification to the Parties No. ${value.number}` : 'Call for information'
    return html`
      <wg-page .heading=${value?.title ?? ''} .kicker=${kicker} .crumbs=${CRUMBS}>
        ${value && this.maySend(value) ? this.renderSendButton(value) : nothing}
        ${loaded(this.call, 'the call', (call) => this.renderCall(call))}
      </wg-page>
    `
  }

  private maySend(call: CallDetail): boolean {
    return this.session.value.may('submission.send', { groupId: call.groupId as GroupId })
  }

  private renderSendButton(call: CallDetail) {
    return html`
      <wa-button slot="actions" variant="brand" href="/submissions/new?call=${call.id}">
        <wa-icon slot="start" name="upload"></wa-icon>Answer this call
      </wa-button>
    `
  }

  private renderCall(call: CallDetail) {
    return html`
      ${this.renderStrip(call)} ${this.renderRelease(call)}
      <section aria-labelledby="questions">
        <h2 id="questions">What is asked</h2>
        ${this.renderQuestions(call)}
      </section>
      <section aria-labelledby="replies">
        <h2 id="replies">Replies</h2>
        ${this.renderReplies(call)}
      </section>
    `
  }

  private renderStrip(call: CallDetail) {
    const until = call.extendedTo ?? call.dueOn
    return html`
      <div class="strip">
        <div>
          <p class="kicker">Issued</p>
          <p><wg-date at=${call.issuedOn}></wg-date>, to ${call.audience}</p>
        </div>
        <div>
          <p class="kicker">${call.extendedTo ? 'Due, as extended' : 'Due'}</p>
          <p class="row">
            <wg-date at=${until}></wg-date>
            ${call.isOpen ? countdown(daysBetween(today(), until)) : html`<wg-status sign="lock">closed</wg-status>`}
          </p>
          ${call.extendedTo ? html`<p class="small quiet">at first <wg-date at=${call.dueOn}></wg-date></p>` : nothing}
        </div>
        <div><wg-meter .count=${call.answeredCount} .total=${call.askedCount} label="Parties have answered"></wg-meter></div>
        ${call.ownState ? this.renderOwnState(call, call.ownState) : nothing}
      </div>
    `
  }

  private renderOwnState(call: CallDetail, own: ReplyState) {
    const steps = this.maySend(call) ? REPLY_STATES.filter((to) => refuseStep(own, to) === null) : []
    return html`
      <div class="stack">
        <div>
          <p class="kicker">Your delegation's reply</p>
          <p><wg-status tone=${STATE_TONES[own]}>${capital(own)}</wg-status></p>
        </div>
        <div class="row">
          ${steps.map(
            (to) =>
              html`<wa-button size="s" appearance="outlined" @click=${() => this.onStep(call, to)}>${stepWords(own, to)}</wa-button>`,
          )}
        </div>
        <wg-problem .error=${this.error}></wg-problem>
      </div>
    `
  }

  // Releasing is the one step that cannot be taken back, so its consequence is said before it is done.
  private renderRelease(call: CallDetail) {
    const { actor } = this.session.value
    const own = call.replies.find(({ organizationId }) => organizationId === actor?.organizationId)
    const hasSent = (own?.submissionCount ?? 0) > 0
    return html`
      <wg-dialog heading="Release the reply" ?open=${this.isAsking} @wg-closed=${this.close}>
        <div class="stack">
          <p>
            The reply of ${actor?.delegation} then stands as released, for everybody to see in the table of replies. It cannot
            be taken back; further submissions can still be sent.
          </p>
          ${
            hasSent
              ? nothing
              : html`<p>
                  <strong>Nothing has been sent yet.</strong> A reply without a submission is not counted as an answer; an
                  honest “nothing to report” is one.
                </p>`
          }
        </div>
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Not yet</wa-button>
        <wa-button slot="actions" variant="brand" @click=${() => void this.take(call, 'released')}>Release</wa-button>
      </wg-dialog>
    `
  }

  private renderQuestions(call: CallDetail) {
    return html`
      <ol>
        ${call.questions.map(
          ({ position, text, provision, answeredCount }) => html`
            <li value=${position}>
              <p class="question">${text}</p>
              <p class="small quiet numeric">
                ${provision ? html`<a href=${provision.href}>${provision.cite}</a> · ` : nothing}${answeredCount} of ${call.askedCount} Parties have
                answered
              </p>
            </li>
          `,
        )}
      </ol>
    `
  }

  private renderReplies(call: CallDetail) {
    return table<CallDetail['replies'][number]>({
      caption: 'Where the reply of each Party stands',
      rows: call.replies,
      columns: [
        { label: 'Party', isTitle: true, cell: ({ delegation }) => delegation },
        { label: 'Region', cell: ({ region }) => region ?? '' },
        {
          label: 'Reply',
          cell: ({ state }) => html`<wg-status tone=${STATE_TONES[state]}>${capital(state)}</wg-status>`,
        },
        { label: 'Arrived', cell: ({ arrivedAs }) => (arrivedAs ? capital(arrivedAs) : '') },
        {
          label: 'Submissions',
          isNumeric: true,
          cell: ({ submissionCount }) => (submissionCount > 0 ? submissionCount : ''),
        },
      ],
    })
  }

  private onStep(call: CallDetail, to: ReplyState): void {
    if (to === 'released') this.isAsking = true
    else void this.take(call, to)
  }

  private close(): void {
    this.isAsking = false
  }

  private async take(call: CallDetail, to: ReplyState): Promise<void> {
    this.error = null
    this.isAsking = false
    try {
      await submissionsApi(this.http.value).step(call.id, { state: to })
      await this.call.run()
      announce(`Your delegation's reply is now ${to}.`)
    } catch (error) {
      this.error = error
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-call-page': WgCallPage
  }
}
