/**
 * Who may do what in a draft, role by role, and for those who set it the dialog to change it.
 *
 *     <wg-draft-rights .rights=${draft.rights} ?may-set=${draft.maySetRights} .save=${(rights) => …}></wg-draft-rights>
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import '@awesome.me/webawesome/dist/components/option/option.js'
import '@awesome.me/webawesome/dist/components/select/select.js'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { DRAFT_RIGHTS, type DraftRights, type GroupRole } from '#domain/access.ts'
import { RIGHT_ORDER } from '#domain/drafts/draft.ts'
import { Asking } from '../lib/asking.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-dialog.ts'
import '../ui/wg-problem.ts'
import { RIGHT_OF_ROLE, ROLE_GROUPS } from './draft-words.ts'

/** The Chair and the Secretariat keep the right to write: somebody must be able to give it back. */
const FIXED: ReadonlySet<GroupRole> = new Set(['Chair', 'Secretariat'])

@customElement('wg-draft-rights')
export class WgDraftRights extends LitElement {
  static override styles = [
    shared,
    css`
      dl {
        display: grid;
        font-size: var(--wg-size-s);
        gap: var(--wg-space-1) var(--wg-space-3);
        grid-template-columns: auto 1fr;
        margin: var(--wg-space-2) 0;
      }
      dd {
        color: var(--wg-ink-quiet);
        margin: 0;
      }
      form {
        display: grid;
        gap: var(--wg-space-4);
        grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
      }
      .note {
        margin-block-end: var(--wg-space-4);
      }
    `,
  ]

  @property({ attribute: false }) rights: DraftRights | null = null
  @property({ type: Boolean, attribute: 'may-set' }) maySet = false
  /** Sends the new rights; what it throws is shown in the dialog. */
  @property({ attribute: false }) save: (rights: DraftRights) => Promise<void> = async () => {}

  private readonly asking = new Asking(this)

  override render() {
    const { rights } = this
    if (!rights) return nothing
    return html`
      <dl>
        ${RIGHT_ORDER.map((role) => html`<dt>${ROLE_GROUPS[role]}</dt><dd>${RIGHT_OF_ROLE[rights[role]]}</dd>`)}
      </dl>
      ${this.maySet ? html`<wa-button size="s" appearance="outlined" @click=${this.asking.open}>Change</wa-button>` : nothing}
      ${this.maySet ? this.renderDialog(rights) : nothing}
    `
  }

  private renderDialog(rights: DraftRights) {
    return html`
      <wg-dialog heading="Who may do what" ?open=${this.asking.isOpen} @wg-closed=${this.asking.close}>
        <p class="note quiet">It holds from the moment you keep it, also for those who are writing now. Chair and Secretariat always edit.</p>
        <form @submit=${this.submit}>
          ${RIGHT_ORDER.filter((role) => !FIXED.has(role)).map(
            (role) => html`
              <wa-select name=${role} label=${ROLE_GROUPS[role]} .value=${rights[role]}>
                ${DRAFT_RIGHTS.map((right) => html`<wa-option value=${right}>${RIGHT_OF_ROLE[right]}</wa-option>`)}
              </wa-select>
            `,
          )}
        </form>
        <wg-problem .error=${this.asking.error}></wg-problem>
        <wa-button slot="actions" appearance="outlined" @click=${this.asking.close}>Cancel</wa-button>
        <wa-button slot="actions" variant="brand" ?loading=${this.asking.isSaving} @click=${this.submit}>Keep</wa-button>
      </wg-dialog>
    `
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const form = this.renderRoot.querySelector('form')
    if (!form || !this.rights) return
    const said = new FormData(form)
    const chosen = { ...this.rights }
    for (const role of RIGHT_ORDER) {
      const right = DRAFT_RIGHTS.find((known) => known === said.get(role))
      if (right) Object.assign(chosen, { [role]: right })
    }
    await this.asking.save(() => this.save(chosen))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-draft-rights': WgDraftRights
  }
}
