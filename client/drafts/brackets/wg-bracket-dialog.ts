/**
 * Asks what an act on a bracket needs: who asks and why, other wordings, or what becomes of the words. Opened with `ask()`; the
 * act runs while it is open, and what it is refused for is said in it.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/checkbox/checkbox.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/radio-group/radio-group.js'
import '@awesome.me/webawesome/dist/components/radio/radio.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import '@awesome.me/webawesome/dist/components/textarea/textarea.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Kept } from '#domain/drafts/brackets/bracket.ts'
import type { BracketList } from '#domain/drafts/brackets/wire.ts'
import { formSheet } from '../../styles/form.css.ts'
import { shared } from '../../styles/shared.css.ts'
import '../../ui/wg-dialog.ts'
import '../../ui/wg-problem.ts'

export interface BracketQuestion {
  readonly kind: 'put' | 'alternative' | 'claim' | 'typed' | 'remove'
  /** The words that it is about; '' for none. */
  readonly quote: string
  /** On whose behalf it can be asked, one's own first; none where that is not asked. */
  readonly organizations: BracketList['organizations']
  /** For a removal. */
  readonly removal?: {
    readonly wordings: readonly string[]
    readonly paragraphCount: number
    /** Why the person cannot, in a sentence. */
    readonly refusals: { readonly lift: string | null; readonly settle: string | null }
  }
}

export interface BracketAnswer {
  readonly reason: string
  readonly organizationId?: string
  readonly wordings: readonly string[]
  readonly keep: Kept
  readonly removeEmptied: boolean
}

const HEADINGS: Readonly<Record<BracketQuestion['kind'], string>> = {
  put: 'Put in brackets',
  alternative: 'Add another wording',
  claim: 'Who asked for this bracket?',
  typed: 'Make brackets of typed signs',
  remove: 'Remove the bracket',
}
const BUTTONS: Readonly<Record<BracketQuestion['kind'], string>> = {
  put: 'Put in brackets',
  alternative: 'Add the wording',
  claim: 'Record it',
  typed: 'Make brackets',
  remove: 'Remove the bracket',
}

@customElement('wg-bracket-dialog')
export class WgBracketDialog extends LitElement {
  static override styles = [
    shared,
    formSheet,
    css`
      blockquote {
        border-inline-start: 3px solid var(--wg-bracket);
        font-family: var(--wg-font-document);
        margin: 0;
        max-block-size: 8rem;
        overflow: auto;
        padding-inline-start: var(--wg-space-3);
      }
    `,
  ]

  @state() private question: BracketQuestion | null = null
  @state() private isSending = false
  @state() private error: unknown = null
  @state() private keep = 'text'
  private closed = () => {}
  private act: (answer: BracketAnswer) => Promise<void> = async () => {}

  /** @param closed when nothing is asked any more, whatever was answered: gives the focus back */
  ask(question: BracketQuestion, act: (answer: BracketAnswer) => Promise<void>, closed = () => {}): void {
    this.question = question
    this.act = act
    this.closed = closed
    this.error = null
    const { removal } = question
    this.keep = !removal || removal.wordings.length === 1 ? 'text' : '0'
  }

  override render() {
    const { question } = this
    const kind = question?.kind ?? 'put'
    const refused = question?.removal?.refusals[this.keep === 'text' ? 'lift' : 'settle'] ?? null
    return html`
      <wg-dialog heading=${HEADINGS[kind]} ?open=${question !== null} @wg-closed=${this.close}>
        ${question ? this.renderForm(question, refused) : nothing}
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" ?loading=${this.isSending} ?disabled=${refused !== null} @click=${this.submit}>
          ${BUTTONS[kind]}
        </wa-button>
      </wg-dialog>
    `
  }

