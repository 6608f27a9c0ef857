/**
 * Keeps a Y.Doc in step with the server over our subprotocol, and knows of every edit of this device whether it is recorded.
 *
 * Order kept here: nothing is sent before the server has asked what we have; the answer holds every edit made until then,
 * whatever was sent on earlier connections (what arrives twice is stored once). An edit counts as recorded when the server
 * says that the message that carried it is committed. A text of one history is never brought to a draft of another: the
 * history's name, which comes first on each connection, is given back with every further one.
 */
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { CLOSE, type Close } from '#domain/collab/close.ts'
import {
  awarenessMessage,
  type Change,
  type Message,
  readFrame,
  syncStep1,
  syncStep2,
  syncUpdate,
} from '#domain/collab/protocol.ts'
import { Line, type LineNeeds } from './line.ts'
import type { RecordState } from './record-state.ts'

export interface ProviderNeeds extends Pick<LineNeeds, 'surroundings' | 'askWhy'> {
  /** Of the socket, without a query. */
  readonly address: string
  /** The state, whether the text is here, or whether it may be written has changed. */
  readonly onState: () => void
  /** Something beside the text has changed on the server. */
  readonly onChanged: (what: Change) => void
  /** The text is as the server has it; on each connection, and again when the server lets us write after all. */
  readonly onInStep: () => void
  /** An edit was made on this device, as the `made`-th; not told of adopted ones. */
  readonly onEdit: (update: Uint8Array, made: number) => void
  /** The first `recorded` edits of this device are recorded. */
  readonly onRecorded: (recorded: number) => void
}

/** Milliseconds without an acknowledgement after which something is wrong: a new connection sends everything again. */
const LONGEST_UNRECORDED = 10_000

const ADOPTED = Symbol('adopted')

export class CollabProvider {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** The text has arrived at least once; only from then on may an editor be bound to it. */
  isSynced = false
  /** The history that the text belongs to; '' until the server has named it. */
  epoch = ''

  private readonly needs: ProviderNeeds
  private readonly line: Line
  /** The server has asked what we have, and was answered: it takes our edits. */
  private isAnswered = false
  private isInStep = false
  private progressAt = 0
  /** Edits of this device, counted from 1. */
  private madeCount = 0
  private recordedCount = 0
  /** For each update-carrying message of this connection: the edits up to which it and those before it carry all. */
  private carried: number[] = []
  /** How many edits the update that is being applied stands for. */
  private weight = 1

  constructor(needs: ProviderNeeds, doc: Y.Doc = new Y.Doc()) {
    this.needs = needs
    this.doc = doc
    this.awareness = new Awareness(this.doc)
    this.line = new Line({
      surroundings: needs.surroundings,
      askWhy: needs.askWhy,
      address: () => (this.epoch ? `${needs.address}?epoch=${encodeURIComponent(this.epoch)}` : needs.address),
      onOpen: () => this.opened(),
      onFrame: (frame) => {
        for (const message of readFrame(frame)) this.take(message)
      },
      onGone: () => this.gone(),
      question: () => syncStep1(Y.encodeStateVector(this.doc)),
      isOverdue: (now) => this.isWaitingForRecord && now - this.progressAt > LONGEST_UNRECORDED,
    })
    this.doc.on('update', this.edited)
    this.awareness.on('update', this.shown)
    this.line.start()
  }

  get state(): RecordState {
    const count = this.madeCount - this.recordedCount
    if (this.stop) return { kind: 'stopped', sentence: this.stop.sentence, count }
    if (!this.isSynced) return { kind: 'opening' }
    if (!this.line.isOpen) return { kind: 'offline', since: this.line.offlineSince, count }
    return count > 0 ? { kind: 'recording', count } : { kind: 'recorded' }
  }

  /** Why it stopped and how to go on; null while it connects by itself. */
  get stop(): Close | null {
    return this.line.stopped
  }

  /** On this connection the text is in step and the server takes edits. */
  get isWritable(): boolean {
    return this.isInStep && this.isAnswered
  }

