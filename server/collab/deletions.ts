/** What has been deleted, per Yjs client: sorted ranges that neither touch nor overlap, as flat lists start, end, start, end. */
import * as encoding from 'lib0/encoding'

/** A delete set as `Y.decodeUpdate` gives it. */
export type DeleteSet = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>

export class Deletions {
  private readonly ranges = new Map<number, number[]>()

  /** Whether everything from start to end (exclusive) is deleted already. */
  has(client: number, start: number, end: number): boolean {
    const flat = this.ranges.get(client)
    if (!flat) return false
    const at = lastStartAtOrBefore(flat, start)
    return at >= 0 && (flat[at + 1] ?? 0) >= end
  }

  add(client: number, start: number, end: number): void {
    const flat = this.ranges.get(client)
    if (!flat) {
      this.ranges.set(client, [start, end])
      return
    }
    let from = Math.max(lastStartAtOrBefore(flat, start), 0)
    if ((flat[from + 1] ?? Number.POSITIVE_INFINITY) < start) from += 2
    let to = from
    let [first, last] = [start, end]
    while (to < flat.length && (flat[to] ?? 0) <= end) {
      first = Math.min(first, flat[to] ?? first)
      last = Math.max(last, flat[to + 1] ?? last)
      to += 2
    }
    flat.splice(from, to - from, first, last)
  }

  addAll(deletes: DeleteSet): void {
    for (const [client, ranges] of deletes) for (const { clock, len } of ranges) this.add(client, clock, clock + len)
  }

  /** The part of a delete set that is new. */
  newIn(deletes: DeleteSet): DeleteSet {
    const fresh = new Map<number, { clock: number; len: number }[]>()
    for (const [client, ranges] of deletes) {
      const unknown = ranges.filter(({ clock, len }) => len > 0 && !this.has(client, clock, clock + len))
      if (unknown.length > 0) fresh.set(client, unknown)
    }
    return fresh
  }
}

function lastStartAtOrBefore(flat: readonly number[], start: number): number {
  let low = 0
  let high = flat.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if ((flat[middle * 2] ?? 0) <= start) low = middle + 1
    else high = middle
  }
  return (low - 1) * 2
}

/** A delete set in the form in which it ends an update of version 1, clients from high to low as Yjs writes them. */
export function writeDeletes(deletes: DeleteSet): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, deletes.size)
  for (const [client, ranges] of [...deletes].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, len)
    }
  }
  return encoding.toUint8Array(encoder)
}
