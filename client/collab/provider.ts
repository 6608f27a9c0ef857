/**
 * Keeps a Y.Doc in step with the server over our subprotocol, and knows of every edit of this device whether it is recorded.
 *
 * Order kept here: nothing is sent before the server has asked what we have; the answer holds every edit made until then,
 * whatever was sent on earlier connections (what arrives twice is stored once). An edit counts as recorded when the server
 * says that the message that carried it is committed.
 */
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { CLOSE, type Close, readClose } from '#domain/collab/close.ts'
import {
  awarenessMessage,
  type Change,
  type Message,
  readFrame,
  SUBPROTOCOL,
  syncStep1,
  syncStep2,
  syncUpdate,
} from '#domain/collab/protocol.ts'
import type { LinkSocket, Surroundings } from './link.ts'
import type { RecordState } from './record-state.ts'

export interface ProviderNeeds {
  readonly address: string
  readonly surroundings: Surroundings
  /** The state, or whether the text is here, has changed. */
  readonly onState: () => void
  /** Something beside the text has changed on the server. */
  readonly onChanged: (what: Change) => void
  /** A socket did not open: whether the server refuses us, which a browser does not tell. Null: it does not, or no answer. */
  readonly askWhy: () => Promise<Close | null>
}

/** Milliseconds. */
const FIRST_PAUSE = 500
const LONGEST_PAUSE = 8_000
const LOOK_EVERY = 5_000
/** Without any message for this long the line is dead: the server gives a sign of life every 15 seconds. */
const LONGEST_SILENCE = 40_000
/** Without an acknowledgement for this long something is wrong, and a new connection sends everything again. */
const LONGEST_UNRECORDED = 10_000

export class CollabProvider {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** The text has arrived at least once; only from then on may an editor be bound to it. */
  isSynced = false

  private readonly needs: ProviderNeeds
  private socket: LinkSocket | null = null
  private isOpen = false
  /** The server has asked what we have, and was answered. */
  private isAnswered = false
  private stopped: Close | null = null
  private isDestroyed = false
  private offlineSince: number
  private attempt = 0
  private heardAt = 0
  private progressAt = 0
  /** Edits of this device, counted from 1. */
  private madeCount = 0
  private recordedCount = 0
  /** For each update-carrying message of this connection: the edits up to which it and those before it carry all. */
  private carried: number[] = []
  private callOffRetry: (() => void) | null = null
  private callOffLook: (() => void) | null = null

  constructor(needs: ProviderNeeds, doc: Y.Doc = new Y.Doc()) {
    this.needs = needs
    this.doc = doc
    this.awareness = new Awareness(this.doc)
    this.offlineSince = needs.surroundings.now()
    this.doc.on('update', this.edited)
    this.awareness.on('update', this.shown)
    this.connect()
    this.look()
  }

  get state(): RecordState {
    const count = this.madeCount - this.recordedCount
    if (this.stopped) return { kind: 'stopped', sentence: this.stopped.sentence, count }
    if (!this.isSynced) return { kind: 'opening' }
    if (!this.isOpen) return { kind: 'offline', since: this.offlineSince, count }
    return count > 0 ? { kind: 'recording', count } : { kind: 'recorded' }
  }

  /** Why it stopped and how to go on; null while it connects by itself. */
  get stop(): Close | null {
    return this.stopped
  }

  /** Tries at once instead of at the end of the pause: the network is back, or the device has woken. */
  retry(): void {
    if (this.socket || this.stopped || this.isDestroyed) return
    this.callOffRetry?.()
    this.connect()
  }

  destroy(): void {
    this.isDestroyed = true
    this.callOffRetry?.()
    this.callOffLook?.()
    this.doc.off('update', this.edited)
    this.awareness.destroy()
    this.dropSocket()
  }

  private connect(): void {
    const socket = this.needs.surroundings.open(this.needs.address, SUBPROTOCOL)
    let wasOpen = false
    this.socket = socket
    socket.onopen = () => {
      wasOpen = true
      this.opened()
    }
    socket.onmessage = ({ data }) => {
      if (this.socket === socket && data instanceof ArrayBuffer) this.hear(new Uint8Array(data))
    }
    socket.onerror = () => {}
    socket.onclose = ({ code }) => {
      if (this.socket === socket) void this.closed(code, wasOpen)
    }
  }

