/**
 * Merging updates as bytes. `Y.mergeUpdates` looks at all of its inputs again for every struct that it writes, so its cost
 * grows with the square of their number; merged in small groups, and the groups again, it stays near linear.
 */
import * as Y from 'yjs'

const GROUP = 32

/** An update without content: no structs, no deletions. */
export const EMPTY_UPDATE: Uint8Array = new Uint8Array([0, 0])

/** One update that holds all of these, in any order of theirs. */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  let level = updates
  while (level.length > 1) {
    const next: Uint8Array[] = []
    for (let from = 0; from < level.length; from += GROUP) {
      const group = level.slice(from, from + GROUP)
      const [only] = group
      next.push(only && group.length === 1 ? only : Y.mergeUpdates(group))
    }
    level = next
  }
  return level[0] ?? EMPTY_UPDATE
}
