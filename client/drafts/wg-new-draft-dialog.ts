/**
 * Begins a draft: title, kind, group, meeting, label, and what its first words are.
 *
 *     <wg-new-draft-dialog .open=${isCreating} .meetings=${meetings} @wg-closed=${…} @wg-draft-created=${…}></wg-new-draft-dialog>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/radio-group/radio-group.js'
import '@awesome.me/webawesome/dist/components/radio/radio.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import { Task } from '@lit/task'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { DRAFT_KINDS } from '#domain/drafts/draft.ts'
import type { DraftInput } from '#domain/drafts/wire.ts'
import type { GroupSummary } from '#domain/groups/wire.ts'
import type { GroupId } from '#domain/ids.ts'
import type { MeetingView } from '#domain/meetings/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { requireContext } from '../lib/require-context.ts'
import { formSheet } from '../styles/form.css.ts'
import { shared } from '../styles/shared.css.ts'
import { ClosedEvent } from '../ui/wg-dialog.ts'
import '../ui/wg-problem.ts'
import { draftsApi } from './api.ts'
import { KIND_WORDS } from './draft-words.ts'

export class DraftCreatedEvent extends Event {
  static readonly type = 'wg-draft-created'
  readonly id: string

  constructor(id: string) {
    super(DraftCreatedEvent.type)
    this.id = id
  }
}

@customElement('wg-new-draft-dialog')
export class WgNewDraftDialog extends LitElement {
  static override styles = [
    shared,
    formSheet,
    css`
      :host {
        display: contents;
      }
    `,
  ]

  @property({ type: Boolean }) open = false
  /** Those that the draft may be written for. */
  @property({ attribute: false }) meetings: readonly MeetingView[] = []

  @state() private startsFrom: 'nothing' | 'decision' = 'nothing'
  @state() private isSending = false
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  /** Fetched when the dialog is first opened. */
  private readonly groups = new Task(this, {
    args: () => [this.open] as const,
    task: ([isOpen], { signal }) => (isOpen ? draftsApi(this.http.value).groups(signal) : []),
  })

  override render() {
    return html`
      <wg-dialog heading="New draft" ?open=${this.open} @wg-closed=${this.close}>
        ${this.open ? this.renderForm() : nothing}
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" ?loading=${this.isSending} @click=${this.submit}>Begin the draft</wa-button>
      </wg-dialog>
    `
  }

  /** The groups in which this person may begin a draft. */
  private get ownGroups(): readonly GroupSummary[] {
    const groups = this.groups.value ?? []
    return groups.filter(({ id }) => this.session.value.may('draft.create', { groupId: id as GroupId }))
  }

  private renderForm() {
    const [first, ...others] = this.ownGroups
    return html`
      <form @submit=${this.submit}>
        <wa-input name="title" label="Title" required maxlength="500" autofocus></wa-input>
        <div class="pair">
          <wa-select name="kind" label="Kind" value="decision">
            ${DRAFT_KINDS.map((kind) => html`<wa-option value=${kind}>${KIND_WORDS[kind]}</wa-option>`)}
          </wa-select>
          <wa-select name="meetingId" label="For the meeting" placeholder="None yet" with-clear>
            ${this.meetings.map((meeting) => html`<wa-option value=${meeting.id}>${meeting.code}, ${meeting.place}</wa-option>`)}
          </wa-select>
        </div>
        ${
          others.length > 0
            ? html`
              <wa-select name="groupId" label="Working group" value=${first?.id ?? ''} required>
                ${this.ownGroups.map((group) => html`<wa-option value=${group.id}>${group.name}</wa-option>`)}
              </wa-select>
            `
            : nothing
        }
        <wa-input
          name="label"
          label="Label"
          hint="What stands in the place of a number until there is one, such as 17.XX. Several drafts may carry the same."
          maxlength="60"
        ></wa-input>
        <wa-radio-group label="First words" name="from" value=${this.startsFrom} @change=${this.choose}>
          <wa-radio value="nothing">An empty page</wa-radio>
          <wa-radio value="decision">The text of a decision or resolution in the registry</wa-radio>
        </wa-radio-group>
        ${
          this.startsFrom === 'decision'
            ? html`<wa-input name="decision" label="Its number" placeholder="15.57 or Conf. 11.3" required maxlength="60"></wa-input>`
            : nothing
        }
        <wg-problem .error=${this.error}></wg-problem>
      </form>
    `
  }

  private choose(event: Event): void {
    this.startsFrom = (event.target as HTMLInputElement).value === 'decision' ? 'decision' : 'nothing'
  }

  private readonly close = (): void => {
    this.dispatchEvent(new ClosedEvent())
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const form = this.renderRoot.querySelector('form')
    const [firstGroup] = this.ownGroups
    if (!form?.reportValidity() || !firstGroup) return
    this.isSending = true
    this.error = null
    try {
      const { id } = await draftsApi(this.http.value).create(inputOf(new FormData(form), firstGroup.id))
      this.dispatchEvent(new DraftCreatedEvent(id))
    } catch (error) {
      this.error = error
    } finally {
      this.isSending = false
    }
  }
}

function inputOf(form: FormData, firstGroupId: string): DraftInput {
  const said = (name: string) => String(form.get(name) ?? '').trim()
  const meetingId = said('meetingId')
  const label = said('label')
  const decision = said('decision')
  return {
    title: said('title'),
    kind: DRAFT_KINDS.find((kind) => kind === said('kind')) ?? 'decision',
    groupId: said('groupId') || firstGroupId,
    ...(meetingId && { meetingId }),
    ...(label && { label }),
    ...(decision && { from: { decision } }),
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-new-draft-dialog': WgNewDraftDialog
  }
  interface HTMLElementEventMap {
    'wg-draft-created': DraftCreatedEvent
  }
}
