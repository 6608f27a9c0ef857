/** Puts a ProseMirror view on a text: the shared one, bound to it, or any other. */
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { initProseMirrorDoc } from 'y-prosemirror'
import { readAddress } from '#domain/drafts/references.ts'
import { schema } from '#domain/drafts/schema.ts'
import { plainSlice, readingOf, referenceSerializer } from './clipboard.ts'
import { type FootnotePlace, footnotePlace } from './commands/footnote.ts'
import { placeWhole } from './commands/place-whole.ts'
import { bindGently, readGently } from './gentle-binding.ts'
import { KEYS_IN_WORDS } from './keys.ts'
import { paragraphStart } from './paragraph-text.ts'
import { pasteFromElsewhere, withKnownReferences } from './paste/paste.ts'
import type { KeyNeeds } from './plugins/editor-keymap.ts'
import { farParagraphs } from './plugins/far-paragraphs.ts'
import { type EditorNeeds, editorPlugins } from './setup.ts'
import { BracketView } from './views/bracket-view.ts'
import { FootnoteView } from './views/footnote-view.ts'
import { ParagraphView } from './views/paragraph-view.ts'
import { ReferenceView } from './views/reference-view.ts'

export interface EditorPlace {
  readonly mount: HTMLElement
  /** Asked whenever the view decides whether it takes keys. */
  readonly mayEdit: () => boolean
  /** The name of the text field for screen readers. */
  readonly name: string
  /** What keys there are beyond those of every text field; by default those of the editor. */
  readonly keysInWords?: string
  /** After every change of text or selection. */
  readonly onChanged: (isTextChanged: boolean) => void
  /** A footnote was pressed, in the line or under the paragraph. */
  readonly onFootnote: (footnote: FootnotePlace) => void
}

/** The footnote whose words were pressed under the paragraph. */
function pressedNote(target: EventTarget | null): FootnotePlace | null {
  const note = target instanceof Element ? target.closest<HTMLElement>('.wg-note') : null
  const paragraph = note?.closest<HTMLElement>('.wg-paragraph')
  return note && paragraph ? { paragraphId: paragraph.dataset.id ?? '', index: Number(note.dataset.note) } : null
}

/** On the shared text. Call it after the first sync: binding earlier would show an empty page. */
export function mountEditor(needs: EditorNeeds, place: EditorPlace): EditorView {
  const read = () => initProseMirrorDoc(needs.content, schema)
  const { doc, mapping } = needs.content.doc ? readGently(needs.content.doc, read) : read()
  const state = EditorState.create({ doc, plugins: editorPlugins(needs, mapping) })
  const view = mountView(state, needs, place)
  bindGently(view)
  return view
}

/** On the text of a state, whose plugins say what becomes of it. */
export function mountView(state: EditorState, needs: KeyNeeds, place: EditorPlace): EditorView {
  const view: EditorView = new EditorView(
    { mount: place.mount },
    {
      state,
      plugins: [farParagraphs()],
      editable: place.mayEdit,
      attributes: () => ({
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': place.name,
        'aria-description': place.mayEdit() ? (place.keysInWords ?? KEYS_IN_WORDS) : '',
        'aria-readonly': String(!place.mayEdit()),
        class: 'wg-document',
        spellcheck: 'true',
        // A text that is only read takes the focus as well, so that it can be scrolled and commented on by keys.
        tabindex: '0',
      }),
      nodeViews: {
        paragraph: (node, _view, _position, decorations) => new ParagraphView(node, decorations),
        footnote: (node, _view, _position, decorations) => new FootnoteView(node, decorations),
        bracket: (node, _view, _position, decorations) => new BracketView(node, decorations),
        reference: (node, view, _position, decorations) =>
          new ReferenceView(node, view, decorations, needs.followReference),
      },
      // The binding dispatches while the view is being made, so it is `this` that must be asked, not the variable.
      dispatchTransaction(this: EditorView, tr) {
        // It also dispatches from a timer that it does not call off when the view is taken down.
        if (this.isDestroyed) return
        this.updateState(this.state.apply(tr))
        place.onChanged(tr.docChanged)
      },
      clipboardSerializer: referenceSerializer((target) => readingOf(view.state, target)),
      clipboardTextSerializer: (slice, of) => plainSlice(slice, (target) => readingOf(of.state, target)),
      handlePaste: (view, _event, slice) => placeWhole(slice)(view.state, view.dispatch),
      handleClickOn(view, _position, node, nodePosition) {
        if (node.type.name === 'reference') {
          needs.followReference(String(node.attrs.target))
          return true
        }
        if (node.type.name !== 'footnote' || !place.mayEdit()) return false
        place.onFootnote(footnotePlace(view.state.doc, nodePosition))
        return true
      },
      transformPastedHTML: (html, of) =>
        withKnownReferences(
          html,
          (target) => paragraphStart(of.state.doc, target) !== null || readAddress(target) !== null,
        ),
      handleDOMEvents: {
        // Before the editor reads what it would throw away: a page of a word processor can be very large.
        paste: (view, event) => pasteFromElsewhere(view, event),
        click(_view, event) {
          const pressed = pressedNote(event.target)
          if (!pressed || !place.mayEdit()) return false
          place.onFootnote(pressed)
          return true
        },
      },
    },
  )
  return view
}
