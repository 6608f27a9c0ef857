/**
 * Agreed language from inside the editor: a phrase or words, and what meetings have adopted that holds them. The words can be put
 * into the text with a reference to where they come from.
 */
import '@awesome.me/webawesome/dist/components/button/button.js'
import { Task } from '@lit/task'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { STRENGTHS, type Strength } from '#domain/decisions/strength.ts'
import type { PrecedentView } from '#domain/decisions/wire.ts'
import { PRECEDENTS_ASKED, type PrecedentsAskedEvent } from '../../editor/precedents-asked.ts'
import { WordsOfferedEvent } from '../../editor/words-offered.ts'
import { announce } from '../../lib/announce.ts'
import { shared } from '../../styles/shared.css.ts'
import '../../ui/wg-loading.ts'
import '../../ui/wg-problem.ts'
import { checksPanelSheet } from '../checks/checks-panel.css.ts'
import type { Desk } from '../desk.ts'
import { markedWords } from '../marked-words.ts'
import { panelListSheet } from '../panel-list.css.ts'
import { precedentsApi } from './api.ts'
import { precedentsPanelSheet } from './precedents-panel.css.ts'

const PAGE = 20

interface Asked {
  readonly q: string
  readonly addressee: string
  readonly strength: string
  readonly isInEffect: boolean
}

const MAY_WRITE: ReadonlySet<string> = new Set(['edit', 'propose'])

const NOTHING: Asked = { q: '', addressee: '', strength: '', isInEffect: false }

@customElement('wg-precedents-panel')
export class WgPrecedentsPanel extends LitElement {
  static override styles = [shared, panelListSheet, checksPanelSheet, precedentsPanelSheet]

  @property({ attribute: false }) desk: Desk | null = null
  @state() private asked: Asked = NOTHING
  @state() private limit = PAGE
  @query('input[type=search]') private readonly field?: HTMLInputElement

