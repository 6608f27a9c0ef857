/**
 * Somebody at a draft who costs the measuring process little: a socket that speaks the protocol and keeps no text. What an
 * update holds is told by client and clock, so an edit is known again also when a server joins it with others.
 */
import WebSocket from 'ws'
import * as Y from 'yjs'
import { readFrame, SUBPROTOCOL, syncStep1, syncStep2 } from '#domain/collab/protocol.ts'

/** Where one person sits down at one draft. */
export interface Door {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** Clock after it, by client. */
export type Ends = readonly (readonly [client: number, clock: number])[]

interface Read {
  readonly ends: Ends
  readonly recorded: number | null
  readonly isAsked: boolean
  readonly syncedBytes: number | null
}

const NOTHING = Y.encodeStateAsUpdate(new Y.Doc())
/** Milliseconds to be let in and given the text. */
const LONGEST_WAIT = 60_000

/** Everybody gets the same bytes, so they are read once. */
let last: { readonly frame: Buffer; readonly read: Read } | null = null

function readOnce(frame: Buffer): Read {
  if (last && frame.equals(last.frame)) return last.read
  const ends: [number, number][] = []
  let recorded: number | null = null
  let isAsked = false
  let syncedBytes: number | null = null
  for (const message of readFrame(frame)) {
    if (message.kind === 'update') {
      ends.push(...Y.parseUpdateMeta(message.update).to)
      if (message.answersStep1) syncedBytes = message.update.length
    }
    if (message.kind === 'recorded') recorded = message.count
    if (message.kind === 'sync step 1') isAsked = true
  }
  const read = { ends, recorded, isAsked, syncedBytes }
  last = { frame, read }
  return read
}

export class Guest {
  /** Milliseconds from opening the socket to the whole text, and how much that was. */
  firstSync = { after: Number.NaN, byteCount: 0 }
  isClosed = false
  onUpdate: (ends: Ends, at: number) => void = () => {}
  /** Hears how many of the messages that were sent are recorded. */
  onRecorded: (count: number, at: number) => void = () => {}
  /** Messages that were sent before the first edit and count as such. */
  answered = 0
  private readonly socket: WebSocket

  private constructor(socket: WebSocket) {
    this.socket = socket
  }

  /** Sits down with nothing and is given the text. */
  static sit({ url, headers }: Door): Promise<Guest> {
    const begun = performance.now()
    const socket = new WebSocket(url, SUBPROTOCOL, { headers, perMessageDeflate: false })
    const guest = new Guest(socket)
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${url} gave no text.`)), LONGEST_WAIT)
      const end = (why: unknown) => {
        guest.isClosed = true
        clearTimeout(late)
        reject(why instanceof Error ? why : new Error(`${url} was closed with ${why}.`))
      }
      socket.on('error', end)
      socket.on('close', end)
      socket.on('open', () => socket.send(syncStep1(Y.encodeStateVector(new Y.Doc()))))
      socket.on('message', (frame: Buffer) => {
        const at = performance.now()
        const byteCount = guest.hear(frame, at)
        if (byteCount === null) return
        clearTimeout(late)
        guest.firstSync = { after: at - begun, byteCount }
        resolve(guest)
      })
    })
  }

  send(message: Uint8Array): void {
    this.socket.send(message)
  }

  leave(): void {
    this.isClosed = true
    this.socket.terminate()
  }

  private hear(frame: Buffer, at: number): number | null {
    const { ends, recorded, isAsked, syncedBytes } = readOnce(frame)
    if (isAsked) {
      this.answered += 1
      this.send(syncStep2(NOTHING))
    }
    if (syncedBytes === null && ends.length > 0) this.onUpdate(ends, at)
    if (recorded !== null) this.onRecorded(recorded, at)
    return syncedBytes
  }
}

/** Sits down one after another, some at a time, as a hall fills. */
export async function seat(doors: readonly Door[], atOnce = 25): Promise<Guest[]> {
  const guests: Guest[] = []
  for (let from = 0; from < doors.length; from += atOnce) {
    guests.push(...(await Promise.all(doors.slice(from, from + atOnce).map((door) => Guest.sit(door)))))
  }
  return guests
}
