/**
 * What every editor of a text is: toolbar, paper, dialogs, and the events that say where the writer is. Stands in the light DOM,
 * because Safari gives ProseMirror no usable selection inside a shadow root (ProseMirror issues 476, 1310, 1498). Which text it
 * is and what becomes of it is for the element that extends this one.
 */
import './wg-editor-dialogs.ts'
import './wg-editor-toolbar.ts'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { v7 } from 'uuid'
import type { DecisionLabels } from '#domain/drafts/outline.ts'
import { readAddress } from '#domain/drafts/references.ts'
import { announce } from '../lib/announce.ts'
import { adoptSheet } from './adopt-sheet.ts'
import { bracketSignsSheet } from './bracket-signs.css.ts'
import { insertCited } from './commands/insert-cited.ts'
import { cursorsSheet } from './cursors.css.ts'
import { editorSheet } from './editor.css.ts'
import { OutlineChangedEvent, PlaceChangedEvent, ViewChangedEvent } from './editor-events.ts'
import type { WgFindBar } from './find/wg-find-bar.ts'
import './find/wg-find-bar.ts'
import { commandOf, type Format, NO_FORMAT, readFormat } from './format.ts'
import type { EditorPlace } from './mount-editor.ts'
import { listedAt, outlineLines } from './outline-lines.ts'
import { askForBracket } from './plugins/brackets.ts'
import type { KeyNeeds } from './plugins/editor-keymap.ts'
import { readNumbering, relabel } from './plugins/numbering.ts'
import { keepCursor } from './plugins/read-cursor.ts'
import { referencesIn } from './plugins/references.ts'
import type { FindInRegistry } from './reference-choices.ts'
import type { WgEditorDialogs } from './wg-editor-dialogs.ts'
import type { FormatChosenEvent, WgEditorToolbar } from './wg-editor-toolbar.ts'
import { WORDS_OFFERED, type WordsOfferedEvent } from './words-offered.ts'

const newId = (): string => v7()

/** The position before a paragraph, or -1. */
function placeOf(doc: Node, paragraphId: string): number {
  let place = -1
  doc.descendants((node, position) => {
    if (place < 0 && node.attrs.id === paragraphId) place = position
    return place < 0
  })
  return place
}

const NO_LABELS: DecisionLabels = new Map()

/** In ms. What counts as a pause of the keys, and how long the outline waits for one. */
const PAUSE = 250
const LONGEST_WAIT = 1_000

export abstract class EditorElement extends LitElement {
  /** What decisions are called, by their handle. */
  @property({ attribute: false }) labels: DecisionLabels = NO_LABELS
  @property({ type: Boolean, attribute: 'may-edit' }) mayEdit = false
  /** Why it may not be edited, in one sentence. */
  @property() reason = ''
  /** Looks for texts of the registry that a reference may point at. */
  @property({ attribute: false }) findInRegistry: FindInRegistry | null = null
  /** The name of the text for screen readers. */
  @property() name = 'Text of the draft'

  @state() private format: Format = NO_FORMAT
  @query('.wg-text') private readonly mountPoint?: HTMLElement
  @query('wg-editor-toolbar') protected readonly toolbar?: WgEditorToolbar
  @query('wg-editor-dialogs') protected readonly dialogs?: WgEditorDialogs
  @query('wg-find-bar') private readonly findBar?: WgFindBar
  protected view: EditorView | null = null
  private outlineTimer: ReturnType<typeof setTimeout> | undefined
  /** When the outline was told last, and when it is told at the latest; 0 for never. */
  private outlineAt = 0
  private outlineDue = 0
  private isRefreshAsked = false
  private placeId = ''

