/**
 * The recorded bytes of a draft: a base and the updates since, merged only when somebody asks for the whole. A text that
 * nobody uses is let go of; it then knows only how far it reaches, and is filled again from the log.
 */
import * as Y from 'yjs'
import type { LogSnapshot } from '#domain/collab/log.ts'
import { EMPTY_UPDATE, mergeUpdates } from './merge.ts'

/** Updates of the tail that are folded into one, so that a long session does not keep thousands of small arrays. */
const LONGEST_TAIL = 512

interface Added {
  /** The sequence before it, and with it. */
  readonly after: number
  readonly upTo: number
  readonly update: Uint8Array
}

/** What a text is fetched as. */
type Base = Pick<LogSnapshot, 'state' | 'vector'>

/** No text. */
export const NOTHING: Base = { state: EMPTY_UPDATE, vector: null }

/** What is added from a moment on, while the text before it is fetched from elsewhere. */
export type Following = Added[]

export class RecordedText {
  /** How far it reaches in the draft's log, whether it is here or not. */
  sequence = 0
  private base: Uint8Array | null = null
  private tail: Uint8Array[] = []
  private tailBytes = 0
  private baseVector: Uint8Array | null = null
  private stateVector: Uint8Array | null = null
  private answer: { readonly to: Uint8Array; readonly update: Uint8Array } | null = null
  private readonly followings = new Set<Following>()

  get isHere(): boolean {
    return this.base !== null
  }

  /** What it takes, about. */
  get byteCount(): number {
    return (this.base?.length ?? 0) + this.tailBytes
  }

  /** Lets go of the bytes. The state vector stays: who joins is asked with it. */
  drop(): void {
    this.base = null
    this.baseVector = null
    this.tail = []
    this.tailBytes = 0
    this.answer = null
  }

  add(update: Uint8Array, upTo: number): void {
    for (const following of this.followings) following.push({ after: this.sequence, upTo, update })
    this.sequence = upTo
    this.stateVector = null
    this.answer = null
    if (!this.isHere) return
    this.tail.push(update)
    this.tailBytes += update.length
    if (this.tail.length > LONGEST_TAIL) this.tail = [mergeUpdates(this.tail)]
  }

  /** Notes what is added from now on, until `replace` or `unfollow`. */
  follow(): Following {
    const following: Following = []
    this.followings.add(following)
    return following
  }

  unfollow(following: Following): void {
    this.followings.delete(following)
  }

  /**
   * Puts a text that was fetched in place of this one, with what was added meanwhile.
   * @param upTo how far the fetched text reaches
   * @returns false, and nothing is changed, when the two do not meet
   */
  replace({ state, vector }: Base, tail: readonly Uint8Array[], upTo: number, following: Following): boolean {
    this.unfollow(following)
    const since = following.filter((added) => added.upTo > upTo)
    if (this.sequence > upTo && since[0]?.after !== upTo) return false
    this.base = state
    this.baseVector = vector
    this.tail = [...tail, ...since.map(({ update }) => update)]
    this.tailBytes = this.tail.reduce((sum, { length }) => sum + length, 0)
    this.sequence = Math.max(this.sequence, upTo)
    this.stateVector = null
    this.answer = null
    return true
  }

  /** Everything as one update. What was merged becomes the new base. */
  state(): Uint8Array {
    if (this.base === null) throw new Error('The text is not here')
    if (this.tail.length > 0) {
      // The small ones first: the large one is gone through once for each merge that it takes part in.
      const since = mergeUpdates(this.tail)
      this.base = this.base === EMPTY_UPDATE ? since : mergeUpdates([this.base, since])
      this.baseVector = null
      this.tail = []
      this.tailBytes = 0
    }
    return this.base
  }

  /** How far it reaches of each Yjs client, encoded; null when that is not known without the bytes. */
  vector(): Uint8Array | null {
    if (this.isHere) this.stateVector ??= this.findVector()
    return this.stateVector
  }

  private findVector(): Uint8Array {
    if (!this.baseVector) return Y.encodeStateVectorFromUpdate(this.state())
    if (this.tail.length === 0) return this.baseVector
    const reached = Y.decodeStateVector(this.baseVector)
    // Nothing recorded has a hole, so where an update ends of a client is how far the text reaches of it.
    for (const [client, clock] of Y.parseUpdateMeta(mergeUpdates(this.tail)).to) {
      reached.set(client, Math.max(clock, reached.get(client) ?? 0))
    }
    return Y.encodeStateVector(reached)
  }

  /**
   * What somebody lacks. Many come back with the same after a restart: the last answer is kept until the text changes.
   * @throws for bytes that are no state vector
   */
  lackedBy(stateVector: Uint8Array): Uint8Array {
    const isEmpty = stateVector.length === 1 && stateVector[0] === 0
    if (isEmpty) return this.state()
    if (!this.answer || !isSame(this.answer.to, stateVector)) {
      this.answer = { to: stateVector.slice(), update: Y.diffUpdate(this.state(), stateVector) }
    }
    return this.answer.update
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, place) => byte === other[place])
}
