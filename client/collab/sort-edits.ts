/** Compares edits that were kept on the device with the text as the server has it: what of them is still to be recorded. */
import * as Y from 'yjs'
import type { UnrecordedEdit } from './device-store.ts'

export interface SortedEdits {
  /** The text does not hold them yet. */
  readonly fresh: readonly UnrecordedEdit[]
  /** They are in the text: only their acknowledgement was lost. */
  readonly known: readonly UnrecordedEdit[]
  /** They build on something that the text does not have, or cannot be read. */
  readonly astray: readonly UnrecordedEdit[]
}

/**
 * Changes nothing of the text.
 * @param edits of one history, the earlier ones of a window before its later ones
 */
export function sortEdits(doc: Y.Doc, edits: readonly UnrecordedEdit[]): SortedEdits {
  const fresh: UnrecordedEdit[] = []
  const known: UnrecordedEdit[] = []
  const astray: UnrecordedEdit[] = []
  const astrayClients = new Set<number>()
  let probe = probeOf(doc, fresh)
  for (const edit of edits) {
    const clients = clientsOf(edit.update)
    // What comes after a missing piece of the same writer is missing something too.
    const outcome = clients?.some((client) => astrayClients.has(client)) ? 'astray' : tryOn(probe, edit.update)
    if (!clients || outcome === 'astray') {
      astray.push(edit)
      for (const client of clients ?? []) astrayClients.add(client)
      probe = probeOf(doc, fresh)
    } else if (outcome === 'fresh') {
      fresh.push(edit)
    } else {
      known.push(edit)
    }
  }
  return { fresh, known, astray }
}

function probeOf(doc: Y.Doc, fresh: readonly UnrecordedEdit[]): Y.Doc {
  const probe = new Y.Doc()
  Y.applyUpdate(probe, Y.mergeUpdates([Y.encodeStateAsUpdate(doc), ...fresh.map(({ update }) => update)]))
  return probe
}

function tryOn(probe: Y.Doc, update: Uint8Array): 'fresh' | 'known' | 'astray' {
  let hasChanged = false
  const note = () => {
    hasChanged = true
  }
  probe.on('update', note)
  try {
    Y.applyUpdate(probe, update)
  } catch {
    return 'astray'
  } finally {
    probe.off('update', note)
  }
  if (probe.store.pendingStructs || probe.store.pendingDs) return 'astray'
  return hasChanged ? 'fresh' : 'known'
}

/** Who wrote it, by Yjs client; null for bytes that cannot be read. */
function clientsOf(update: Uint8Array): number[] | null {
  try {
    return [...new Set(Y.decodeUpdate(update).structs.map(({ id }) => id.client))]
  } catch {
    return null
  }
}