  protected override createRenderRoot(): this {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    adoptSheet(this, editorSheet)
    adoptSheet(this, bracketSignsSheet)
    adoptSheet(this, cursorsSheet)
    window.addEventListener(WORDS_OFFERED, this.takeWords)
    if (this.hasUpdated) this.mount()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener(WORDS_OFFERED, this.takeWords)
    this.unmount()
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('labels') && this.view) this.view.dispatch(relabel(this.view.state, this.labels))
    // The view asks `mayEdit` again when its properties are set.
    if (changed.has('mayEdit') && this.view) {
      keepCursor(this.view)
      this.view.setProps({})
    }
  }

  override render() {
    return html`
      <div class="wg-editor-bar">
        ${
          this.mayEdit
            ? html`<wg-editor-toolbar .format=${this.format} @wg-format-chosen=${this.act}></wg-editor-toolbar>`
            : this.reason
              ? html`<p class="wg-editor-reason"><wa-icon name="lock"></wa-icon> ${this.reason}</p>`
              : nothing
        }
        <wg-find-bar .view=${() => this.view} ?may-edit=${this.mayEdit}></wg-find-bar>
      </div>
      <div class="wg-paper"><div class="wg-text"></div></div>
      <wg-editor-dialogs .view=${() => this.view} .findInRegistry=${this.findInRegistry} .newId=${newId}></wg-editor-dialogs>
    `
  }

  /** Scrolls to a paragraph, puts the cursor there and marks it for a moment. False when it is not in the text. */
  goTo(paragraphId: string): boolean {
    const { view } = this
    const place = view ? placeOf(view.state.doc, paragraphId) : -1
    if (!view || place < 0) return false
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, place + 1)))
    view.dom.focus({ preventScroll: true })
    this.reveal(paragraphId)
    return true
  }

  /** Scrolls to a paragraph and marks it for a moment; cursor and focus stay where they are. */
  reveal(paragraphId: string): void {
    const { view } = this
    const place = view ? placeOf(view.state.doc, paragraphId) : -1
    const element = view && place >= 0 ? view.nodeDOM(place) : null
    if (!(element instanceof HTMLElement)) return
    element.scrollIntoView({ block: 'center' })
    const tint = getComputedStyle(this).getPropertyValue('--wg-accent-tint')
    element.animate([{ backgroundColor: tint }, { backgroundColor: 'transparent' }], { duration: 1600 })
  }

  /** The view on the text, or null while there is none. */
  protected abstract createView(needs: KeyNeeds, place: EditorPlace): EditorView | null

  protected mount(): void {
    this.unmount()
    const { mountPoint } = this
    if (!mountPoint) return
    const mount = document.createElement('div')
    mountPoint.append(mount)
    this.view = this.createView(
      {
        newId,
        editLink: () => this.dialogs?.askLink(),
        insertReference: () => this.dialogs?.askReference(),
        followReference: (target) => this.follow(target),
        focusToolbar: () => this.toolbar?.focus(),
        showKeys: () => this.dialogs?.showKeys(),
        find: (isReplacing) => void this.findBar?.open(isReplacing),
        findNext: (by) => this.findBar?.step(by),
      },
      {
        mount,
        name: this.name,
        mayEdit: () => this.mayEdit,
        onChanged: (isTextChanged) => this.changed(isTextChanged),
        onFootnote: (place) => this.dialogs?.askFootnote(place),
      },
    )
    if (!this.view) {
      mount.remove()
      return
    }
    this.dispatchEvent(new ViewChangedEvent(this.view))
    this.outlineAt = 0
    this.askRefresh(true)
  }

  /** After every change of text, selection or what is drawn. */
  protected changed(isTextChanged: boolean): void {
    this.askRefresh(isTextChanged)
  }

  protected unmount(): void {
    if (!this.view) return
    clearTimeout(this.outlineTimer)
    this.outlineTimer = undefined
    this.dispatchEvent(new ViewChangedEvent(null))
    this.view.destroy()
    this.view.dom.remove()
    this.view = null
  }

  /** The toolbar follows once a frame at most, however fast somebody types. */
  private askRefresh(isTextChanged: boolean): void {
    if (isTextChanged) this.askOutline()
    if (this.isRefreshAsked) return
    this.isRefreshAsked = true
    requestAnimationFrame(() => {
      this.isRefreshAsked = false
      this.refresh()
    })
  }

  /** The outline, and all that stands beside the text, follow in a pause of the keys: no letter waits for them. */
  private askOutline(): void {
    const now = performance.now()
    if (this.outlineTimer === undefined) this.outlineDue = now + LONGEST_WAIT
    clearTimeout(this.outlineTimer)
    const pause = this.outlineAt === 0 ? 0 : Math.min(PAUSE, Math.max(0, this.outlineDue - now))
    this.outlineTimer = setTimeout(() => {
      this.outlineTimer = undefined
      this.outlineAt = performance.now()
      this.tellOutline()
    }, pause)
  }

  private refresh(): void {
    if (!this.view) return
    const { state } = this.view
    if (this.mayEdit) this.showFormat(readFormat(state))
    const { $head } = state.selection
    const placeId = $head.depth > 0 ? String($head.node(1).attrs.id ?? '') : ''
    if (placeId !== this.placeId) {
      const listedId = listedAt(readNumbering(state).entries, $head.index(0))
      this.dispatchEvent(new PlaceChangedEvent(placeId, listedId))
    }
    this.placeId = placeId
  }

  private tellOutline(): void {
    if (!this.view) return
    const { state } = this.view
    this.dispatchEvent(
      new OutlineChangedEvent(
        outlineLines(state.doc, readNumbering(state).entries),
        referencesIn(state).map(({ target }) => target),
      ),
    )
  }

  private showFormat(format: Format): void {
    const names = Object.keys(format) as (keyof Format)[]
    if (names.some((name) => format[name] !== this.format[name])) this.format = format
  }

  private readonly act = ({ act }: FormatChosenEvent): void => {
    const command = commandOf(act, newId)
    if (command) this.dialogs?.run(command)
    else if (act.kind === 'footnote') this.dialogs?.askFootnote(null)
    else if (act.kind === 'table') this.dialogs?.askTable()
    else if (act.kind === 'reference') this.dialogs?.askReference()
    else if (act.kind === 'bracket') this.view && askForBracket(this.view, newId)
    else if (act.kind === 'find') void this.findBar?.open(false)
    else if (act.kind === 'keys') this.dialogs?.showKeys()
    else this.dialogs?.askLink()
  }

  /** Of several editors on a page the one in which the person writes takes them. */
  private readonly takeWords = (event: Event): void => {
    const { view } = this
    const offered = event as WordsOfferedEvent
    if (!view?.editable || offered.isTaken || !this.checkVisibility()) return
    offered.isTaken = insertCited(offered.text, offered.address)(view.state, view.dispatch, view)
    if (offered.isTaken) view.focus()
  }

  /** Goes to a paragraph, or opens a text of the registry in a window of its own: the writer stays where they are. */
  private follow(target: string): void {
    if (this.goTo(target)) return
    if (readAddress(target)) window.open(`/decisions/${target}`, '_blank', 'noopener')
    else announce('The paragraph that this reference points at is not in the text any more.', 'note')
  }
}
