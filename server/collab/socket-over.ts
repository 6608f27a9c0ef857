/**
 * The socket of a peer over an accepted WebSocket. All that a connection gets at a time leaves in one write: what a server can
 * carry is decided by the writes, not by the bytes. A class without closures of its own, since this is the innermost loop.
 */
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { type Frame, LARGE } from './frame.ts'
import type { Socket } from './peer.ts'

export class SocketOver implements Socket {
  drained: (() => void) | null = null
  private readonly socket: WebSocket
  private readonly stream: Duplex
  /** Only then is it worth asking how much waits, which is asked before every write. */
  private isFull = false

  /**
   * @param stream what the WebSocket itself writes to. Frames go there directly, whole, and so never into the midst of another
   *   one: without compression `ws` holds nothing back.
   */
  constructor(socket: WebSocket, stream: Duplex) {
    this.socket = socket
    this.stream = stream
    stream.on('drain', () => {
      this.isFull = false
      this.drained?.()
    })
  }

  get bufferedAmount(): number {
    return this.isFull ? this.stream.writableLength : 0
  }

  send(frames: readonly Frame[]): void {
    const [first] = frames
    if (!first || this.socket.readyState !== this.socket.OPEN) return
    const parts = frames.length === 1 ? first.wire : frames.flatMap(({ wire }) => wire)
    const [only] = parts
    if (only && parts.length === 1) this.isFull = !this.stream.write(only)
    else this.isFull = !this.writeTogether(parts)
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason)
  }

  terminate(): void {
    this.socket.terminate()
  }

  ping(): void {
    this.socket.ping()
  }

  pause(): void {
    this.socket.pause()
  }

  resume(): void {
    this.socket.resume()
  }

  /** Large parts are not put together before. False, as of a stream, when it is full. */
  private writeTogether(parts: readonly Buffer[]): boolean {
    const { stream } = this
    if (!parts.some(({ length }) => length >= LARGE)) return stream.write(Buffer.concat(parts))
    stream.cork()
    for (const part of parts) stream.write(part)
    stream.uncork()
    return !stream.writableNeedDrain
  }
}
