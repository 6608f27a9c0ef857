/** The review of one import: source on the left, what was recognised on the right, each item to confirm, correct or drop. */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { ImportOutcome, ImportView } from '#domain/decisions/import/wire.ts'
import { apiContext } from '../api/api-context.ts'
import { announce } from '../lib/announce.ts'
import { loaded } from '../lib/load.ts'
import { PageElement } from '../lib/page.ts'
import { requireContext } from '../lib/require-context.ts'
import { shared } from '../styles/shared.css.ts'
import '../ui/wg-empty.ts'
import '../ui/wg-page.ts'
import '../ui/wg-problem.ts'
import '../ui/wg-status.ts'
import { importApi } from './import-api.ts'
import { importPageStyles } from './wg-import-page.css.ts'
import './wg-import-item.ts'
import type { ItemChoice, ItemDecidedEvent } from './wg-import-item.ts'
import './wg-import-source.ts'
import type { ItemChosenEvent, WgImportSource } from './wg-import-source.ts'

@customElement('wg-import-page')
export class WgImportPage extends PageElement {
  static override styles = [shared, importPageStyles]

  private readonly http = requireContext(this, apiContext)
  private readonly view = new Task(this, {
    task: ([id], { signal }) => importApi(this.http.value).read(id, signal),
    args: () => [this.param('id')] as const,
  })

  @state() private choices: ReadonlyMap<number, ItemChoice> = new Map()
  @state() private chosen: number | null = null
  @state() private outcome: ImportOutcome | null = null
  @state() private problem: unknown = null
  @state() private isBusy = false
  @query('wg-import-source') private readonly source?: WgImportSource

  override render() {
    const { value } = this.view
    return html`
      <wg-page
        width="full"
        .heading=${value ? (value.symbol ?? value.title ?? value.fileName) : ''}
        .crumbs=${[{ label: 'Decisions', href: '/decisions' }, { label: 'Import a document', href: '/imports' }]}
      >
        ${value ? html`<p slot="intro">${this.factsOf(value)}</p>` : nothing}
        ${loaded(this.view, 'the document', (view) => this.renderReview(view))}
      </wg-page>
    `
  }

  private factsOf(view: ImportView): string {
    const submitted = view.submittedBy.length > 0 ? `submitted by ${view.submittedBy.join(', ')}` : ''
    const title = view.symbol ? view.title : 'No symbol is printed'
    return [title, view.meeting, view.place, submitted].filter(Boolean).join(' · ')
  }

  private renderReview(view: ImportView) {
    const isClosed = view.confirmedAt !== null || this.outcome !== null
    return html`
      <div class="columns" @wg-item-chosen=${(event: ItemChosenEvent) => this.choose(event.item)}>
        <section class="pane" aria-label="Source">
          <h2>Source</h2>
          <wg-import-source tabindex="0" .view=${view} .chosen=${this.chosen}></wg-import-source>
        </section>
        <section class="pane" aria-label="Recognised">
          <h2>Recognised</h2>
          ${this.outcome ? this.renderOutcome(this.outcome) : nothing}
          ${view.confirmedAt && !this.outcome ? html`<p class="notice"><wg-status tone="good">confirmed</wg-status> What was confirmed is in the registry.</p>` : nothing}
          ${view.items.length === 0 ? this.renderNothing() : nothing}
          <div class="items">
            ${view.items.map(
              (item, place) => html`
                <wg-import-item
                  id=${`item-${place}`}
                  .item=${item}
                  .place=${place}
                  .choice=${this.choiceOf(view, place)}
                  ?closed=${isClosed}
                  @wg-item-decided=${(event: ItemDecidedEvent) => {
                    this.choices = new Map(this.choices).set(event.item, event.choice)
                  }}
                ></wg-import-item>
              `,
            )}
          </div>
          ${this.renderNotUnderstood(view)} ${this.renderReferences(view)}
        </section>
      </div>
      ${isClosed || view.items.length === 0 ? nothing : this.renderConfirm(view)}
    `
  }

  /** A text that contradicts the registry is dropped unless a person says otherwise; everything else is confirmed. */
  private choiceOf(view: ImportView, place: number): ItemChoice {
    const action = view.items[place]?.effect === 'conflict' ? 'drop' : 'confirm'
    return this.choices.get(place) ?? { action, correction: null }
  }

  private renderNothing() {
    return html`
      <wg-empty heading="No Decision or Resolution was recognised">
        The passages that were not understood are listed below. If the document holds Decisions, paste the part with them.
      </wg-empty>
    `
  }

  private renderConfirm(view: ImportView) {
    const confirmed = view.items.filter((_, place) => this.choiceOf(view, place).action === 'confirm').length
    const dropped = view.items.length - confirmed
    return html`
      <footer class="confirm">
        <wg-problem .error=${this.problem}></wg-problem>
        <p role="status">${confirmed} to confirm, ${dropped} to drop.</p>
        <wa-button variant="brand" ?loading=${this.isBusy} @click=${() => void this.confirm(view)}>
          Bring ${confirmed === 1 ? 'one text' : `${confirmed} texts`} into the registry
        </wa-button>
      </footer>
    `
  }

  private renderOutcome(outcome: ImportOutcome) {
    return html`
      <div class="notice" role="status">
        <h3>In the registry now</h3>
        <ul class="plain">
          ${outcome.items.map(
            (item) =>
              html`<li><a href=${item.href}>${item.kind === 'resolution' ? 'Resolution' : 'Decision'} ${item.name}</a> <span class="quiet small">${item.outcome}</span></li>`,
          )}
        </ul>
      </div>
    `
  }

  private renderNotUnderstood(view: ImportView) {
    if (view.notUnderstood.length === 0) return nothing
    return html`
      <details class="passages" open>
        <summary>Not understood (${view.notUnderstood.length})</summary>
        <p class="quiet small">Nothing is lost: these passages belong to no Decision by any rule. Look whether one should.</p>
        <ul class="plain">
          ${view.notUnderstood.map(
            (passage, index) => html`
              <li>
                <button type="button" @click=${() => this.source?.show({ passage: index })}>${passage.text.slice(0, 180)}</button>
                <p class="quiet small">${passage.why}</p>
              </li>
            `,
          )}
        </ul>
      </details>
    `
  }

  private renderReferences(view: ImportView) {
    if (view.references.length === 0) return nothing
    const named = new Map(
      view.references.flatMap(({ targets }) => targets.map(({ name, href }) => [name, href] as const)),
    )
    return html`
      <details class="passages">
        <summary>Referred to (${named.size})</summary>
        <p>${[...named].map(([name, href]) => html`${href ? html`<a href=${href}>${name}</a>` : name}  `)}</p>
      </details>
    `
  }

  private choose(item: number): void {
    this.chosen = item
    this.source?.show({ item })
    this.renderRoot.querySelector(`#item-${item}`)?.scrollIntoView({ block: 'nearest' })
  }

  private async confirm(view: ImportView): Promise<void> {
    this.isBusy = true
    this.problem = null
    try {
      this.outcome = await importApi(this.http.value).confirm(view.id, {
        items: view.items.map(({ kind, index }, place) => {
          const { action, correction } = this.choiceOf(view, place)
          return { kind, index, action, ...(correction && action === 'confirm' ? { correction } : {}) }
        }),
      })
      announce(`${this.outcome.items.length} texts are in the registry.`)
      window.scrollTo({ top: 0 })
    } catch (error) {
      this.problem = error
    } finally {
      this.isBusy = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-import-page': WgImportPage
  }
}
