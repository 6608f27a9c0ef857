/** An edit by the server: made on a copy of the recorded text, then on the same path as everybody's. */
import * as Y from 'yjs'
import type { Instant } from '#domain/clock.ts'
import type { AccountId } from '#domain/ids.ts'
import { docOf } from './doc-of.ts'
import type { Room } from './room.ts'

/** Resolves when the edit is recorded and shown; at once when it changes nothing. */
export async function writeAs(
  room: Room,
  accountId: AccountId,
  edit: (doc: Y.Doc) => void,
  at: Instant | undefined,
): Promise<void> {
  await room.wake()
  const doc = docOf(room.text.state(), false)
  try {
    const before = Y.encodeStateVector(doc)
    const written: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => written.push(update))
    doc.transact(() => edit(doc))
    const [only] = written
    if (!only) return
    // The update as it was emitted holds only what this edit deleted; a difference of states would hold all deletions.
    const update = written.length === 1 ? only : Y.encodeStateAsUpdate(doc, before)
    await room.write(update, { accountId, connectionId: null }, at)
  } finally {
    doc.destroy()
  }
}
