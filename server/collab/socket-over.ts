/**
 * The socket of a peer over an accepted WebSocket. All that a connection gets at a time leaves in one write: what a server can
 * carry is decided by the writes, not by the bytes.
 */
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { LARGE } from './frame.ts'
import type { Socket } from './peer.ts'

/**
 * @param stream what the WebSocket itself writes to. Frames go there directly, whole, and so never into the midst of another
 *   one: without compression `ws` holds nothing back.
 */
export function socketOver(socket: WebSocket, stream: Duplex): Socket {
  // Only then is it worth asking how much waits, which is asked before every write.
  let isFull = false
  const over: Socket = {
    drained: null,
    get bufferedAmount() {
      return isFull ? stream.writableLength : 0
    },
    send(frames) {
      const [first] = frames
      const [only] = first?.wire ?? []
      if (!first || !only || !stream.writable) return
      const parts = frames.length === 1 ? first.wire : frames.flatMap(({ wire }) => wire)
      if (parts.length === 1) isFull = !stream.write(only)
      else if (parts.some(({ length }) => length >= LARGE)) isFull = !writeTogether(parts, stream)
      else isFull = !stream.write(Buffer.concat(parts))
    },
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
    ping: () => socket.ping(),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
  }
  stream.on('drain', () => {
    isFull = false
    over.drained?.()
  })
  return over
}

/** In one write, without putting the parts together before. False when the stream would rather take no more for now. */
function writeTogether(parts: readonly Buffer[], stream: Duplex): boolean {
  stream.cork()
  for (const part of parts) stream.write(part)
  stream.uncork()
  return !stream.writableNeedDrain
}
