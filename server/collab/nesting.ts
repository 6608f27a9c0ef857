/**
 * How deep each struct of a text lies: 1 for what stands in the document itself, one more for what stands in that. Yjs deletes
 * and collects an element by recursion, so a text nested deeper than the stack ends every program that reads it; and the few
 * bytes that delete the outermost element do not show it. So the depths are known before anything is built.
 *
 * Kept per client as runs of equal depth, flat: first clock, depth, first clock, depth … What Yjs keeps only as a number of
 * clocks is 0, as is all that is put beside it or into it: Yjs drops that too.
 */
import * as Y from 'yjs'
import type { Struct } from './form.ts'

/** Seven tables, each in a cell of the one before, need less than half of it. */
export const DEEPEST = 64

const GONE = 0

interface Walk {
  readonly structs: Struct[]
  next: number
  isOpen: boolean
}

export class Nesting {
  private readonly runs = new Map<number, number[]>()
  private readonly below: Nesting | null

  /** @param below what was known before; it is not changed */
  constructor(below: Nesting | null = null) {
    this.below = below
  }

  /** The depths in a whole text. Takes time and memory by the number of structs, whatever their depth. */
  static of(structs: readonly Struct[]): Nesting {
    const nesting = new Nesting()
    const walks = new Map<number, Walk>()
    for (const struct of structs) {
      const walk = walks.get(struct.id.client)
      if (walk) walk.structs.push(struct)
      else walks.set(struct.id.client, { structs: [struct], next: 0, isOpen: false })
    }
    for (const walk of walks.values()) nesting.walk(walk, walks)
    return nesting
  }

  /**
   * The depth of a struct whose predecessors are all here.
   * @param from its first clock that is new; what is new of it comes right after what is known
   */
  depthOf(struct: Struct, from: number): number {
    if (!(struct instanceof Y.Item)) return GONE
    if (struct.id.clock < from) return this.depthAt(struct.id.client, from - 1)
    const source = sourceOf(struct)
    if (source === null) return 1
    const depth = this.depthAt(source.client, source.clock)
    return depth !== GONE && source === parentOf(struct) ? depth + 1 : depth
  }

  /** Notes the depth of what follows all that is known of a client. */
  add(client: number, clock: number, depth: number): void {
    const flat = this.runs.get(client)
    if (!flat) this.runs.set(client, [clock, depth])
    else if (flat.at(-1) !== depth) flat.push(clock, depth)
  }

  /** Takes in what was noted above this. */
  absorb(above: Nesting): void {
    for (const [client, flat] of above.runs) {
      for (let at = 0; at < flat.length; at += 2) this.add(client, flat[at] ?? 0, flat[at + 1] ?? GONE)
    }
  }

  private depthAt(client: number, clock: number): number {
    const flat = this.runs.get(client)
    if (!flat || clock < (flat[0] ?? 0)) return this.below?.depthAt(client, clock) ?? GONE
    let low = 0
    let high = flat.length / 2 - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((flat[middle * 2] ?? 0) <= clock) low = middle
      else high = middle - 1
    }
    return flat[low * 2 + 1] ?? GONE
  }

  /** Goes through a client's structs, and first through those of others that they build on. */
  private walk(first: Walk, walks: ReadonlyMap<number, Walk>): void {
    const open = [first]
    first.isOpen = true
    for (let walk = open.at(-1); walk; walk = open.at(-1)) {
      const struct = walk.structs[walk.next]
      const missing = struct ? missingOf(struct, walks) : null
      if (missing) {
        missing.isOpen = true
        open.push(missing)
        continue
      }
      if (struct) {
        this.add(struct.id.client, struct.id.clock, this.depthOf(struct, struct.id.clock))
        walk.next += 1
      }
      // No further than who waits for it needs: what comes after may build on that in turn.
      if (!struct || open.length > 1) {
        walk.isOpen = false
        open.pop()
      }
    }
  }
}

/** The other client that has to be gone through before the depth of a struct is known. */
function missingOf(struct: Struct, walks: ReadonlyMap<number, Walk>): Walk | null {
  const source = struct instanceof Y.Item ? sourceOf(struct) : null
  if (source === null || source.client === struct.id.client) return null
  const walk = walks.get(source.client)
  // Nothing that was ever recorded builds on itself; if it did, this must end all the same.
  if (!walk || walk.isOpen) return null
  const next = walk.structs[walk.next]
  return next && next.id.clock <= source.clock ? walk : null
}

/** What decides how deep an item lies, as in Yjs: its left neighbour, else its right one, else its parent; null for the root. */
function sourceOf(item: Y.Item): Y.ID | null {
  return item.origin ?? item.rightOrigin ?? parentOf(item)
}

/** Of an item that is decoded but not integrated; null for a root, which is still its name. */
function parentOf(item: Y.Item): Y.ID | null {
  const parent: unknown = item.parent
  return parent instanceof Y.ID ? parent : null
}
