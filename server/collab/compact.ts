/**
 * A text made small: what was deleted is forgotten, what was typed letter by letter is put together. Typed text becomes about a
 * tenth. The result is read again and compared with what it was made from before anybody gets it.
 */
import * as Y from 'yjs'
import { mergeUpdates } from './merge.ts'

export interface Uncompacted {
  /** The name of the one shared type of the document. */
  readonly root: string
  /** Updates that together are the whole text. */
  readonly parts: readonly Uint8Array[]
}

export interface Compacted {
  readonly state: Uint8Array
  /** How far it reaches of each Yjs client, encoded. */
  readonly vector: Uint8Array
}

/** @throws when the parts have a hole, cannot be built, or the result is not the same text */
export type Compact = (text: Uncompacted) => Promise<Compacted>

/** @throws as `Compact` */
export function compact({ root, parts }: Uncompacted): Compacted {
  const [first, ...rest] = parts
  const whole = first && rest.length > 0 ? mergeUpdates([first, mergeUpdates(rest)]) : mergeUpdates(parts)
  const doc = docFrom(whole, true)
  const state = Y.encodeStateAsUpdate(doc)
  const vector = Y.encodeStateVector(doc)
  doc.destroy()
  assertSameText(whole, state, root)
  return { state, vector }
}

/** @throws when two updates are not the same text: as far, as much deleted, the same to read */
export function assertSameText(one: Uint8Array, other: Uint8Array, root: string): void {
  const [first, second] = [docFrom(one, false), docFrom(other, false)]
  const isSame =
    isSameVector(first, second) &&
    Y.equalDeleteSets(Y.createDeleteSetFromStructStore(first.store), Y.createDeleteSetFromStructStore(second.store)) &&
    first.getXmlFragment(root).toString() === second.getXmlFragment(root).toString()
  first.destroy()
  second.destroy()
  if (!isSame) throw new Error('The snapshot is not the text that it was made from')
}

function docFrom(update: Uint8Array, collectsGarbage: boolean): Y.Doc {
  const doc = new Y.Doc({ gc: collectsGarbage })
  Y.applyUpdate(doc, update)
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('The updates have a hole')
  return doc
}

function isSameVector(one: Y.Doc, other: Y.Doc): boolean {
  const [first, second] = [one, other].map((doc) => Y.decodeStateVector(Y.encodeStateVector(doc)))
  if (!first || !second || first.size !== second.size) return false
  return [...first].every(([client, clock]) => second.get(client) === clock)
}
