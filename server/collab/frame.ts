/** One message on its way out, framed for WebSocket once, however many connections get it. */

/** Bytes from which on a copy costs more than a write of their own. */
export const LARGE = 16_384

export class Frame {
  private readonly start: Uint8Array
  private readonly rest: Uint8Array | null
  private framed: Buffer[] | null = null

  /** @param rest what comes after `start`: a whole text, which is not copied and must not change any more */
  constructor(start: Uint8Array, rest: Uint8Array | null = null) {
    this.start = start
    this.rest = rest
  }

  get message(): Uint8Array {
    return this.rest ? Buffer.concat([this.start, this.rest]) : this.start
  }

  /** The message as one unmasked binary frame (RFC 6455, section 5.2). */
  get wire(): readonly Buffer[] {
    this.framed ??= this.rest ? frameOf(this.start, this.rest) : frameOf(this.start, EMPTY)
    return this.framed
  }
}

const FINAL_BINARY = 0x82
const EMPTY = new Uint8Array()

function frameOf(start: Uint8Array, rest: Uint8Array): Buffer[] {
  const head = Buffer.concat([headOf(start.length + rest.length), start])
  if (rest.length < LARGE) return [rest.length === 0 ? head : Buffer.concat([head, rest])]
  return [head, Buffer.from(rest.buffer, rest.byteOffset, rest.length)]
}

function headOf(length: number): Buffer {
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const wire = Buffer.allocUnsafe(head)
  wire[0] = FINAL_BINARY
  if (head === 2) {
    wire[1] = length
  } else if (head === 4) {
    wire[1] = 126
    wire.writeUInt16BE(length, 2)
  } else {
    wire[1] = 127
    wire.writeBigUInt64BE(BigInt(length), 2)
  }
  return wire
}
