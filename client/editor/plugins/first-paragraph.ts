/**
 * A document may be empty, and an empty document has no place for a cursor. As soon as a person wants to write, or has
 * deleted everything, there is one plain paragraph. Rule: docs/spec/editing.md, [E11].
 */
import { type EditorState, Plugin, TextSelection, type Transaction } from 'prosemirror-state'
import { schema } from '#domain/drafts/schema.ts'
import { isFromPeers } from './paragraph-ids.ts'

function withFirstParagraph(state: EditorState, newId: () => string): Transaction {
  const tr = state.tr.insert(0, schema.node('paragraph', { id: newId() }))
  return tr.setSelection(TextSelection.create(tr.doc, 1))
}

export function firstParagraph(newId: () => string): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, after) {
      if (after.doc.childCount > 0 || transactions.some(isFromPeers)) return null
      return transactions.some((tr) => tr.docChanged) ? withFirstParagraph(after, newId) : null
    },
    props: {
      handleDOMEvents: {
        focus(view) {
          if (view.editable && view.state.doc.childCount === 0) view.dispatch(withFirstParagraph(view.state, newId))
          return false
        },
      },
    },
  })
}
