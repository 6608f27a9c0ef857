/**
 * Find and replace, in a bar above the text. Opened with `open()`; Escape gives the cursor back to the text, at what was found.
 *
 *     <wg-find-bar .view=${() => view}></wg-find-bar>
 */
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { announce } from '../../lib/announce.ts'
import { shared } from '../../styles/shared.css.ts'
import { setLayer } from '../plugins/layers.ts'
import { findBarSheet } from './find-bar.css.ts'
import { Finder, type Found } from './find-in-text.ts'
import { foundLayer } from './found-layer.ts'
import { replaceFound } from './replace.ts'

/** Letters typed within this time become one search. */
const TYPING_PAUSE_MS = 120

@customElement('wg-find-bar')
export class WgFindBar extends LitElement {
  static override styles = [shared, findBarSheet]

  /** Asked at the moment of each act. */
  @property({ attribute: false }) view: () => EditorView | null = () => null
  @property({ type: Boolean, attribute: 'may-edit' }) mayEdit = false

  @state() private isOpen = false
  @state() private isReplacing = false
  @state() private words = ''
  @state() private isCaseCounted = false
  @state() private isWhole = false
  @state() private count = 0
  /** Place of the one in hand among all, from 0; -1 for none. */
  @state() private place = -1
  @query('#find') private readonly findField?: HTMLInputElement
  @query('#replace') private readonly replaceField?: HTMLInputElement
  private finder: Finder | null = null
  private pause: ReturnType<typeof setTimeout> | undefined

  /** @param isReplacing whether the words to put instead are asked for as well */
  async open(isReplacing: boolean): Promise<void> {
    const view = this.view()
    if (!view) return
    const { from, to, $from, $to } = view.state.selection
    const selected = $from.parent === $to.parent ? view.state.doc.textBetween(from, to) : ''
    this.isOpen = true
    this.isReplacing = isReplacing && this.mayEdit
    if (selected !== '') this.words = selected
    await this.updateComplete
    this.findField?.focus()
    this.findField?.select()
    this.look(from)
  }

