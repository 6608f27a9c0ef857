/**
 * A person's device with its Y.Doc, over kills of the server: what it typed and was not told is recorded is sent again when it
 * comes back. It types characters that nobody types twice, and never takes one away, so that a text tells what is missing.
 */
import WebSocket from 'ws'
import * as Y from 'yjs'
import { readFrame, SUBPROTOCOL, syncStep1, syncStep2, syncUpdate } from '#domain/collab/protocol.ts'
import type { Pick } from '../../support/random.ts'
import type { Door } from '../collab/guest.ts'

const FIRST = 0x4e00
const LAST = 0x9ff0
/** Milliseconds to be let in and given the text. */
const LONGEST_WAIT = 30_000

let typedCount = 0

export class Device {
  readonly person: number
  private readonly doc = new Y.Doc()
  private socket: WebSocket | null = null
  /** What each message over the present connection carried. */
  private carried: string[][] = []
  private recorded: string[] = []
  private seen: string[] = []

  constructor(person: number, clientId: number) {
    this.person = person
    this.doc.clientID = clientId
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.send(syncUpdate(update), charactersOf(update))
    })
  }

  static isTyped(character: string): boolean {
    const code = character.charCodeAt(0)
    return code >= FIRST && code <= LAST
  }

  get text(): string {
    return this.doc.getXmlFragment('content').toString()
  }

  /** Resolves when it has the text and has answered what it is asked. */
  sit({ url, headers }: Door): Promise<void> {
    const socket = new WebSocket(url, SUBPROTOCOL, { headers, perMessageDeflate: false })
    this.socket = socket
    this.carried = []
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('A device was given no text.')), LONGEST_WAIT)
      socket.on('error', () => {})
      socket.on('close', (code) => reject(new Error(`A device was turned out with ${code}.`)))
      socket.on('open', () => socket.send(syncStep1(Y.encodeStateVector(this.doc))))
      socket.on('message', (frame: Buffer) => {
        if (this.socket !== socket || !this.hear(frame)) return
        clearTimeout(late)
        resolve()
      })
    })
  }

  type(pick: Pick): void {
    const first = this.doc.getXmlFragment('content').get(0)
    const text = first instanceof Y.XmlElement ? first.get(0) : null
    if (!(text instanceof Y.XmlText)) throw new Error('The draft has no first paragraph.')
    typedCount += 1
    text.insert(pick(text.length + 1), String.fromCharCode(FIRST + (typedCount % (LAST - FIRST))))
  }

  leave(): void {
    this.socket?.terminate()
    this.socket = null
  }

  /** Characters that it was told are recorded, since it was last asked. */
  takeRecorded(): string[] {
    return this.recorded.splice(0)
  }

  /** Characters of others that it was shown, since it was last asked. */
  takeSeen(): string[] {
    return this.seen.splice(0)
  }

  private send(message: Uint8Array, characters: string[]): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return
    this.carried.push(characters)
    this.socket.send(message)
  }

  /** @returns whether this was the answer to what it asked */
  private hear(frame: Buffer): boolean {
    let isGiven = false
    for (const message of readFrame(frame)) {
      if (message.kind === 'sync step 1') {
        const lacking = Y.encodeStateAsUpdate(this.doc, message.stateVector)
        this.send(syncStep2(lacking), charactersOf(lacking))
      }
      if (message.kind === 'recorded') {
        // The count is of this connection; what was counted before is empty already.
        for (const characters of this.carried.slice(0, message.count)) this.recorded.push(...characters.splice(0))
      }
      if (message.kind === 'update') {
        if (message.answersStep1) isGiven = true
        this.seen.push(...charactersOf(message.update))
        Y.applyUpdate(this.doc, message.update, this)
      }
    }
    return isGiven
  }
}

function charactersOf(update: Uint8Array): string[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString
      ? [...struct.content.str].filter((character) => Device.isTyped(character))
      : [],
  )
}
