/**
 * One act on a round, asked back with its consequence in words, and a reason that the group is told.
 *
 *     <wg-round-act act="extended" .round=${round} .save=${(input) => …}></wg-round-act>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import '@awesome.me/webawesome/dist/components/textarea/textarea.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { addDays } from '#domain/clock.ts'
import type { RoundEvent } from '#domain/drafts/rounds/round.ts'
import type { RoundEventInput, RoundView } from '#domain/drafts/rounds/wire.ts'
import { Asking } from '../lib/asking.ts'
import { formSheet } from '../styles/form.css.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-dialog.ts'
import '../ui/wg-problem.ts'

export type RoundAct = RoundEvent['kind']

const WORDS: Readonly<Record<RoundAct, { button: string; heading: string; consequence: string }>> = {
  extended: {
    button: 'Extend',
    heading: 'Extend this round?',
    consequence:
      'Comments and proposals are received until the end of the new day. What comes after the day first set stands apart in the table.',
  },
  closed: {
    button: 'Close early',
    heading: 'Close this round now?',
    consequence:
      'From this moment nothing more belongs to it. What was received stays received. It cannot be opened again.',
  },
  recalled: {
    button: 'Recall',
    heading: 'Recall this round?',
    consequence:
      'It will count as if it had not been opened, and its table will be empty. Comments and proposals stay beside the draft, and the record stays.',
  },
  'door opened': {
    button: 'Let in what comes late',
    heading: 'Receive comments and proposals again?',
    consequence: 'Delegations can comment and propose again. What they say does not belong to this round any more.',
  },
}

@customElement('wg-round-act')
export class WgRoundAct extends LitElement {
  static override styles = [
    shared,
    formSheet,
    css`
      :host {
        display: inline-block;
      }
    `,
  ]

  @property() act: RoundAct = 'closed'
  @property({ attribute: false }) round: RoundView | null = null
  /** Does it; what it throws is shown in the dialog. */
  @property({ attribute: false }) save: (input: RoundEventInput) => Promise<void> = async () => {}

  private readonly asking = new Asking(this)

  override render() {
    const { button, heading } = WORDS[this.act]
    return html`
      <wa-button size="s" appearance="outlined" @click=${this.asking.open}>${button}</wa-button>
      <wg-dialog heading=${heading} ?open=${this.asking.isOpen} @wg-closed=${this.asking.close}>
        ${this.asking.isOpen ? this.renderForm() : nothing}
        <wa-button slot="actions" appearance="outlined" @click=${this.asking.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" ?loading=${this.asking.isSaving} @click=${this.submit}>${button}</wa-button>
      </wg-dialog>
    `
  }

  private renderForm() {
    const first = addDays(this.round?.lastDay ?? '1970-01-01', 1)
    return html`
      <form @submit=${this.submit}>
        <p>${WORDS[this.act].consequence}</p>
        ${
          this.act === 'extended'
            ? html`<wa-input name="closesOn" type="date" label="New last day" hint="Until 23:59 UTC of this day." min=${first} value=${addDays(first, 6)} required autofocus></wa-input>`
            : nothing
        }
        <wa-textarea name="reason" label="Reason" hint="The group is told it." rows="3" maxlength="1000"></wa-textarea>
        <wg-problem .error=${this.asking.error}></wg-problem>
      </form>
    `
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const form = this.renderRoot.querySelector('form')
    if (!form?.reportValidity()) return
    const values = new FormData(form)
    const reason = String(values.get('reason') ?? '')
    const { act } = this
    const input: RoundEventInput =
      act === 'extended' ? { kind: act, closesOn: String(values.get('closesOn')), reason } : { kind: act, reason }
    await this.asking.save(() => this.save(input))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-round-act': WgRoundAct
  }
}
