/**
 * What is said when agreement is recorded, a change is called editorial, or a paragraph is reopened.
 *
 *     <wg-agreement-form kind="agreed" about="Paragraph 3" .save=${(said) => …} @wg-closed=${…}></wg-agreement-form>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/input/input.js'
import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { AgreementAct } from '#domain/drafts/agreements/agreement.ts'
import { Asking } from '../../lib/asking.ts'
import { formSheet } from '../../styles/form.css.ts'
import { shared } from '../../styles/shared.css.ts'
import { ClosedEvent } from '../../ui/wg-dialog.ts'
import '../../ui/wg-problem.ts'

const WORDS: Readonly<Record<AgreementAct, { act: string; label: string; hint: string; said: string }>> = {
  agreed: {
    act: 'Record as agreed',
    label: 'What was said',
    hint: 'For example: agreed ad referendum, third session',
    said: 'agreed ad referendum',
  },
  editorial: {
    act: 'Record as editorial',
    label: 'What was changed',
    hint: 'It alters nothing of substance: the new words are agreed.',
    said: '',
  },
  reopened: { act: 'Reopen', label: 'Why it is reopened', hint: 'The group is told the reason.', said: '' },
}

@customElement('wg-agreement-form')
export class WgAgreementForm extends LitElement {
  static override styles = [
    shared,
    formSheet,
    css`
      form {
        background: var(--wg-raised);
        border: var(--wg-rule-width) solid var(--wg-accent-rule);
        border-radius: var(--wg-radius-m);
        gap: var(--wg-space-3);
        padding: var(--wg-space-3);
      }
      p {
        font-size: var(--wg-size-s);
      }
    `,
  ]

  @property() kind: AgreementAct = 'agreed'
  /** Which paragraphs, in words. */
  @property() about = ''
  /** Records it; what it throws is shown. */
  @property({ attribute: false }) save: (said: string) => Promise<void> = async () => {}

  private readonly asking = new Asking(this)
  @query('wa-input') private readonly field?: HTMLElement & { value: string | null; updateComplete: Promise<unknown> }

  protected override firstUpdated(): void {
    void this.field?.updateComplete.then(() => this.field?.focus())
  }

  override render() {
    const { act, label, hint, said } = WORDS[this.kind]
    return html`
      <form aria-label=${act} @submit=${this.submit} @keydown=${this.closeByKey}>
        <p>${this.about}</p>
        <wa-input size="s" label=${label} hint=${hint} maxlength="1000" .defaultValue=${said} required></wa-input>
        <wg-problem .error=${this.asking.error}></wg-problem>
        <div class="actions">
          <wa-button type="submit" size="s" variant="brand" ?loading=${this.asking.isSaving}>${act}</wa-button>
          <wa-button size="s" appearance="outlined" @click=${this.close}>Cancel</wa-button>
        </div>
      </form>
    `
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const said = (this.field?.value ?? '').trim()
    if (said === '') {
      this.field?.focus()
      return
    }
    await this.asking.save(() => this.save(said))
  }

  private readonly close = (): void => {
    this.dispatchEvent(new ClosedEvent())
  }

  private readonly closeByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    this.close()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-agreement-form': WgAgreementForm
  }
}
