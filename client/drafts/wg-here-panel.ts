/** Who is here, who may do what, and who wrote when. */
import { Task } from '@lit/task'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DraftRights } from '#domain/access.ts'
import '../collab/wg-presence.ts'
import { announce } from '../lib/announce.ts'
import '../ui/wg-loading.ts'
import '../ui/wg-problem.ts'
import { draftsApi } from './api.ts'
import type { Desk } from './desk.ts'
import './wg-draft-history.ts'
import './wg-draft-rights.ts'

@customElement('wg-here-panel')
export class WgHerePanel extends LitElement {
  @property({ attribute: false }) desk: Desk | null = null
  @state() private isHistoryOpen = false

  private readonly history = new Task(this, {
    args: () => [this.desk?.draft.id ?? '', this.desk?.http ?? null, this.isHistoryOpen] as const,
    task: async ([id, http, isOpen], { signal }) =>
      isOpen && http ? (await draftsApi(http).history(id, signal)).items : [],
  })

  protected override createRenderRoot(): this {
    return this
  }

  override render() {
    if (!this.desk) return nothing
    const { draft, collab } = this.desk
    return html`
      <section>
        <h2>Here now</h2>
        <wg-presence .awareness=${collab.awareness} reader=${collab.readerId}></wg-presence>
      </section>
      <section>
        <details>
          <summary>Who may do what</summary>
          <wg-draft-rights .rights=${draft.rights} ?may-set=${draft.maySetRights && draft.state === 'open'} .save=${this.saveRights}></wg-draft-rights>
        </details>
      </section>
      <section>
        <details @toggle=${this.toggleHistory}>
          <summary>Who wrote when</summary>
          ${this.history.render({
            pending: () => html`<wg-loading what="the history"></wg-loading>`,
            complete: (items) => html`<wg-draft-history .entries=${items}></wg-draft-history>`,
            error: (error) => html`<wg-problem .error=${error}></wg-problem>`,
          })}
        </details>
      </section>
    `
  }

  private readonly saveRights = async (rights: DraftRights): Promise<void> => {
    if (!this.desk) return
    await draftsApi(this.desk.http).setRights(this.desk.draft.id, rights)
    announce('The rights are changed.')
  }

  private readonly toggleHistory = (event: Event): void => {
    this.isHistoryOpen = (event.target as HTMLDetailsElement).open
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-here-panel': WgHerePanel
  }
}
