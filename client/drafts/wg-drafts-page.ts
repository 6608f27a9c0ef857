/** The drafts that the reader may see, newest first; filters are in the address. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { DRAFT_STATES, type DraftState } from '#domain/drafts/draft.ts'
import type { DraftList, DraftView } from '#domain/drafts/wire.ts'
import type { GroupId } from '#domain/ids.ts'
import type { MeetingView } from '#domain/meetings/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { navigate } from '../lib/navigate.ts'
import { PageElement } from '../lib/page.ts'
import { QueryController } from '../lib/query-controller.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-date.ts'
import '../ui/wg-empty.ts'
import type { FilteredEvent, FilterField } from '../ui/wg-filter-bar.ts'
import '../ui/wg-filter-bar.ts'
import '../ui/wg-loading.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import '../ui/wg-status.ts'
import { table } from '../ui/wg-table.ts'
import { draftsApi } from './api.ts'
import { KIND_WORDS, RIGHT_WORDS, STATE_WORDS } from './draft-words.ts'
import './wg-new-draft-dialog.ts'

const FIELDS: readonly FilterField[] = [
  { name: 'q', label: 'Search', placeholder: 'Words in the title or label' },
  {
    name: 'state',
    label: 'State',
    options: DRAFT_STATES.map((state) => ({ value: state, label: STATE_WORDS[state].name })),
  },
]

@customElement('wg-drafts-page')
export class WgDraftsPage extends PageElement {
  static override styles = [shared]

  @state() private isCreating = false

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  private readonly query = new QueryController(this, { q: '', state: '' })

  private readonly drafts = new Task(this, {
    args: () => [this.query.value.q, this.query.value.state] as const,
    task: ([q, chosen], { signal }) => {
      const state = DRAFT_STATES.find((known) => known === chosen)
      return draftsApi(this.http.value).list({ ...(q && { q }), ...(state && { state }), limit: 100 }, signal)
    },
  })
  private readonly meetings = new Task(this, {
    args: () => [] as const,
    task: (_args, { signal }) => draftsApi(this.http.value).meetings(signal),
  })

  override render() {
    return html`
      <wg-page heading="Drafts">
        <p slot="intro">Texts that the group works on, all of them live: what one delegation writes, the others see at once.</p>
        ${this.mayCreate && this.drafts.value?.items.length ? this.renderNewButton('actions') : nothing}
        <wg-filter-bar
          .fields=${FIELDS}
          .values=${this.query.value}
          .count=${this.drafts.value?.totalCount ?? null}
          things="drafts"
          @wg-filtered=${(event: FilteredEvent) => this.query.set({ [event.field]: event.value })}
        ></wg-filter-bar>
        ${this.drafts.render({
          pending: () =>
            this.drafts.value ? this.renderList(this.drafts.value) : html`<wg-loading what="the drafts"></wg-loading>`,
          complete: (list) => this.renderList(list),
          error: (error) =>
            html`<wg-problem .error=${error} retry @wg-retried=${() => this.drafts.run()}></wg-problem>`,
        })}
        <wg-new-draft-dialog
          .open=${this.isCreating}
          .meetings=${this.meetings.value ?? []}
          @wg-closed=${() => {
            this.isCreating = false
          }}
          @wg-draft-created=${(event: Event & { readonly id: string }) => navigate(`/drafts/${event.id}`)}
        ></wg-new-draft-dialog>
      </wg-page>
    `
  }

  /** Whether there is any group in which this person may begin a draft. */
  private get mayCreate(): boolean {
    const { actor, may } = this.session.value
    if (!actor) return false
    return (
      may('draft.create') || actor.groups.some(({ groupId }) => may('draft.create', { groupId: groupId as GroupId }))
    )
  }

  private renderNewButton(slot: 'actions' | 'action') {
    return html`
      <wa-button
        slot=${slot}
        variant="brand"
        @click=${() => {
          this.isCreating = true
        }}
      ><wa-icon slot="start" name="plus"></wa-icon>New draft</wa-button>
    `
  }

  private renderList({ items }: DraftList) {
    if (items.length === 0) return this.renderEmpty()
    return table<DraftView>({
      caption: 'Drafts',
      rows: items,
      columns: [
        { label: 'Draft', isTitle: true, cell: (draft) => this.renderTitle(draft) },
        { label: 'State', width: '8rem', cell: (draft) => this.renderState(draft.state) },
        { label: 'For', width: '6rem', cell: (draft) => this.renderMeeting(draft.meetingId) },
        { label: 'Your right', width: '11rem', cell: (draft) => RIGHT_WORDS[draft.right] },
        {
          label: 'Last written',
          width: '13rem',
          cell: ({ lastRecordedAt, lastRecordedBy, createdAt, createdBy }) => html`
            <wg-date at=${lastRecordedAt ?? createdAt} length="short"></wg-date>
            <div class="small quiet">${lastRecordedBy ? `by ${lastRecordedBy.delegation || lastRecordedBy.name}` : `begun by ${createdBy}`}</div>
          `,
        },
      ],
    })
  }

  private renderTitle(draft: DraftView) {
    return html`
      <a class="serif" href="/drafts/${draft.id}">${draft.title}</a>
      <div class="small quiet">${this.renderKind(draft)}${draft.label ? html` · <span class="symbol">${draft.label}</span>` : nothing}</div>
    `
  }

  /** A draft that holds a report leads to it. */
  private renderKind({ kind, reportId }: DraftView) {
    return reportId ? html`<a href="/reports/${reportId}">${KIND_WORDS[kind]}</a>` : KIND_WORDS[kind]
  }

  private renderState(state: DraftState) {
    const { name, tone, sign } = STATE_WORDS[state]
    return html`<wg-status tone=${tone} sign=${sign}>${name}</wg-status>`
  }

  private renderMeeting(id: string | null) {
    const meeting = this.meetings.value?.find((known: MeetingView) => known.id === id)
    return meeting ? html`<a href="/meetings/${meeting.code}">${meeting.code}</a>` : nothing
  }

  private renderEmpty() {
    if (this.query.chosen.length > 0) {
      return html`
        <wg-empty heading="No draft matches">
          Try fewer words, or all states.
          <wa-button slot="action" appearance="outlined" @click=${() => this.query.clear()}>Show all drafts</wa-button>
        </wg-empty>
      `
    }
    return html`
      <wg-empty heading="There is no draft yet">
        ${
          this.mayCreate
            ? 'Begin with an empty page, or with the text of a decision that is to be revised.'
            : 'When the Chair or the Secretariat begins one, it will be listed here.'
        }
        ${this.mayCreate ? this.renderNewButton('action') : nothing}
      </wg-empty>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-drafts-page': WgDraftsPage
  }
}
