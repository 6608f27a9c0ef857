/**
 * Reads the browser's cursor before a key is acted on. A browser tells of a cursor that it has moved a little later, and keys may
 * come faster than that: Enter right after End must cut where the cursor is, not where it was.
 */
import { Plugin, TextSelection } from 'prosemirror-state'
import { movedCursor } from './own-cursor.ts'

export function readCursor(): Plugin {
  // Where a browser puts the cursor of a text that is given the focus by a key or a program is no wish of the person.
  let isAsked = false
  return new Plugin({
    props: {
      handleDOMEvents: {
        pointerdown() {
          isAsked = true
          return false
        },
        keydown(view) {
          const isTold =
            !isAsked || !view.hasFocus() || view.composing || !(view.state.selection instanceof TextSelection)
          isAsked = true
          const selection = isTold ? null : movedCursor(view)
          if (selection) view.dispatch(view.state.tr.setSelection(selection))
          return false
        },
        blur() {
          isAsked = false
          return false
        },
      },
    },
  })
}
