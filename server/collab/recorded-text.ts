/** The recorded bytes of a draft: a base and the updates since, merged only when somebody asks for the whole. */
import { EMPTY_UPDATE, mergeUpdates } from './merge.ts'

/** Updates of the tail that are folded into one, so that a long session does not keep thousands of small arrays. */
const LONGEST_TAIL = 512

export class RecordedText {
  private base: Uint8Array
  private tail: Uint8Array[]

  constructor(base: Uint8Array | undefined, tail: Uint8Array[]) {
    this.base = base ?? EMPTY_UPDATE
    this.tail = tail
  }

  /** What it takes, about. */
  get byteCount(): number {
    return this.base.length
  }

  add(update: Uint8Array): void {
    this.tail.push(update)
    if (this.tail.length > LONGEST_TAIL) this.tail = [mergeUpdates(this.tail)]
  }

  /** Everything as one update. What was merged becomes the new base. */
  state(): Uint8Array {
    if (this.tail.length > 0) {
      this.base = mergeUpdates(this.base === EMPTY_UPDATE ? this.tail : [this.base, ...this.tail])
      this.tail = []
    }
    return this.base
  }
}
