/**
 * An edit by the server: on the same path as everybody's, but made only when its turn has come, on a copy of the very text
 * that it is recorded behind. Should another process have written in between, it is made anew on the text as it is then.
 */
import * as Y from 'yjs'
import type { Instant } from '#domain/clock.ts'
import type { AccountId } from '#domain/ids.ts'
import { docOf } from './doc-of.ts'
import type { Alongside } from './queue.ts'
import type { Room } from './room.ts'

export interface ServerEdit {
  readonly accountId: AccountId
  readonly edit: (doc: Y.Doc) => void
  /** Now, by default. */
  readonly at?: Instant
  readonly alongside?: Alongside
}

/**
 * Resolves when the edit is recorded and shown, with what goes along with it; also when there was nothing to change.
 * @throws what `edit` or `alongside` throws; then nothing is recorded
 */
export async function writeAs(room: Room, { accountId, edit, at, alongside }: ServerEdit): Promise<void> {
  await room.wake()
  return new Promise((resolve, reject) => {
    const settled = (error: unknown) => (error === null ? resolve() : reject(error))
    const author = { accountId, connectionId: null }
    const make = (state: Uint8Array) => updateOf(state, edit)
    room.write({ author, at, make, settled, ...(alongside && { alongside }) })
  })
}

/** What an edit adds to a text; null for nothing. */
function updateOf(state: Uint8Array, edit: (doc: Y.Doc) => void): Uint8Array | null {
  const doc = docOf(state, false)
  try {
    const before = Y.encodeStateVector(doc)
    const written: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => written.push(update))
    doc.transact(() => edit(doc))
    const [only] = written
    if (!only) return null
    // The update as it was emitted holds only what this edit deleted; a difference of states would hold all deletions.
    return written.length === 1 ? only : Y.encodeStateAsUpdate(doc, before)
  } finally {
    doc.destroy()
  }
}
