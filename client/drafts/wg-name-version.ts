/**
 * Names the text as it stands: a button, and a dialog that asks for a name and a purpose.
 *
 *     <wg-name-version .save=${(input) => …}></wg-name-version>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { VersionInput } from '#domain/drafts/versions/wire.ts'
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

  @state() private isOpen = false
  @state() private isSaving = false
  @state() private error: unknown = null

  override render() {
    return html`
      <wa-button variant="brand" @click=${this.ask}><wa-icon slot="start" name="plus"></wa-icon>Name a version</wa-button>
      <wg-dialog heading="Name this version" ?open=${this.isOpen} @wg-closed=${this.close}>
        ${this.isOpen ? this.renderForm() : nothing}
        <wa-button slot="actions" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" ?loading=${this.isSaving} @click=${this.submit}>Name it</wa-button>
      </wg-dialog>
    `
  }

  private renderForm() {
    return html`
      <form @submit=${this.submit}>
        <p>The text is kept exactly as it is recorded at this moment. The draft itself goes on.</p>
        <wa-input name="name" label="Name" placeholder="Second draft" required maxlength="120" autofocus></wa-input>
        <wa-input name="purpose" label="Purpose" hint="What it is for, such as: For comments, 12 March." maxlength="500"></wa-input>
        <wg-problem .error=${this.error}></wg-problem>
        <button type="submit" hidden></button>
      </form>
    `
  }

  private readonly ask = (): void => {
    this.error = null
    this.isOpen = true
  }

  private readonly close = (): void => {
    this.isOpen = false
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const form = this.renderRoot.querySelector('form')
    if (!form?.reportValidity() || this.isSaving) return
    const values = new FormData(form)
    this.isSaving = true
    this.error = null
    try {
      await this.save({ name: String(values.get('name') ?? ''), purpose: String(values.get('purpose') ?? '') })
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
    'wg-name-version': WgNameVersion
  }
}