  private readonly found = new Task(this, {
    args: () => [this.desk?.http ?? null, this.asked, this.limit] as const,
    task: async ([http, { q, addressee, strength, isInEffect }, limit], { signal }) => {
      if (!http || q.trim() === '') return null
      const narrowed = {
        ...(addressee && { addressee }),
        ...(strength && { strength: strength as Strength }),
        ...(isInEffect && { inEffect: true }),
      }
      return precedentsApi(http).find({ q, limit, ...narrowed }, signal)
    },
  })
  private readonly filters = new Task(this, {
    args: () => [this.asked === NOTHING ? null : (this.desk?.http ?? null)] as const,
    task: async ([http], { signal }) => (http ? (await precedentsApi(http).filters(signal)).addressees : []),
  })

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener(PRECEDENTS_ASKED, this.takeSelection)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener(PRECEDENTS_ASKED, this.takeSelection)
  }

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    const before = changed.get('desk')
    if (!changed.has('desk') || !before || changed.size > 1) return true
    return before.http !== this.desk?.http || before.view !== this.desk?.view || before.draft !== this.desk?.draft
  }

  override render() {
    const { q, isInEffect } = this.asked
    return html`
      <form role="search" @submit=${this.search}>
        <label>
          Words, or a phrase in quotation marks
          <input type="search" name="q" maxlength="300" .value=${q} autocomplete="off" />
        </label>
        <div class="filters">
          <label>Directed to ${this.renderAddressees()}</label>
          <label>Verb ${this.renderStrengths()}</label>
        </div>
        <label class="check"><input type="checkbox" name="inEffect" .checked=${isInEffect} @change=${this.narrow} /> Only what is in effect</label>
        <wa-button size="s" appearance="outlined" @click=${this.search}>Search adopted texts</wa-button>
      </form>
      <div aria-live="polite">${this.renderFound()}</div>
    `
  }

  private renderAddressees() {
    return html`
      <select name="addressee" @change=${this.narrow}>
        <option value="">Everybody</option>
        ${(this.filters.value ?? []).map(({ value }) => html`<option value=${value} ?selected=${value === this.asked.addressee}>${value}</option>`)}
      </select>
    `
  }

  private renderStrengths() {
    return html`
      <select name="strength" @change=${this.narrow}>
        <option value="">Any</option>
        ${STRENGTHS.map((one) => html`<option value=${one} ?selected=${one === this.asked.strength}>${one}</option>`)}
      </select>
    `
  }

  private renderFound() {
    if (this.asked.q.trim() === '') {
      return html`<p class="quiet small">Select words in the text and press Ctrl+Shift+L to look for them here.</p>`
    }
    return this.found.render({
      pending: () => html`<wg-loading what="adopted texts"></wg-loading>`,
      error: (error) => html`<wg-problem .error=${error}></wg-problem>`,
      complete: (page) =>
        page
          ? html`
              <p class="quiet small count">${page.totalCount === 1 ? '1 provision' : `${page.totalCount} provisions`}</p>
              <ul class="plain">${page.items.map((item) => this.renderItem(item))}</ul>
              ${page.next ? html`<wa-button size="s" appearance="outlined" @click=${this.more}>Show more</wa-button>` : nothing}
            `
          : nothing,
    })
  }

  private renderItem(item: PrecedentView) {
    const { cite, href, state: standing, adoptedAt, isCurrent, alsoIn, chapeau, text, marks, addressedTo } = item
    const also = alsoIn.length > 0 ? `, the same words in ${alsoIn.join(', ')}` : ''
    return html`
      <li>
        <p class="cite"><a href=${href} target="_blank" rel="noopener">${cite}</a></p>
        <p class="quiet small">${isCurrent ? standing : 'earlier text'}, ${adoptedAt}${addressedTo ? `, directed to ${addressedTo}` : ''}${also}</p>
        ${chapeau ? html`<p class="other">${chapeau}</p>` : nothing}
        <p class="provision">${markedWords(text, marks)}</p>
        <div class="acts">
          ${this.desk && MAY_WRITE.has(this.desk.draft.right) ? html`<button type="button" class="small-act" aria-label="Insert the words of ${cite}" @click=${() => this.insert(item)}>Insert with reference</button>` : nothing}
          <button type="button" class="small-act" aria-label="Copy the words of ${cite}" @click=${() => this.copy(item)}>Copy</button>
        </div>
      </li>
    `
  }

  private readonly takeSelection = (event: Event): void => {
    const { words } = event as PrecedentsAskedEvent
    this.desk?.show('precedents')
    const phrase = words
      .replace(/["“”„«»]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 290)
    if (phrase !== '') this.asked = { ...this.asked, q: `"${phrase}"` }
    this.limit = PAGE
    // The tab is chosen with the next drawing of the page.
    requestAnimationFrame(() => this.field?.focus())
  }

  private readonly search = (event: Event): void => {
    event.preventDefault()
    this.limit = PAGE
    this.asked = { ...this.asked, q: this.field?.value ?? '' }
  }

  private readonly narrow = (event: Event): void => {
    const control = event.target as HTMLSelectElement | HTMLInputElement
    this.limit = PAGE
    const q = this.field?.value ?? ''
    if (control instanceof HTMLInputElement) this.asked = { ...this.asked, q, isInEffect: control.checked }
    else this.asked = { ...this.asked, q, [control.name]: control.value }
  }

  private readonly more = (): void => {
    this.limit = Math.min(100, this.limit + PAGE)
  }

  private insert({ text, address, cite }: PrecedentView): void {
    const offered = new WordsOfferedEvent(text, address)
    window.dispatchEvent(offered)
    if (offered.isTaken) announce(`The words of ${cite} stand in the text.`)
    else announce('Put the cursor into a paragraph that you may write in, then insert again.', 'note')
  }

  private async copy({ text, cite }: PrecedentView): Promise<void> {
    try {
      await navigator.clipboard.writeText(`${text} (${cite})`)
      announce('Copied, with the place that the words come from.')
    } catch {
      announce('The browser did not let the words be copied: select them and copy by key.', 'note')
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-precedents-panel': WgPrecedentsPanel
  }
}
