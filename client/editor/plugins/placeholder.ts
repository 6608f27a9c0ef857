/** A sentence where the first words will stand, shown while the document has none. */
import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'

export function placeholder(sentence: string): Plugin {
  return new Plugin({
    props: {
      decorations(state) {
        const first = state.doc.firstChild
        if (state.doc.childCount !== 1 || !first?.isTextblock || first.content.size > 0) return null
        const attrs = { class: 'is-waiting', 'data-placeholder': sentence }
        return DecorationSet.create(state.doc, [Decoration.node(0, first.nodeSize, attrs)])
      },
    },
  })
}
