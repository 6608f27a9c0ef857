/** A Y.Doc made of recorded bytes, for reading or editing a copy. The caller destroys it. */
import * as Y from 'yjs'
import { DomainError } from '#domain/errors.ts'

/**
 * @param collectsGarbage whether what is deleted may be forgotten
 * @throws DomainError `conflict` when the bytes hold what is nested deeper than the stack, from before that was refused
 */
export function docOf(state: Uint8Array, collectsGarbage: boolean): Y.Doc {
  const doc = new Y.Doc({ gc: collectsGarbage })
  try {
    Y.applyUpdate(doc, state)
    return doc
  } catch {
    // What the deep nesting breaks depends on the stack that is left: an overflow here, a case that should not be there.
    doc.destroy()
    throw new DomainError(
      'conflict',
      'This draft cannot be read any more, because its parts are nested too deeply. Ask the Secretariat for a new draft.',
    )
  }
}
