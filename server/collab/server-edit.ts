/** An edit by the server: made on a copy of the recorded text, then on the same path as everybody's. */
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
 * Resolves when the edit is recorded and shown. False when there was nothing to record: then what should go along with it has
 * not been kept either. @throws what `alongside` throws; then nothing is recorded
 */
export async function writeAs(room: Room, { accountId, edit, at, alongside }: ServerEdit): Promise<boolean> {
  await room.wake()
  const raw = updateOf(room.text.state(), edit)
  if (!raw) return false
  return new Promise((resolve, reject) => {
    const settled = (error: unknown, isWritten: boolean) => (error === null ? resolve(isWritten) : reject(error))
    const author = { accountId, connectionId: null }
    if (!room.write({ author, at, raw, settled, ...(alongside && { alongside }) })) resolve(false)
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
