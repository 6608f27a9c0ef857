/**
 * Freezes a draft or opens it again, after the person has read what that means for those who are writing.
 *
 *     <wg-draft-state state=${draft.state} .save=${(state) => …}></wg-draft-state>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { DraftState } from '#domain/drafts/draft.ts'
import { Asking } from '../lib/asking.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-dialog.ts'
import '../ui/wg-problem.ts'
import { MOVE_WORDS } from './draft-words.ts'

@customElement('wg-draft-state')
export class WgDraftState extends LitElement {
  static override styles = [
    shared,
    css`
      p + p,
      wg-problem {
        margin-block-start: var(--wg-space-3);
      }
    `,
  ]

  /** How the draft stands now. */
  @property() state: DraftState = 'open'
  /** Makes the move; what it throws is shown in the dialog. */
  @property({ attribute: false }) save: (state: DraftState) => Promise<void> = async () => {}

  private readonly asking = new Asking(this)

  override render() {
    const to: DraftState = this.state === 'open' ? 'frozen' : 'open'
    const { button, question, meaning } = MOVE_WORDS[to]
    return html`
      <wa-button size="s" appearance="outlined" @click=${this.asking.open}>
        <wa-icon slot="start" name=${to === 'frozen' ? 'lock' : 'pending'}></wa-icon>${button}
      </wa-button>
      <wg-dialog heading=${question} ?open=${this.asking.isOpen} @wg-closed=${this.asking.close}>
        ${meaning.map((sentence) => html`<p>${sentence}</p>`)}
        <wg-problem .error=${this.asking.error}></wg-problem>
        <wa-button slot="actions" appearance="outlined" @click=${this.asking.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" ?loading=${this.asking.isSaving} @click=${() => this.asking.save(() => this.save(to))}>${button}</wa-button>
      </wg-dialog>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-draft-state': WgDraftState
  }
}
