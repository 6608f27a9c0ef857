/**
 * Brings the text of a moment back, after the person has read what that means for what was written later.
 *
 *     <wg-bring-back when="12 March 2017, 14:40" .save=${() => …}></wg-bring-back>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { Asking } from '../lib/asking.ts'
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

  private readonly asking = new Asking(this)

  override render() {
    return html`
      <wa-button appearance="outlined" @click=${this.asking.open}>
        <wa-icon slot="start" name="history"></wa-icon>Bring this text back
      </wa-button>
      <wg-dialog heading="Bring this text back?" ?open=${this.asking.isOpen} @wg-closed=${this.asking.close}>
        <p>The draft will read as it did on ${this.when}, for everybody and at once.</p>
        <p>
          What was written since then leaves the text but stays in the history, from where it can be brought back in the
          same way.
        </p>
        <p>
          This is recorded as a change by you. What others are writing at this moment in paragraphs that do not change
          stays.
        </p>
        <wg-problem .error=${this.asking.error}></wg-problem>
        <wa-button slot="actions" appearance="outlined" @click=${this.asking.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" ?loading=${this.asking.isSaving} @click=${() => this.asking.save(this.save)}>Bring it back</wa-button>
      </wg-dialog>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-bring-back': WgBringBack
  }
}
