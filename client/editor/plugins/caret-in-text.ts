/**
 * Keeps the caret inside the text of a paragraph. Some keys (Control+Home in Chromium) set it beside the number that hangs in
 * the margin, where what is typed would stand on the screen and nowhere else; a click on the cursor of somebody else sets it
 * into that cursor, where keys do nothing.
 */
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

export function caretInText(): Plugin {
  const bringBack = (view: EditorView): boolean => {
    bringCaretBack(view)
    return false
  }
  // Before the key or the input has its effect: the browser tells of a moved caret only later.
  return new Plugin({ props: { handleDOMEvents: { keydown: bringBack, beforeinput: bringBack } } })
}

function bringCaretBack(view: EditorView): void {
  const selection = view.dom.ownerDocument.getSelection()
  const at = selection?.anchorNode
  if (!selection?.isCollapsed || !at || !view.dom.contains(at)) return
  const element = at instanceof Element ? at : at.parentElement
  const isBeside = element?.classList.contains('wg-paragraph') || element?.closest('[contenteditable]') !== view.dom
  if (!isBeside) return
  const { node, offset } = view.domAtPos(view.posAtDOM(at, selection.anchorOffset))
  selection.collapse(node, offset)
}
