/**
 * Keeps the person's click while others write. A browser tells of a click or an arrow key a little after it has moved its
 * cursor; were the text drawn anew in between, for others' words or cursors, the view would put the old cursor back. So the
 * browser's cursor is read before anything that comes from others is drawn.
 *
 * Must stand before the sync plugin, which remembers the cursor at the beginning of the same transaction.
 */
import { Plugin, type Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { ySyncPluginKey } from 'y-prosemirror'
import type { XmlFragment } from 'yjs'

/** Text outside the words of the document, such as a number, is nowhere for a cursor; somebody else's cursor stands in the words. */
function isInText(view: EditorView, node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement
  const around = element?.closest('.wg-cursor')?.parentElement ?? element
  return around?.closest('[contenteditable]') === view.dom
}

/** Where the browser has its cursor; null while it stands where the editor knows it, or where none can be. */
export function movedCursor(view: EditorView): Selection | null {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? {}
  if (!anchorNode || !focusNode || anchorOffset === undefined || focusOffset === undefined) return null
  if (!isInText(view, anchorNode) || !isInText(view, focusNode)) return null
  const anchor = view.posAtDOM(anchorNode, anchorOffset, 1)
  const head = view.posAtDOM(focusNode, focusOffset, 1)
  const { doc, selection } = view.state
  if (anchor === selection.anchor && head === selection.head) return null
  if (Math.max(anchor, head) > doc.content.size) return null
  const moved = TextSelection.between(doc.resolve(anchor), doc.resolve(head))
  return moved.eq(selection) ? null : moved
}

/** @param content the shared text, part of a document */
export function ownCursor({ doc }: XmlFragment): Plugin {
  let view: EditorView | null = null
  // Where a browser puts the cursor of a text that is given the focus by a key or a program is no wish of the person.
  let isAsked = false
  const asked = () => {
    isAsked = true
  }
  const moved = () => (view && isAsked && view.hasFocus() && !view.composing ? movedCursor(view) : null)

  return new Plugin({
    props: {
      handleDOMEvents: {
        pointerdown: asked,
        keydown: asked,
        blur: () => {
          isAsked = false
        },
      },
    },
    // A redrawing that changes nothing else, as for the cursors of others, takes the moved cursor along.
    appendTransaction(transactions, _before, after) {
      if (transactions.some((tr) => tr.docChanged || tr.selectionSet || tr.storedMarksSet)) return null
      const selection = moved()
      return selection && after.tr.setSelection(selection)
    },
    view(created) {
      view = created
      const beforeOthers = () => {
        const selection = doc?._transaction?.local === false ? moved() : null
        if (!selection) return
        // The binding must not look for changes now: they would count as part of what the others have written.
        const tr = created.state.tr.setSelection(selection)
        ySyncPluginKey.getState(created.state).binding.mux(() => created.dispatch(tr))
      }
      doc?.on('beforeAllTransactions', beforeOthers)
      return {
        destroy() {
          doc?.off('beforeAllTransactions', beforeOthers)
          view = null
        },
      }
    },
  })
}