  private renderForm(question: BracketQuestion, refused: string | null) {
    const { kind, quote } = question
    return html`
      <form @submit=${this.submit} @keydown=${this.sendByKey}>
        ${quote === '' ? nothing : html`<blockquote>${quote}</blockquote>`}
        ${kind === 'alternative' ? html`<wa-textarea name="wordings" label="The other wording" rows="2" required maxlength="20000" autofocus></wa-textarea>` : nothing}
        ${question.removal ? this.renderKept(question.removal, refused) : nothing}
        ${this.renderParty(question)}
        <wa-textarea name="reason" label="Reason" hint="Stays on record beside the text. You can leave it out." rows="2" maxlength="4000" ?autofocus=${kind !== 'alternative' && kind !== 'remove'}></wa-textarea>
        ${kind === 'put' ? html`<wa-textarea name="wordings" label="Other wordings" hint="One a line, for a choice between wordings. You can leave it out." rows="2"></wa-textarea>` : nothing}
        <wg-problem .error=${this.error}></wg-problem>
      </form>
    `
  }

  private renderParty({ organizations, kind }: BracketQuestion) {
    const [own, ...others] = organizations
    if (!own || others.length === 0 || kind === 'remove') return nothing
    return html`
      <wa-select name="organizationId" label=${kind === 'typed' ? 'Asked by' : 'On behalf of'} value=${own.organizationId}>
        ${organizations.map(({ organizationId, name }) => html`<wa-option value=${organizationId}>${name}</wa-option>`)}
      </wa-select>
    `
  }

  private renderKept({ wordings, paragraphCount }: NonNullable<BracketQuestion['removal']>, refused: string | null) {
    const isSet = wordings.length > 1
    return html`
      <div class="stack">
        <wa-radio-group label="What becomes of the words" name="keep" value=${this.keep} autofocus @change=${this.choose}>
          ${isSet ? wordings.map((wording, place) => html`<wa-radio value=${String(place)}>Choose “${wording}”</wa-radio>`) : html`<wa-radio value="text">Keep the words</wa-radio>`}
          <wa-radio value="nothing">${isSet ? 'Take all of them out' : 'Take the words out'}</wa-radio>
        </wa-radio-group>
        ${
          this.keep !== 'text' && paragraphCount > 1
            ? html`<wa-checkbox name="removeEmptied" hint="What somebody writes there offline at this moment would be lost.">Also remove paragraphs in which nothing is left</wa-checkbox>`
            : nothing
        }
        ${refused === null ? nothing : html`<p role="status">${refused}</p>`}
      </div>
    `
  }

  private readonly choose = (event: Event): void => {
    this.keep = (event.target as HTMLInputElement).value
  }

  /** A dialog that closes makes the browser put the cursor at the beginning of a text: who takes it back does so in the same turn. */
  private readonly close = async (): Promise<void> => {
    this.question = null
    await this.updateComplete
    await this.renderRoot.querySelector('wg-dialog')?.updateComplete
    const { closed } = this
    this.closed = () => {}
    closed()
  }

  /** Enter alone begins a line in a field. */
  private readonly sendByKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.submit(event)
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const form = this.renderRoot.querySelector('form')
    if (!form?.reportValidity() || this.isSending) return
    this.isSending = true
    this.error = null
    try {
      await this.act(answerOf(new FormData(form), this.keep, this.question?.kind === 'alternative'))
      await this.close()
    } catch (error) {
      this.error = error
    } finally {
      this.isSending = false
    }
  }
}

function answerOf(form: FormData, keep: string, isOneWording: boolean): BracketAnswer {
  const said = (name: string) => String(form.get(name) ?? '').trim()
  const lines = isOneWording ? [said('wordings')] : said('wordings').split('\n')
  const organizationId = said('organizationId')
  return {
    reason: said('reason'),
    ...(organizationId && { organizationId }),
    wordings: lines.map((line) => line.trim()).filter((line) => line !== ''),
    keep: keep === 'text' || keep === 'nothing' ? keep : Number(keep),
    removeEmptied: form.get('removeEmptied') !== null,
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-bracket-dialog': WgBracketDialog
  }
}