  /** On this connection the text is in step and the server has not asked for edits: we may only read. */
  get isReadOnly(): boolean {
    return this.isInStep && !this.isAnswered
  }

  wake(): void {
    this.line.wake()
  }

  /**
   * Takes in edits that were made before, on a page that is gone, and sends them. To be called when `isWritable`.
   * @param count how many edits they are
   * @returns the number that `onRecorded` reaches when they are recorded; null when the text holds them already
   */
  adopt(update: Uint8Array, count: number): number | null {
    const before = this.madeCount
    this.weight = count
    try {
      Y.applyUpdate(this.doc, update, ADOPTED)
    } finally {
      this.weight = 1
    }
    return this.madeCount > before ? this.madeCount : null
  }

  destroy(): void {
    this.doc.off('update', this.edited)
    this.awareness.destroy()
    this.line.end()
  }

  private opened(): void {
    this.isAnswered = this.isInStep = false
    this.carried = []
    this.progressAt = this.needs.surroundings.now()
    this.line.send(syncStep1(Y.encodeStateVector(this.doc)))
    if (this.awareness.getLocalState() !== null) this.showOwn()
    this.needs.onState()
  }

  private take(message: Message): void {
    if (message.kind === 'epoch') {
      this.belong(message.epoch)
    } else if (message.kind === 'sync step 1') {
      this.answer(message.stateVector)
    } else if (message.kind === 'update') {
      Y.applyUpdate(this.doc, message.update, this)
      if (message.answersStep1) this.synced()
    } else if (message.kind === 'awareness') {
      applyAwarenessUpdate(this.awareness, message.awareness, this)
    } else if (message.kind === 'recorded') {
      this.recordedCount = Math.max(this.recordedCount, this.carried[message.count - 1] ?? 0)
      this.progressAt = this.needs.surroundings.now()
      this.needs.onRecorded(this.recordedCount)
      this.needs.onState()
    } else if (message.kind === 'changed') {
      this.needs.onChanged(message.what)
    }
  }

  private belong(epoch: string): void {
    if (this.epoch && this.epoch !== epoch) this.line.stop(CLOSE.replaced)
    else this.epoch = epoch
  }

  private answer(stateVector: Uint8Array): void {
    // What was said before the line was given up is still being read.
    if (this.stop) return
    const isFirst = !this.isAnswered
    this.isAnswered = true
    this.sendEdits(syncStep2(Y.encodeStateAsUpdate(this.doc, stateVector)))
    if (isFirst && this.isInStep) this.needs.onInStep()
  }

  private synced(): void {
    if (this.stop) return
    const isFirst = !this.isInStep
    this.isSynced = this.isInStep = true
    this.line.prove()
    if (isFirst) this.needs.onInStep()
    this.needs.onState()
  }

  private readonly edited = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return
    this.madeCount += this.weight
    if (origin !== ADOPTED) this.needs.onEdit(update, this.madeCount)
    // Edits made before the server has asked are in the answer.
    if (this.line.isOpen && this.isAnswered) this.sendEdits(syncUpdate(update))
    this.needs.onState()
  }

  private sendEdits(message: Uint8Array): void {
    if (this.recordedCount === (this.carried.at(-1) ?? this.recordedCount)) {
      this.progressAt = this.needs.surroundings.now()
    }
    this.carried.push(this.madeCount)
    this.line.send(message)
  }

  private readonly shown = (_change: unknown, origin: unknown): void => {
    if (origin === 'local' && this.line.isOpen) this.showOwn()
  }

  private showOwn(): void {
    this.line.send(awarenessMessage(encodeAwarenessUpdate(this.awareness, [this.doc.clientID])))
  }

  /** The connection is over; who was seen through it is not here any more. */
  private gone(): void {
    this.isAnswered = this.isInStep = false
    const others = [...this.awareness.getStates().keys()].filter((client) => client !== this.doc.clientID)
    removeAwarenessStates(this.awareness, others, this)
    this.needs.onState()
  }

  private get isWaitingForRecord(): boolean {
    return this.recordedCount < (this.carried.at(-1) ?? 0)
  }
}
