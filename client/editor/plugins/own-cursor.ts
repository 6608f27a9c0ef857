/**
 * Keeps the person's click while others write: the browser's cursor is read before what comes from others is drawn.
 *
 * Must stand before the sync plugin, which remembers the cursor at the beginning of the same transaction.
 */
import { Plugin } from 'prosemirror-state'
import { ySyncPluginKey } from 'y-prosemirror'
import type { XmlFragment } from 'yjs'
import { personsCursor } from './read-cursor.ts'

/** @param content the shared text, part of a document */
export function ownCursor({ doc }: XmlFragment): Plugin {
  return new Plugin({
    view(view) {
      const beforeOthers = () => {
        const selection = doc?._transaction?.local === false ? personsCursor(view) : null
        if (!selection) return
        // The binding must not look for changes now: they would count as part of what the others have written.
        const tr = view.state.tr.setSelection(selection)
        ySyncPluginKey.getState(view.state).binding.mux(() => view.dispatch(tr))
      }
      doc?.on('beforeAllTransactions', beforeOthers)
      return { destroy: () => doc?.off('beforeAllTransactions', beforeOthers) }
    },
  })
}
