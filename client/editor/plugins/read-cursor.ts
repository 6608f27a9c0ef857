/**
 * Reads the browser's cursor before a key is acted on and before anything that the person has not done is drawn. A browser tells
 * of a click or an arrow key a little after it has moved its cursor. Enter right after End must cut where the cursor is, not where
 * it was; and were the text drawn anew in between, the view would put the old cursor back.
 */
import { Plugin, type Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/** Where a browser puts the cursor of a text that is given the focus by a key or a program is no wish of the person. */
const asked = new WeakSet<EditorView>()

/** Where the person has moved the cursor, if the editor does not know of it yet. */
export function personsCursor(view: EditorView): Selection | null {
  return asked.has(view) && view.hasFocus() && !view.composing ? movedCursor(view) : null
}

/** Call it before the view is drawn anew for what others did, or given other words. */
export function keepCursor(view: EditorView): void {
  const selection = personsCursor(view)
  if (selection) view.dispatch(view.state.tr.setSelection(selection))
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

/** Text outside the words of the document, such as a number, is nowhere for a cursor; somebody else's cursor stands in the words. */
function isInText(view: EditorView, node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement
  const around = element?.closest('.wg-cursor')?.parentElement ?? element
  return around?.closest('[contenteditable]') === view.dom
}

export function readCursor(): Plugin {
  let view: EditorView | null = null
  return new Plugin({
    props: {
      handleDOMEvents: {
        pointerdown(view) {
          asked.add(view)
        },
        keydown(view) {
          if (view.state.selection instanceof TextSelection) keepCursor(view)
          asked.add(view)
        },
        blur(view) {
          asked.delete(view)
        },
      },
    },
    // A redrawing that changes nothing else, as for the cursors of others, takes the moved cursor along.
    appendTransaction(transactions, _before, after) {
      if (transactions.some((tr) => tr.docChanged || tr.selectionSet || tr.storedMarksSet)) return null
      const selection = view && personsCursor(view)
      return selection && after.tr.setSelection(selection)
    },
    view(created) {
      view = created
      return {
        destroy() {
          view = null
        },
      }
    },
  })
}
