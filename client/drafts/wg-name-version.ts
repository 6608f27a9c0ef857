/**
 * Names the text as it stands: a button, and a dialog that asks for a name and a purpose.
 *
 *     <wg-name-version .save=${(input) => …}></wg-name-version>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { VersionInput } from '#domain/drafts/versions/wire.ts'
import { Asking } from '../lib/asking.ts'
import { formSheet } from '../styles/form.css.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-dialog.ts'
import '../ui/wg-problem.ts'

@customElement('wg-name-version')
export class WgNameVersion extends LitElement {
  static override styles = [
    shared,
    formSheet,
    css`
      :host {
        display: inline-block;
      }
    `,
  ]

  /** Keeps it; what it throws is shown in the dialog. */
  @property({ attribute: false }) save: (input: VersionInput) => Promise<void> = async () => {}

  private readonly asking = new Asking(this)

  override render() {
    return html`
      <wa-button variant="brand" @click=${this.asking.open}><wa-icon slot="start" name="plus"></wa-icon>Name a version</wa-button>
      <wg-dialog heading="Name this version" ?open=${this.asking.isOpen} @wg-closed=${this.asking.close}>
        ${this.asking.isOpen ? this.renderForm() : nothing}
        <wa-button slot="actions" appearance="outlined" @click=${this.asking.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" ?loading=${this.asking.isSaving} @click=${this.submit}>Name it</wa-button>
      </wg-dialog>
    `
  }

  private renderForm() {
    return html`
      <form @submit=${this.submit}>
        <p>The text is kept exactly as it is recorded at this moment. The draft itself goes on.</p>
        <wa-input name="name" label="Name" placeholder="Second draft" required maxlength="120" autofocus></wa-input>
        <wa-input name="purpose" label="Purpose" hint="What it is for, such as: For comments, 12 March." maxlength="500"></wa-input>
        <wg-problem .error=${this.asking.error}></wg-problem>
        <button type="submit" hidden></button>
      </form>
    `
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const form = this.renderRoot.querySelector('form')
    if (!form?.reportValidity()) return
    const values = new FormData(form)
    const input = { name: String(values.get('name') ?? ''), purpose: String(values.get('purpose') ?? '') }
    await this.asking.save(() => this.save(input))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-name-version': WgNameVersion
  }
}
