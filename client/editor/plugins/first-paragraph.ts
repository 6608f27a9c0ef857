/**
 * A document may be empty, and an empty document has no place for a cursor; nor has the end of one that ends with a table.
 * As soon as a person wants to write there, there is a plain paragraph. Rule: docs/spec/editing.md, [E11].
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
    appendTransaction(transactions, before, after) {
      if (transactions.some(isFromPeers) || !transactions.some((tr) => tr.docChanged)) return null
      if (after.doc.childCount === 0) return withFirstParagraph(after, newId)
      const { lastChild } = after.doc
      const isNewEnd = lastChild?.type.name === 'table' && lastChild !== before.doc.lastChild
      return isNewEnd ? after.tr.insert(after.doc.content.size, schema.node('paragraph', { id: newId() })) : null
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
