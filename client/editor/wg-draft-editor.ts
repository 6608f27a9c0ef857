/**
 * The text of a draft, edited with everybody else at once. Mount it after the first sync.
 *
 *     <wg-draft-editor .content=${fragment} .awareness=${awareness} ?may-edit=${…} reason="…"
 *       @wg-outline-changed=${…} @wg-place-changed=${…} @wg-text-drawn=${…}></wg-draft-editor>
 */
import type { PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { EditorView } from 'prosemirror-view'
import type { Awareness } from 'y-protocols/awareness'
import type { XmlFragment } from 'yjs'
import { EditorElement } from './editor-element.ts'
import { TextDrawnEvent } from './editor-events.ts'
import { type EditorPlace, mountEditor } from './mount-editor.ts'
import type { KeyNeeds } from './plugins/editor-keymap.ts'

@customElement('wg-draft-editor')
export class WgDraftEditor extends EditorElement {
  /** `doc.getXmlFragment('content')` of a document that is in sync; null shows an empty sheet. */
  @property({ attribute: false }) content: XmlFragment | null = null
  @property({ attribute: false }) awareness: Awareness | null = null

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('content') || changed.has('awareness')) this.mount()
    super.updated(changed)
  }

  protected override changed(isTextChanged: boolean): void {
    super.changed(isTextChanged)
    this.dispatchEvent(new TextDrawnEvent())
  }

  protected override createView(needs: KeyNeeds, place: EditorPlace): EditorView | null {
    const { content, awareness, labels } = this
    return content && awareness ? mountEditor({ ...needs, content, awareness, labels }, place) : null
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-draft-editor': WgDraftEditor
  }
}
