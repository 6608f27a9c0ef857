/** What the provider needs of its surroundings: a socket, a clock and chance. In a browser they are the browser's. */

export interface LinkSocket {
  onopen: (() => void) | null
  onmessage: ((event: { readonly data: unknown }) => void) | null
  onclose: ((event: { readonly code: number }) => void) | null
  onerror: (() => void) | null
  send(bytes: Uint8Array): void
  close(): void
}

export interface Surroundings {
  /** Opens a socket that gives its messages as ArrayBuffer. */
  open(address: string, protocol: string): LinkSocket
  /** Milliseconds that only grow, also while the device sleeps. */
  now(): number
  /** Runs an act later; returns what calls it off. */
  later(act: () => void, ms: number): () => void
  /** From 0 to just below 1. */
  random(): number
}

export const browserSurroundings: Surroundings = {
  open(address, protocol) {
    const socket = new WebSocket(address, protocol)
    socket.binaryType = 'arraybuffer'
    const link: LinkSocket = {
      onopen: null,
      onmessage: null,
      onclose: null,
      onerror: null,
      send: (bytes) => socket.send(bytes as Uint8Array<ArrayBuffer>),
      close: () => socket.close(),
    }
    socket.onopen = () => link.onopen?.()
    socket.onmessage = (event) => link.onmessage?.(event)
    socket.onclose = (event) => link.onclose?.(event)
    socket.onerror = () => link.onerror?.()
    return link
  },
  now: () => Date.now(),
  later(act, ms) {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}
