/**
 * Asks for what a report is compiled from. The meeting's agenda suggests title and symbol; both can be written over.
 *
 *     <wg-compile-dialog .open=${isCompiling} @wg-closed=${…} @wg-report-compiled=${…}></wg-compile-dialog>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import { Task } from '@lit/task'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DraftView } from '#domain/drafts/wire.ts'
import type { GroupSummary } from '#domain/groups/wire.ts'
import type { GroupId } from '#domain/ids.ts'
import type { AgendaItemView, MeetingView } from '#domain/meetings/wire.ts'
import { REPORT_KINDS } from '#domain/reports/report.ts'
import type { ReportInput } from '#domain/reports/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { sessionContext } from '../api/session-context.ts'
import { requireContext } from '../lib/require-context.ts'
import { formSheet } from '../styles/form.css.ts'
import { shared } from '../styles/shared.css.ts'
import { ClosedEvent } from '../ui/wg-dialog.ts'
import '../ui/wg-loading.ts'
import '../ui/wg-problem.ts'
import { reportsApi } from './api.ts'
import { KIND_WORDS } from './report-words.ts'

export class ReportCompiledEvent extends Event {
  static readonly type = 'wg-report-compiled'
  readonly id: string

  constructor(id: string) {
    super(ReportCompiledEvent.type)
    this.id = id
  }
}

interface Sources {
  readonly meetings: readonly MeetingView[]
  readonly groups: readonly GroupSummary[]
  readonly drafts: readonly DraftView[]
}

@customElement('wg-compile-dialog')
export class WgCompileDialog extends LitElement {
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

  @state() private meetingId = ''
  @state() private item: AgendaItemView | null = null
  @state() private isSending = false
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)
  private readonly session = requireContext(this, sessionContext)
  /** Fetched when the dialog is opened. */
  private readonly sources = new Task(this, {
    args: () => [this.open] as const,
    task: async ([isOpen], { signal }): Promise<Sources | null> => {
      if (!isOpen) return null
      const api = reportsApi(this.http.value)
      const [meetings, groups, drafts] = await Promise.all([
        api.meetings(signal),
        api.groups(signal),
        api.drafts(signal),
      ])
      return { meetings, groups: groups.filter(({ id }) => this.mayCompileFor(id)), drafts }
    },
  })
  private readonly agenda = new Task(this, {
    args: () => [this.meeting?.code ?? ''] as const,
    task: async ([code], { signal }) => (code ? (await reportsApi(this.http.value).meeting(code, signal)).agenda : []),
  })

  override render() {
    return html`
      <wg-dialog heading="Compile a report" ?open=${this.open} @wg-closed=${this.close}>
        ${this.sources.render({
          pending: () => html`<wg-loading what="meetings and groups"></wg-loading>`,
          complete: (sources) => (sources ? this.renderForm(sources) : nothing),
          error: (error) =>
            html`<wg-problem .error=${error} retry @wg-retried=${() => this.sources.run()}></wg-problem>`,
        })}
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" ?loading=${this.isSending} @click=${this.submit}>Compile</wa-button>
      </wg-dialog>
    `
  }

  private mayCompileFor(groupId: string): boolean {
    return this.session.value.may('report.compile', { groupId: groupId as GroupId })
  }

  private get meeting(): MeetingView | undefined {
    return this.sources.value?.meetings.find(({ id }) => id === this.meetingId)
  }

  private renderForm({ meetings, groups, drafts }: Sources) {
    const { item, meeting } = this
    const symbol = item && meeting ? `${meeting.code} Doc. ${item.number}` : ''
    return html`
      <form @submit=${this.submit}>
        <div class="pair">
          <wa-select name="meetingId" label="Meeting" required @change=${this.chooseMeeting}>
            ${meetings.map((known) => html`<wa-option value=${known.id}>${known.code}, ${known.place.replace(/ \(.*/, '')}</wa-option>`)}
          </wa-select>
          <wa-select name="groupId" label="Working group" required value=${groups[0]?.id ?? ''}>
            ${groups.map((group) => html`<wa-option value=${group.id}>${group.shortName}</wa-option>`)}
          </wa-select>
        </div>
        <wa-select
          name="agendaItem"
          label="Agenda item"
          placeholder=${meeting ? 'None' : 'Choose the meeting first'}
          ?disabled=${!meeting}
          with-clear
          @change=${this.chooseItem}
        >
          ${(this.agenda.value ?? []).map((known) => html`<wa-option value=${known.number}>${known.number} ${known.title}</wa-option>`)}
        </wa-select>
        <wa-input name="title" label="Title" required maxlength="500" .value=${item?.title ?? ''}></wa-input>
        <div class="pair">
          <wa-select name="kind" label="Kind" value=${REPORT_KINDS[0]}>
            ${REPORT_KINDS.map((kind) => html`<wa-option value=${kind}>${KIND_WORDS[kind]}</wa-option>`)}
          </wa-select>
          <wa-input name="symbol" label="Symbol" placeholder="SC69 Doc. 31.3" maxlength="60" .value=${symbol}></wa-input>
        </div>
        <wa-select name="annexDraftId" label="Draft for the annex" placeholder="None" with-clear>
          ${drafts
            .filter(({ kind }) => kind !== 'report')
            .map(
              (draft) =>
                html`<wa-option value=${draft.id}>${draft.title}${draft.label ? ` (${draft.label})` : ''}</wa-option>`,
            )}
        </wa-select>
        <wg-problem .error=${this.error}></wg-problem>
      </form>
    `
  }

  private chooseMeeting(event: Event): void {
    this.meetingId = chosenIn(event)
    this.item = null
  }

  private chooseItem(event: Event): void {
    this.item = this.agenda.value?.find(({ number }) => number === chosenIn(event)) ?? null
  }

  private readonly close = (): void => {
    this.dispatchEvent(new ClosedEvent())
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const form = this.renderRoot.querySelector('form')
    if (!form?.reportValidity()) return
    this.isSending = true
    this.error = null
    try {
      const { id } = await reportsApi(this.http.value).compile(inputOf(new FormData(form)))
      this.dispatchEvent(new ReportCompiledEvent(id))
    } catch (error) {
      this.error = error
    } finally {
      this.isSending = false
    }
  }
}

function chosenIn(event: Event): string {
  const { value } = event.target as HTMLElement & { readonly value?: unknown }
  return typeof value === 'string' ? value : ''
}

function inputOf(form: FormData): ReportInput {
  const said = (name: string) => String(form.get(name) ?? '').trim()
  const symbol = said('symbol')
  const agendaItem = said('agendaItem')
  const annexDraftId = said('annexDraftId')
  return {
    meetingId: said('meetingId'),
    groupId: said('groupId'),
    title: said('title'),
    kind: REPORT_KINDS.find((kind) => kind === said('kind')) ?? REPORT_KINDS[0],
    ...(symbol && { symbol }),
    ...(agendaItem && { agendaItem }),
    ...(annexDraftId && { annexDraftId }),
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-compile-dialog': WgCompileDialog
  }
  interface HTMLElementEventMap {
    'wg-report-compiled': ReportCompiledEvent
  }
}
