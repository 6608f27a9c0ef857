/**
 * Opens a round: what is asked, until when, the name of the version that is frozen, what becomes of what comes later, and what the
 * group is told, with whom that reaches.
 *
 *     <wg-open-round .audience=${list.audience} now=${list.now} .save=${(input) => …}></wg-open-round>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/radio-group/radio-group.js'
import '@awesome.me/webawesome/dist/components/radio/radio.js'
import '@awesome.me/webawesome/dist/components/textarea/textarea.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { addDays } from '#domain/clock.ts'
import { openingWords } from '#domain/drafts/rounds/announcement.ts'
import type { RoundInput, RoundList } from '#domain/drafts/rounds/wire.ts'
import { Asking } from '../lib/asking.ts'
import { dayOf } from '../lib/dates.ts'
import { formSheet } from '../styles/form.css.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-dialog.ts'
import '../ui/wg-problem.ts'

/** A working group is given a fortnight where nothing else is said. */
const USUAL_DAYS = 14

@customElement('wg-open-round')
export class WgOpenRound extends LitElement {
  static override styles = [
    shared,
    formSheet,
    css`
      :host {
        display: inline-block;
      }
      blockquote {
        border-inline-start: var(--wg-rule-width-heavy) solid var(--wg-accent-rule);
        margin: var(--wg-space-2) 0 0;
        padding-inline-start: var(--wg-space-3);
      }
      summary {
        cursor: pointer;
      }
    `,
  ]

  /** Who is told. */
  @property({ attribute: false }) audience: RoundList['audience'] = []
  /** The clock of the server, which decides. */
  @property() now = ''
  /** Opens it; what it throws is shown in the dialog. */
  @property({ attribute: false }) save: (input: RoundInput) => Promise<void> = async () => {}

  private readonly asking = new Asking(this)
  /** What has been written so far, for the message as the group will read it. */
  @state() private written = { purpose: '', closesOn: '', message: '' }

  override render() {
    return html`
      <wa-button variant="brand" @click=${this.ask}><wa-icon slot="start" name="comment"></wa-icon>Open a round</wa-button>
      <wg-dialog heading="Open a round of comments" ?open=${this.asking.isOpen} @wg-closed=${this.asking.close}>
        ${this.asking.isOpen ? this.renderForm() : nothing}
        <wa-button slot="actions" appearance="outlined" @click=${this.asking.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" ?loading=${this.asking.isSaving} @click=${this.submit}>Open the round</wa-button>
      </wg-dialog>
    `
  }

  private renderForm() {
    const today = dayOf(this.now, 'UTC')
    return html`
      <form @submit=${this.submit} @input=${this.follow}>
        <wa-input
          name="purpose"
          label="What is asked of the group"
          placeholder="Comments before the second draft"
          required
          maxlength="300"
          autofocus
        ></wa-input>
        <div class="pair">
          <wa-input
            name="closesOn"
            type="date"
            label="Last day"
            hint="Until 23:59 UTC of this day."
            min=${today}
            value=${this.written.closesOn}
            required
          ></wa-input>
          <wa-input
            name="name"
            label="Name of the version"
            hint="The text as it stands now is frozen under it."
            placeholder="First draft, for comments"
            required
            maxlength="120"
          ></wa-input>
        </div>
        <wa-radio-group label="What comes after the last day" name="afterwards" value="refused">
          <wa-radio value="refused">Is refused, until another round opens or you let it in again</wa-radio>
          <wa-radio value="received">Is received, but does not belong to the round</wa-radio>
        </wa-radio-group>
        <wa-textarea name="message" label="Add to the message" rows="2" maxlength="1000"></wa-textarea>
        ${this.renderMessage()}
        <wg-problem .error=${this.asking.error}></wg-problem>
        <button type="submit" hidden></button>
      </form>
    `
  }

  private renderMessage() {
    const { purpose, closesOn, message } = this.written
    if (closesOn === '') return nothing
    const count = this.audience.length
    return html`
      <section aria-label="The message">
        <details>
          <summary>${count === 1 ? 'One person is told' : `${count} persons are told`}, in the application and by mail once a day</summary>
          <p class="quiet small">${this.audience.map(({ name, delegation }) => (delegation === '' ? name : `${name} (${delegation})`)).join(', ')}</p>
        </details>
        <blockquote class="quiet">${openingWords({ purpose: purpose.trim() || '…', closesOn }, message)}</blockquote>
      </section>
    `
  }

  private get form(): HTMLFormElement | null {
    return this.renderRoot.querySelector('form')
  }

  private fieldOf(name: string): string {
    return String(new FormData(this.form ?? undefined).get(name) ?? '')
  }

  /** A field gives its form the new words only later, so the field itself is asked. */
  private readonly follow = ({ target }: Event): void => {
    const { name, value } = target as HTMLInputElement
    if (name in this.written) this.written = { ...this.written, [name]: value }
  }

  private readonly ask = (): void => {
    this.written = { purpose: '', closesOn: addDays(dayOf(this.now, 'UTC'), USUAL_DAYS), message: '' }
    this.asking.open()
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!this.form?.reportValidity()) return
    const input: RoundInput = {
      purpose: this.fieldOf('purpose'),
      closesOn: this.fieldOf('closesOn'),
      name: this.fieldOf('name'),
      afterwards: this.fieldOf('afterwards') === 'received' ? 'received' : 'refused',
      message: this.fieldOf('message'),
    }
    await this.asking.save(() => this.save(input))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-open-round': WgOpenRound
  }
}
