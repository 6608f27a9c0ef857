/**
 * Records what a meeting did to a text: a button, and the dialog it opens. Offers only what can happen to the text in its
 * state, and is not there when nothing can.
 *
 *     <wg-record-event-dialog .decision=${view} @wg-event-recorded=${…}></wg-record-event-dialog>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import '@awesome.me/webawesome/dist/components/textarea/textarea.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DecisionEventKind } from '#domain/decisions/decision.ts'
import { kindsAfter } from '#domain/decisions/record-event.ts'
import type { DecisionView } from '#domain/decisions/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { announce } from '../lib/announce.ts'
import { requireContext } from '../lib/require-context.ts'
import { capital } from '../lib/words.ts'
import { formSheet } from '../styles/form.css.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-dialog.ts'
import '../ui/wg-problem.ts'
import { decisionsApi } from './api.ts'

export class EventRecordedEvent extends Event {
  static readonly type = 'wg-event-recorded'
  /** The text as it is now, under a new address when it was adopted. */
  readonly decision: DecisionView

  constructor(decision: DecisionView) {
    super(EventRecordedEvent.type)
    this.decision = decision
  }
}

/** What recording it means for those who read the registry. */
const CONSEQUENCES: Readonly<Record<DecisionEventKind, string>> = {
  adopted: 'The text gets its number and is public from then on. The draft stays beside it, under its handle.',
  amended: 'The text stays in effect. The amended words enter with the import of the document that has them.',
  replaced: 'The text is no longer in effect: another stands in its place. It can still be read.',
  superseded:
    'Its substance is replaced, but no meeting has deleted it yet: it is listed as superseded until one does.',
  deleted: 'The text is no longer in effect. It can still be read, and its mandates keep their history.',
  incorporated:
    'The text is no longer in effect by itself: its substance went into a Resolution. It can still be read.',
  declined: 'The draft was not adopted. It stays in the registry for those who sign in.',
}

@customElement('wg-record-event-dialog')
export class WgRecordEventDialog extends LitElement {
  static override styles = [
    shared,
    formSheet,
    css`
      .consequence {
        border-inline-start: var(--wg-rule-width-heavy) solid var(--wg-accent);
        padding-inline-start: var(--wg-space-4);
      }
    `,
  ]

  @property({ attribute: false }) decision: DecisionView | null = null

  @state() private isOpen = false
  @state() private chosenKind = ''
  @state() private isSending = false
  @state() private error: unknown = null

  private readonly http = requireContext(this, apiContext)

  override render() {
    const { decision } = this
    if (!decision || this.kinds.length === 0) return nothing
    return html`
      <wa-button appearance="outlined" @click=${() => this.show(true)}>
        <wa-icon slot="start" name="history"></wa-icon>Record an event
      </wa-button>
      <wg-dialog heading="What happened to ${decision.name}" ?open=${this.isOpen} @wg-closed=${() => this.show(false)}>
        ${this.isOpen ? this.renderForm(decision) : nothing}
        <wa-button slot="actions" appearance="outlined" @click=${() => this.show(false)}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" type="submit" form="event" ?loading=${this.isSending}>Record it</wa-button>
      </wg-dialog>
    `
  }

  private get kinds(): readonly DecisionEventKind[] {
    return this.decision ? kindsAfter(this.decision.state) : []
  }

  private get kind(): DecisionEventKind | undefined {
    return this.kinds.find((kind) => kind === this.chosenKind) ?? this.kinds[0]
  }

  private renderForm(decision: DecisionView) {
    const { kind } = this
    return html`
      <form id="event" @submit=${this.submit}>
        <wa-select label="It was" .value=${kind ?? ''} @change=${this.onKind} autofocus>
          ${this.kinds.map((one) => html`<wa-option value=${one}>${capital(one)}</wa-option>`)}
        </wa-select>
        ${kind ? html`<p class="consequence">${CONSEQUENCES[kind]}</p>` : nothing}
        ${kind === 'adopted' ? this.renderNumber(decision) : this.renderMeeting()}
        <wa-textarea name="note" label="Note" hint="Where it is written: the document, the summary record, the page." rows="2" resize="auto" maxlength="2000"></wa-textarea>
        <p class="quiet small">It stands under your name from then on and is not taken back.</p>
        <wg-problem .error=${this.error}></wg-problem>
      </form>
    `
  }

  private renderNumber({ kind }: DecisionView) {
    return html`
      <wa-input
        name="number"
        label="Final number"
        hint=${kind === 'resolution' ? 'As Conf. 17.4; its first part names the meeting.' : 'As 17.92; its first part names the meeting.'}
        required
        maxlength="20"
        autocomplete="off"
      ></wa-input>
    `
  }

  private renderMeeting() {
    return html`
      <wa-input
        name="meeting"
        label="By the meeting"
        hint="As CoP18 or SC70; empty when the source does not say."
        pattern="(CoP|SC|AC|PC)\\d{1,3}"
        title="CoP, SC, AC or PC with its ordinal: CoP18"
        autocomplete="off"
      ></wa-input>
    `
  }

  private show(isOpen: boolean): void {
    this.isOpen = isOpen
    this.chosenKind = ''
    this.error = null
  }

  private onKind(event: Event): void {
    this.chosenKind = String((event.target as HTMLElement & { readonly value: unknown }).value ?? '')
    this.error = null
  }

  private readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const { decision, kind } = this
    if (!decision || !kind || this.isSending) return
    const form = new FormData(event.target as HTMLFormElement)
    const said = (name: string) => String(form.get(name) ?? '').trim()
    this.isSending = true
    this.error = null
    try {
      // By its handle, which no other text shares: a label may be carried by several.
      const recorded = await decisionsApi(this.http.value).record(decision.handle, {
        kind,
        meeting: said('meeting') || null,
        number: said('number') || null,
        note: said('note') || null,
      })
      this.show(false)
      announce(
        `${decision.name} is recorded as ${kind}${kind === 'adopted' ? ` under the number ${recorded.name}` : ''}.`,
      )
      this.dispatchEvent(new EventRecordedEvent(recorded))
    } catch (error) {
      this.error = error
    } finally {
      this.isSending = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-record-event-dialog': WgRecordEventDialog
  }
  interface HTMLElementEventMap {
    'wg-event-recorded': EventRecordedEvent
  }
}
