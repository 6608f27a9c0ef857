/**
 * The text of a draft as it was at a moment, drawn as the desk draws it and read only, with what is to be shown of its
 * history marked. Stands in the light DOM, where the sheet of the document is.
 *
 *     <wg-moment .document=${document} .marks=${marks} .labels=${labels} name="…"></wg-moment>
 */
import { html, LitElement, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Node } from 'prosemirror-model'
import { EditorState, Plugin } from 'prosemirror-state'
import { type Decoration, DecorationSet, EditorView } from 'prosemirror-view'
import type { DecisionLabels } from '#domain/drafts/outline.ts'
import { adoptSheet } from '../editor/adopt-sheet.ts'
import { editorSheet } from '../editor/editor.css.ts'
import { numbering } from '../editor/plugins/numbering.ts'
import { references } from '../editor/plugins/references.ts'
import { FootnoteView } from '../editor/views/footnote-view.ts'
import { ParagraphView } from '../editor/views/paragraph-view.ts'
import { ReferenceView } from '../editor/views/reference-view.ts'

const NO_LABELS: DecisionLabels = new Map()

@customElement('wg-moment')
export class WgMoment extends LitElement {
  /** The document; null while there is none. */
  @property({ attribute: false }) document: Node | null = null
  @property({ attribute: false }) marks: readonly Decoration[] = []
  @property({ attribute: false }) labels: DecisionLabels = NO_LABELS
  /** The name of the text for screen readers. */
  @property() name = ''

  private view: EditorView | null = null

  protected override createRenderRoot(): this {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    adoptSheet(this, editorSheet)
    if (this.hasUpdated) this.requestUpdate('document', null)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.unmount()
  }

  override render() {
    return html`<div class="wg-paper"></div>`
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.size > 0) this.mount()
  }

  /** Scrolls to a place of the document and marks it for a moment. */
  goTo(position: number): void {
    const { node } = this.view?.domAtPos(position, 1) ?? {}
    const element = node instanceof Element ? node : node?.parentElement
    if (!element) return
    element.scrollIntoView({ block: 'center' })
    const tint = getComputedStyle(this).getPropertyValue('--wg-accent-tint')
    element.animate([{ backgroundColor: tint }, { backgroundColor: 'transparent' }], { duration: 1600 })
  }

  private mount(): void {
    this.unmount()
    const paper = this.querySelector('.wg-paper')
    const { document: doc } = this
    if (!paper || !doc) return
    const marks = DecorationSet.create(doc, [...this.marks])
    const marking = new Plugin({ props: { decorations: () => marks } })
    const mount = document.createElement('div')
    paper.append(mount)
    this.view = new EditorView(
      { mount },
      {
        state: EditorState.create({ doc, plugins: [numbering(this.labels), references(), marking] }),
        editable: () => false,
        attributes: { role: 'article', 'aria-label': this.name, class: 'wg-document' },
        nodeViews: {
          paragraph: (node, _view, _position, decorations) => new ParagraphView(node, decorations),
          footnote: (node, _view, _position, decorations) => new FootnoteView(node, decorations),
          // In a text of the past a reference is read and leads nowhere.
          reference: (node, view, _position, decorations) => new ReferenceView(node, view, decorations, null),
        },
      },
    )
  }

  private unmount(): void {
    this.view?.destroy()
    this.view?.dom.remove()
    this.view = null
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-moment': WgMoment
  }
}
