/**
 * Freezes a draft or opens it again, after the person has read what that means for those who are writing.
 *
 *     <wg-draft-state state=${draft.state} .save=${(state) => …}></wg-draft-state>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DraftState } from '#domain/drafts/draft.ts'
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

  @state() private isOpen = false
  @state() private isSaving = false
  @state() private error: unknown = null

  override render() {
    const to: DraftState = this.state === 'open' ? 'frozen' : 'open'
    const { button, question, meaning } = MOVE_WORDS[to]
    return html`
      <wa-button size="s" appearance="outlined" @click=${this.ask}>
        <wa-icon slot="start" name=${to === 'frozen' ? 'lock' : 'pending'}></wa-icon>${button}
      </wa-button>
      <wg-dialog heading=${question} ?open=${this.isOpen} @wg-closed=${this.close}>
        ${meaning.map((sentence) => html`<p>${sentence}</p>`)}
        <wg-problem .error=${this.error}></wg-problem>
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" ?loading=${this.isSaving} @click=${() => this.move(to)}>${button}</wa-button>
      </wg-dialog>
    `
  }

  private readonly ask = (): void => {
    this.error = null
    this.isOpen = true
  }

  private readonly close = (): void => {
    this.isOpen = false
  }

  private async move(to: DraftState): Promise<void> {
    this.isSaving = true
    this.error = null
    try {
      await this.save(to)
      this.isOpen = false
    } catch (error) {
      this.error = error
    } finally {
      this.isSaving = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-draft-state': WgDraftState
  }
}
