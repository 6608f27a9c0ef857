/** Selects words of a paragraph, so that who is led there sees what is meant. */
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { paragraphStart, paragraphText } from './paragraph-text.ts'

/** False when the paragraph is not there or does not say so. */
export function selectWords(view: EditorView, paragraphId: string, words: string): boolean {
  const found = paragraphStart(view.state.doc, paragraphId)
  if (!found || words === '') return false
  const { text, positions } = paragraphText(found.node, found.start)
  const at = text.indexOf(words)
  const [from, to] = [positions[at], positions[at + words.length]]
  if (at < 0 || from === undefined || to === undefined) return false
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)))
  return true
}
