/** How many brackets stand in a draft, in a line of its facts; a press shows them. */
import { html, nothing } from 'lit'
import type { EditorView } from 'prosemirror-view'
import { bracketsOf } from '../../editor/plugins/brackets.ts'
import { bracketedParagraphCount } from './bracket-rows.ts'
import { countInWords } from './bracket-words.ts'

/** @param view null until the text is there */
export function bracketFact(view: EditorView | null, show: () => void) {
  const found = view ? bracketsOf(view.state) : null
  if (!view || !found || found.pairs.length === 0) return nothing
  const words = countInWords(found.pairs.length, bracketedParagraphCount(view.state.doc, found))
  return html`<button type="button" class="wg-draft-fact" @click=${show}>${words}</button>`
}
