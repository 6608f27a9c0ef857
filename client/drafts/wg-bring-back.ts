/**
 * Brings the text of a moment back, after the person has read what that means for what was written later.
 *
 *     <wg-bring-back when="12 March 2017, 14:40" .save=${() => …}></wg-bring-back>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { css, html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-dialog.ts'
import '../ui/wg-problem.ts'

@customElement('wg-bring-back')
export class WgBringBack extends LitElement {
  static override styles = [
    shared,
    css`
      p + p,
      wg-problem {
        margin-block-start: var(--wg-space-3);
      }
    `,
  ]

  /** The moment, in words. */
  @property() when = ''
  /** Does it; what it throws is shown in the dialog. */
  @property({ attribute: false }) save: () => Promise<void> = async () => {}

  @state() private isOpen = false
  @state() private isSaving = false
  @state() private error: unknown = null

  override render() {
    return html`
      <wa-button appearance="outlined" @click=${this.ask}>
        <wa-icon slot="start" name="history"></wa-icon>Bring this text back
      </wa-button>
      <wg-dialog heading="Bring this text back?" ?open=${this.isOpen} @wg-closed=${this.close}>
        <p>The draft will read as it did on ${this.when}, for everybody and at once.</p>
        <p>
          What was written since then leaves the text but stays in the history, from where it can be brought back in the
          same way.
        </p>
        <p>
          This is recorded as a change by you. What others are writing at this moment in paragraphs that do not change
          stays.
        </p>
        <wg-problem .error=${this.error}></wg-problem>
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" ?loading=${this.isSaving} @click=${this.bringBack}>Bring it back</wa-button>
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

  private readonly bringBack = async (): Promise<void> => {
    this.isSaving = true
    this.error = null
    try {
      await this.save()
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
    'wg-bring-back': WgBringBack
  }
}