  /** To the next place (1) or the one before (-1), round the end of the text. */
  step(by: 1 | -1): void {
    const found = this.found()
    if (found.length === 0) return
    const next = this.place < 0 ? (by > 0 ? 0 : found.length - 1) : (this.place + by + found.length) % found.length
    this.show(found, next)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.pause)
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('mayEdit') && !this.mayEdit) this.isReplacing = false
  }

  override render() {
    if (!this.isOpen) return nothing
    return html`
      <div class="bar" role="search" aria-label="Find in the text" @keydown=${this.press}>
        <div class="line">
          <input id="find" type="text" aria-label="Find" placeholder="Find" autocomplete="off" .value=${this.words} @input=${this.type} />
          <span class="count" role="status">${this.sayCount()}</span>
          <button type="button" aria-label="Previous" title="Previous (Shift+F3)" @click=${() => this.step(-1)}>↑</button>
          <button type="button" aria-label="Next" title="Next (F3)" @click=${() => this.step(1)}>↓</button>
          <label><input type="checkbox" .checked=${this.isCaseCounted} @change=${this.countCase} />Match case</label>
          <label><input type="checkbox" .checked=${this.isWhole} @change=${this.takeWhole} />Whole words</label>
          ${this.mayEdit && !this.isReplacing ? html`<button type="button" class="word" @click=${this.askReplace}>Replace …</button>` : nothing}
          <button type="button" class="close" aria-label="Close the search" title="Close (Escape)" @click=${this.close}>×</button>
        </div>
        ${this.isReplacing ? this.renderReplace() : nothing}
      </div>
    `
  }

  private renderReplace() {
    return html`
      <div class="line">
        <input id="replace" type="text" aria-label="Replace with" placeholder="Replace with" autocomplete="off" />
        <button type="button" class="word" aria-disabled=${this.place < 0} @click=${this.replaceThis}>Replace</button>
        <button type="button" class="word" aria-disabled=${this.count === 0} @click=${this.replaceAll}>Replace all</button>
      </div>
    `
  }

  private sayCount(): string {
    if (this.words === '') return ''
    if (this.count === 0) return 'Not found'
    return this.place < 0 ? `${this.count} found` : `${this.place + 1} of ${this.count}`
  }

  private found(): Found[] {
    const view = this.view()
    return view && this.finder ? this.finder.all(view.state.doc) : []
  }

  /** Looks anew, and takes the first place from a position on in hand. */
  private look(from: number): void {
    const { words, isCaseCounted, isWhole } = this
    this.finder = words === '' ? null : new Finder({ words, isCaseCounted, isWhole })
    const found = this.found()
    const at = found.findIndex((one) => one.from >= from)
    this.show(found, found.length === 0 ? -1 : Math.max(0, at))
  }

  private show(found: readonly Found[], place: number): void {
    const view = this.view()
    if (!view) return
    this.count = found.length
    this.place = place
    const current = found[place] ?? null
    if (current) {
      const { tr } = view.state
      view.dispatch(tr.setSelection(TextSelection.create(tr.doc, current.from, current.to)))
    }
    setLayer(view, 'found', this.finder ? foundLayer(this.finder, current) : null)
    if (current) revealPlace(view, current.from)
  }

  private readonly type = (event: Event): void => {
    this.words = (event.target as HTMLInputElement).value
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.look(this.view()?.state.selection.from ?? 0), TYPING_PAUSE_MS)
  }

  private readonly countCase = (event: Event): void => {
    this.isCaseCounted = (event.target as HTMLInputElement).checked
    this.look(this.view()?.state.selection.from ?? 0)
  }

  private readonly takeWhole = (event: Event): void => {
    this.isWhole = (event.target as HTMLInputElement).checked
    this.look(this.view()?.state.selection.from ?? 0)
  }

  private readonly askReplace = async (): Promise<void> => {
    this.isReplacing = true
    await this.updateComplete
    this.replaceField?.focus()
  }

  private readonly press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.close()
    else if (event.key === 'F3') this.step(event.shiftKey ? -1 : 1)
    else if (event.key === 'Enter' && event.target === this.findField) this.enter(event.shiftKey ? -1 : 1)
    else if (event.key === 'Enter' && event.target === this.replaceField) this.replaceThis()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Enter right after typing does not wait for the search, and stays at the first place. */
  private enter(by: 1 | -1): void {
    const isKnown = this.finder?.question.words === this.words
    clearTimeout(this.pause)
    if (isKnown) this.step(by)
    else this.look(this.view()?.state.selection.from ?? 0)
  }

  private readonly replaceThis = (): void => {
    const view = this.view()
    // Others may have written meanwhile: what is in hand is what the selection still has.
    const at = view?.state.selection.from ?? -1
    const current = this.found().find(({ from }) => from === at)
    if (!view || !current) {
      this.step(1)
      return
    }
    const words = this.replaceField?.value ?? ''
    if (replaceFound([current], words)(view.state, view.dispatch, view)) this.look(current.from + words.length)
  }

  private readonly replaceAll = (): void => {
    const view = this.view()
    const found = this.found()
    if (!view || !replaceFound(found, this.replaceField?.value ?? '')(view.state, view.dispatch, view)) return
    announce(found.length === 1 ? 'One place is replaced.' : `${found.length} places are replaced.`)
    this.look(0)
  }

  private readonly close = (): void => {
    const view = this.view()
    clearTimeout(this.pause)
    this.isOpen = false
    this.finder = null
    if (!view) return
    setLayer(view, 'found', null)
    view.focus()
  }
}

function revealPlace(view: EditorView, position: number): void {
  const { node } = view.domAtPos(position, 1)
  const element = node instanceof Element ? node : node.parentElement
  element?.closest('.wg-paragraph')?.scrollIntoView({ block: 'nearest' })
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-find-bar': WgFindBar
  }
}
