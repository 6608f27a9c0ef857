/**
 * Messages on their way out. A message is framed for WebSocket once, however many connections get it, and all that a
 * connection gets at a time leaves in one write: what a server can carry is decided by the writes, not by the bytes.
 */
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Socket } from './peer.ts'

/** Bytes from which on a copy costs more than a write of their own. */
const LARGE = 16_384

/** One message of the protocol and, made when it is first asked for, its frame. */
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

/** In one write, without putting the parts together before. */
function writeTogether(parts: readonly Buffer[], stream: Duplex): void {
  stream.cork()
  for (const part of parts) stream.write(part)
  stream.uncork()
}

/**
 * The socket of a peer over an accepted WebSocket.
 * @param stream what the WebSocket itself writes to. Frames go there directly, whole, and so never into the midst of another
 *   one: without compression `ws` holds nothing back.
 */
export function socketOver(socket: WebSocket, stream: Duplex): Socket {
  const over: Socket = {
    drained: null,
    get bufferedAmount() {
      return stream.writableLength
    },
    send(frames) {
      const [first] = frames
      const [only] = first?.wire ?? []
      if (!first || !only || !stream.writable) return
      const parts = frames.length === 1 ? first.wire : frames.flatMap(({ wire }) => wire)
      if (parts.length === 1) stream.write(only)
      else if (parts.some(({ length }) => length >= LARGE)) writeTogether(parts, stream)
      else stream.write(Buffer.concat(parts))
    },
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
    ping: () => socket.ping(),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
  }
  stream.on('drain', () => over.drained?.())
  return over
}
