/** Sending a submission, alone or in answer to the call named in the address (`?call=…`). */
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { GroupSummary } from '#domain/groups/wire.ts'
import type { GroupId } from '#domain/ids.ts'
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
  private readonly needed = new Task(this, {
    task: async ([id], { signal }) => {
      const http = this.http.value
      const call = id ? await submissionsApi(http).call(id, signal) : null
      const { items } = await http.get<{ readonly items: readonly GroupSummary[] }>('/api/groups', {}, signal)
      return { call, group: this.groupFor(call, items) }
    },
    args: () => [this.query.value.call] as const,
  })

  override render() {
    const call = this.needed.value?.call
    return html`
      <wg-page heading="Send a submission" width="reading" .crumbs=${CRUMBS}>
        <p slot="intro">
          ${call ? html`In answer to <a href="/submissions/calls/${call.id}">${call.title}</a>.` : nothing} It is sent on
          behalf of ${this.session.value.actor?.delegation}.
        </p>
        ${loaded(this.needed, 'the call', ({ call, group }) => this.renderForm(call, group))}
      </wg-page>
    `
  }

  /** The call's own group, or the first in which the reader may send. */
  private groupFor(call: CallDetail | null, groups: readonly GroupSummary[]): GroupSummary | null {
    const open = groups.filter(({ id }) => this.session.value.may('submission.send', { groupId: id as GroupId }))
    return (call ? open.find(({ id }) => id === call.groupId) : open[0]) ?? null
  }

  private renderForm(call: CallDetail | null, group: GroupSummary | null) {
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
        .groupId=${group.id}
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
