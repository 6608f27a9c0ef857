/**
 * Messages on their way out. A message is framed for WebSocket once, however many connections get it, and all that a
 * connection gets at a time leaves in one write: what a server can carry is decided by the writes, not by the bytes.
 */
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Socket } from './peer.ts'

/** One message of the protocol and, made when it is first asked for, its frame. */
export class Frame {
  readonly message: Uint8Array
  private framed: Buffer | null = null

  constructor(message: Uint8Array) {
    this.message = message
  }

  /** The message as one unmasked binary frame (RFC 6455, section 5.2). */
  get wire(): Buffer {
    this.framed ??= frameOf(this.message)
    return this.framed
  }
}

const FINAL_BINARY = 0x82

function frameOf(message: Uint8Array): Buffer {
  const { length } = message
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const wire = Buffer.allocUnsafe(head + length)
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
  wire.set(message, head)
  return wire
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
      const [only] = frames
      if (!only || !stream.writable) return
      stream.write(frames.length === 1 ? only.wire : Buffer.concat(frames.map(({ wire }) => wire)))
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
