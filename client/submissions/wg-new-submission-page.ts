/** Sending a submission, alone or in answer to the call named in the address (`?call=…`). */
import { Task } from '@lit/task'
import { html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { CallDetail } from '#domain/submissions/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { announce } from '../lib/announce.ts'
import { loaded } from '../lib/load.ts'
import { navigate } from '../lib/navigate.ts'
import { PageElement } from '../lib/page.ts'
import { QueryController } from '../lib/query-controller.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-page.ts'
import { submissionsApi } from './api.ts'
import './wg-submission-form.ts'
import type { SubmissionComposedEvent } from './wg-submission-form.ts'

const CRUMBS = [{ label: 'Submissions', href: '/submissions' }]

@customElement('wg-new-submission-page')
export class WgNewSubmissionPage extends PageElement {
  static override styles = [shared]

  @state() private isSending = false
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  private readonly query = new QueryController(this, { call: '' })
  private readonly call = new Task(this, {
    task: async ([id], { signal }) => (id ? await submissionsApi(this.http.value).call(id, signal) : null),
    args: () => [this.query.value.call] as const,
  })

  override render() {
    const { value } = this.call
    return html`
      <wg-page heading="Send a submission" width="reading" .crumbs=${CRUMBS}>
        <p slot="intro">
          ${value ? html`In answer to <a href="/submissions/calls/${value.id}">${value.title}</a>.` : 'On behalf of'}
          ${value ? 'It is sent on behalf of' : ''} ${this.session.value.actor?.delegation}.
        </p>
        ${loaded(this.call, 'the call', (call) => this.renderForm(call))}
      </wg-page>
    `
  }

  private renderForm(call: CallDetail | null) {
    const groups = this.session.value.groups.filter(({ acts }) => acts.includes('submission.send'))
    const group = call ? groups.find(({ groupId }) => groupId === call.groupId) : groups[0]
    if (!group) {
      return html`
        <wg-empty heading="Your role does not include sending">
          Members and alternates of a working group send for their delegation. Ask your focal point to add you, or the
          Chair of the group.
        </wg-empty>
      `
    }
    return html`
      <wg-submission-form
        .groupId=${group.groupId}
        .call=${call}
        ?sending=${this.isSending}
        .error=${this.error}
        @wg-submission-composed=${this.onComposed}
      ></wg-submission-form>
    `
  }

  private async onComposed({ submission }: SubmissionComposedEvent): Promise<void> {
    this.isSending = true
    this.error = null
    try {
      const sent = await submissionsApi(this.http.value).send(submission)
      navigate(`/submissions/${sent.id}`, 'replace')
      announce('Your submission has arrived.')
    } catch (error) {
      this.error = error
    } finally {
      this.isSending = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-new-submission-page': WgNewSubmissionPage
  }
}
