/** Opens a call for information: number of the Notification, title, until when, to whom, and its questions. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { GroupSummary } from '#domain/groups/wire.ts'
import type { GroupId } from '#domain/ids.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { groupsApi } from '../groups/api.ts'
import { announce } from '../lib/announce.ts'
import { today } from '../lib/dates.ts'
import { loaded } from '../lib/load.ts'
import { navigate } from '../lib/navigate.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { formSheet } from '../styles/form.css.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import { submissionsApi } from './api.ts'
import './wg-question-editor.ts'
import type { QuestionLine, QuestionsEditedEvent } from './wg-question-editor.ts'

const CRUMBS = [{ label: 'Submissions', href: '/submissions' }]

@customElement('wg-new-call-page')
export class WgNewCallPage extends PageElement {
  static override styles = [
    shared,
    formSheet,
    css`
      h2 {
        margin-block: var(--wg-space-4) var(--wg-space-1);
      }
    `,
  ]

  @state() private questions: readonly QuestionLine[] = [{ text: '', provision: '' }]
  @state() private isSending = false
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  /** The groups for which this reader may open a call. */
  private readonly groups = new Task(this, {
    task: async (_, { signal }) => {
      const { items } = await groupsApi(this.http.value).list(signal)
      return items.filter(({ id }) => this.session.value.may('call.open', { groupId: id as GroupId }))
    },
    args: () => [],
  })

  override render() {
    return html`
      <wg-page heading="Open a call for information" width="reading" .crumbs=${CRUMBS}>
        <p slot="intro">
          Every Party is asked at once, and its reply stands in the table of replies from then on. Questions cannot be changed
          afterwards.
        </p>
        ${loaded(this.groups, 'the groups', (groups) => this.renderForm(groups))}
      </wg-page>
    `
  }

  private renderForm(groups: readonly GroupSummary[]) {
    const [first, ...others] = groups
    if (!first) {
      return html`
        <wg-empty heading="Your role does not include opening a call">
          The Secretariat and the Chair of a working group ask the Parties. Tell them what your delegation would like asked.
        </wg-empty>
      `
    }
    return html`
      <form @submit=${this.submit}>
        ${
          others.length > 0
            ? html`<wa-select name="groupId" label="Working group" value=${first.id} required>
                ${groups.map(({ id, name }) => html`<wa-option value=${id}>${name}</wa-option>`)}
              </wa-select>`
            : nothing
        }
        <wa-input name="title" label="Title" required maxlength="300" autocomplete="off"></wa-input>
        <div class="pair">
          <wa-input
            name="number"
            label="Number of the Notification"
            hint="As 2017/035; empty while it is not issued."
            pattern="\\d{4}/\\d{2,3}"
            title="Year, stroke, number: 2017/035"
            autocomplete="off"
          ></wa-input>
          <wa-input name="dueOn" type="date" label="Answers until" min=${today()} required></wa-input>
        </div>
        <wa-input name="audience" label="To" value="Parties" hint="As the Notification says it: Parties and observer organizations" required maxlength="200"></wa-input>
        <div>
          <h2>Questions</h2>
          <p class="quiet">A question that is tied to a provision is counted under it, and stands beside it in the report.</p>
        </div>
        <wg-question-editor
          .questions=${this.questions}
          @wg-questions-edited=${(event: QuestionsEditedEvent) => {
            this.questions = event.questions
          }}
        ></wg-question-editor>
        <wg-problem .error=${this.error}></wg-problem>
        <div class="actions">
          <wa-button type="submit" variant="brand" ?loading=${this.isSending}>Open the call</wa-button>
          <wa-button appearance="outlined" href="/submissions">Cancel</wa-button>
        </div>
      </form>
    `
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const [firstGroup] = this.groups.value ?? []
    const editor = this.renderRoot.querySelector('wg-question-editor')
    if (!firstGroup || this.isSending || editor?.reportValidity() === false) return
    const form = new FormData(event.target as HTMLFormElement)
    const said = (name: string) => String(form.get(name) ?? '').trim()
    this.isSending = true
    this.error = null
    try {
      const call = await submissionsApi(this.http.value).open({
        groupId: said('groupId') || firstGroup.id,
        number: said('number') || null,
        title: said('title'),
        dueOn: said('dueOn'),
        audience: said('audience'),
        questions: this.questions.map(({ text, provision }) => ({
          text: text.trim(),
          provision: provision.trim() || null,
        })),
      })
      navigate(`/submissions/calls/${call.id}`, 'replace')
      announce(`The call is open: ${call.askedCount} Parties are asked.`)
    } catch (error) {
      this.error = error
    } finally {
      this.isSending = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-new-call-page': WgNewCallPage
  }
}