  private opened(): void {
    this.isOpen = true
    this.isAnswered = false
    this.carried = []
    this.heardAt = this.progressAt = this.needs.surroundings.now()
    this.send(syncStep1(Y.encodeStateVector(this.doc)))
    if (this.awareness.getLocalState() !== null) this.showOwn()
    this.needs.onState()
  }

  private hear(frame: Uint8Array): void {
    this.heardAt = this.needs.surroundings.now()
    try {
      for (const message of readFrame(frame)) this.take(message)
    } catch {
      // What cannot be read cannot be answered; a new connection begins with the whole text.
      this.reconnect()
    }
  }

  private take(message: Message): void {
    if (message.kind === 'sync step 1') {
      this.isAnswered = true
      this.sendEdits(syncStep2(Y.encodeStateAsUpdate(this.doc, message.stateVector)))
    } else if (message.kind === 'update') {
      Y.applyUpdate(this.doc, message.update, this)
      if (message.answersStep1) this.synced()
    } else if (message.kind === 'awareness') {
      applyAwarenessUpdate(this.awareness, message.awareness, this)
    } else if (message.kind === 'recorded') {
      this.recordedCount = Math.max(this.recordedCount, this.carried[message.count - 1] ?? 0)
      this.progressAt = this.needs.surroundings.now()
      this.needs.onState()
    } else if (message.kind === 'changed') {
      this.needs.onChanged(message.what)
    }
  }

  private synced(): void {
    this.isSynced = true
    this.attempt = 0
    this.needs.onState()
  }

  private readonly edited = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return
    this.madeCount += 1
    // Edits made before the server has asked are in the answer.
    if (this.isOpen && this.isAnswered) this.sendEdits(syncUpdate(update))
    this.needs.onState()
  }

  private sendEdits(message: Uint8Array): void {
    if (this.recordedCount === (this.carried.at(-1) ?? this.recordedCount)) {
      this.progressAt = this.needs.surroundings.now()
    }
    this.carried.push(this.madeCount)
    this.send(message)
  }

  private readonly shown = (_change: unknown, origin: unknown): void => {
    if (origin === 'local' && this.isOpen) this.showOwn()
  }

  private showOwn(): void {
    this.send(awarenessMessage(encodeAwarenessUpdate(this.awareness, [this.doc.clientID])))
  }

  private send(message: Uint8Array): void {
    this.socket?.send(message)
  }

  private async closed(code: number, wasOpen: boolean): Promise<void> {
    this.left()
    const close = wasOpen ? readClose(code) : ((await this.needs.askWhy()) ?? CLOSE.tryLater)
    if (this.isDestroyed || this.socket) return
    if (close.after === 'again') this.retryLater()
    else this.stopped = close
    this.needs.onState()
  }

  /** The connection is over; who was seen through it is not here any more. */
  private left(): void {
    this.socket = null
    if (this.isOpen) this.offlineSince = this.needs.surroundings.now()
    this.isOpen = false
    const others = [...this.awareness.getStates().keys()].filter((client) => client !== this.doc.clientID)
    removeAwarenessStates(this.awareness, others, this)
    this.needs.onState()
  }

  private retryLater(): void {
    const { surroundings } = this.needs
    const pause = Math.min(FIRST_PAUSE * 2 ** this.attempt, LONGEST_PAUSE)
    this.attempt += 1
    // Everybody lost the server at the same moment; they must not all come back at the same moment.
    this.callOffRetry = surroundings.later(() => this.connect(), pause * (0.5 + surroundings.random() / 2))
  }

  private look(): void {
    const { surroundings } = this.needs
    this.callOffLook = surroundings.later(() => {
      const now = surroundings.now()
      const isSilent = now - this.heardAt > LONGEST_SILENCE
      const isUnrecorded = this.isWaitingForRecord && now - this.progressAt > LONGEST_UNRECORDED
      if (this.isOpen && (isSilent || isUnrecorded)) this.reconnect()
      this.look()
    }, LOOK_EVERY)
  }

  private get isWaitingForRecord(): boolean {
    return this.recordedCount < (this.carried.at(-1) ?? 0)
  }

  private reconnect(): void {
    this.dropSocket()
    this.left()
    this.retryLater()
  }

  private dropSocket(): void {
    const { socket } = this
    this.socket = null
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
  }
}
