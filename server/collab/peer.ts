/**
 * One connection to one draft: what it may do, what it sent and how much of that is recorded, and what is on its way to it.
 * What a turn brings is written at once. A connection that reads slowly loses presence first, then gets its updates merged
 * when it can take them, and is closed when even that grows too large; it never holds up another.
 */
import type { Actor } from '#domain/access.ts'
import { CLOSE, type Close } from '#domain/collab/close.ts'
import { awarenessMessage, recordedMessage, syncUpdate, writePresences } from '#domain/collab/protocol.ts'
import { Frame } from './frame.ts'
import { mergeUpdates } from './merge.ts'
import { Rate } from './rate.ts'

/** The part of a WebSocket that a connection needs. */
export interface Socket {
  readonly bufferedAmount: number
  /** Called when all that was held back by the network has left. */
  drained: (() => void) | null
  /** Writes frames at once, in this order. */
  send(frames: readonly Frame[]): void
  close(code: number, reason: string): void
  terminate(): void
  ping(): void
  /** Stops reading, so that the sender is slowed by its own network. */
  pause(): void
  resume(): void
}

/** Bytes on their way beyond which presence is left out and updates are held back. */
const SLOW = 1_048_576
/** Bytes held back beyond which the connection is closed. */
const TOO_SLOW = 8 * 1_048_576
/** Bytes of a connection that may wait for their commit before it is no longer read. */
const WAITING_LIMIT = 1_048_576
/** Questions in one second, each answered by as much as the whole text, beyond which a connection is closed. */
const QUESTIONS_A_SECOND = 5
/** Messages in one second beyond which a connection is not read until the next one. */
const MESSAGES_A_SECOND = 5_000

export const KEEP_ALIVE = new Frame(awarenessMessage(writePresences([])))

/** An update and its frame, built once for all who get it. */
export interface Shown {
  readonly update: Uint8Array
  readonly frames: readonly [Frame]
}

/** What somebody is signed in by: the same `key` for the same, and who that is now, null once it has ended. */
export interface SignIn {
  readonly key: string
  readonly readActor: () => Promise<Actor | null>
}

/** An update as a connection sent it. */
export interface Arrived {
  readonly raw: Uint8Array
  /** Of how many that the connection has sent it is the last. */
  readonly count: number
  readonly answersStep1: boolean
}

export class Peer {
  readonly connectionId: string
  /** Whether it speaks our subprotocol. */
  readonly speaksOurs: boolean
  readonly signIn: SignIn
  actor: Actor
  mayEdit: boolean
  /** The Yjs client that its presence is shown under; null until it has shown any. */
  presenceClient: number | null = null
  /** Update-carrying messages that arrived. */
  receivedCount = 0
  /** A sync step 1 was sent and not yet answered. */
  isAsked = false
  /** Updates are passed over until the answer comes, which will hold them. */
  isDeferring = false
  /** What it sent that builds on something that waits for its commit, and all after that: taken again once that is done. */
  readonly early: Arrived[] = []
  isClosed = false
  isAlive = true

  private readonly socket: Socket
  private readonly wake: (peer: Peer) => void
  private messages: Frame[] = []
  private updates: Shown[] = []
  private presence: Frame | null = null
  private recordedCount = 0
  private toldCount = 0
  private heldBytes = 0
  private waitingBytes = 0
  private isPaused = false
  private isTooFast = false
  private readonly messageRate = new Rate(MESSAGES_A_SECOND)
  private readonly questionRate = new Rate(QUESTIONS_A_SECOND)

  constructor(
    socket: Socket,
    who: {
      readonly actor: Actor
      readonly signIn: SignIn
      readonly mayEdit: boolean
      readonly speaksOurs: boolean
      readonly connectionId: string
    },
    wake: (peer: Peer) => void,
  ) {
    this.socket = socket
    this.actor = who.actor
    this.signIn = who.signIn
    this.mayEdit = who.mayEdit
    this.speaksOurs = who.speaksOurs
    this.connectionId = who.connectionId
    this.wake = wake
    socket.drained = () => {
      if (this.heldBytes > 0) this.flush()
    }
  }

  /**
   * Counts a message. True when it is the first one too many for this second: the connection is no longer read until
   * `readOn`. What the network had brought already still arrives.
   */
  isTooManyWith(atMs: number): boolean {
    if (this.messageRate.count(atMs) || this.isTooFast) return false
    this.isTooFast = true
    this.pauseOrResume()
    return true
  }

  readOn(): void {
    this.isTooFast = false
    this.pauseOrResume()
  }

  /** Counts a question; false when it is one too many, or when what it was told before has not left yet. */
  countQuestion(atMs: number): boolean {
    return this.questionRate.count(atMs) && this.socket.bufferedAmount <= TOO_SLOW
  }

  /** Sets whether it may edit. True when it could not before. */
  allow(mayEdit: boolean): boolean {
    const isNew = mayEdit && !this.mayEdit
    this.mayEdit = mayEdit
    return isNew
  }

  send(message: Uint8Array | Frame): void {
    this.messages.push(message instanceof Frame ? message : new Frame(message))
    this.wake(this)
  }

  show(shown: Shown): void {
    this.updates.push(shown)
    this.heldBytes += shown.update.length
    this.wake(this)
  }

  /** Presence is worth only as much as it is fresh: what has not left yet gives way, and a slow reader gets none. */
  showPresence(message: Frame): void {
    if (this.socket.bufferedAmount > SLOW) return
    this.presence = message
    this.wake(this)
  }

  /** The first `count` update-carrying messages are committed. */
  acknowledge(count: number): void {
    this.recordedCount = Math.max(this.recordedCount, count)
    this.wake(this)
  }

  /** Bytes that begin to wait for their commit (positive) or no longer wait (negative). */
  wait(byteCount: number): void {
    this.waitingBytes += byteCount
    this.pauseOrResume()
  }

  private pauseOrResume(): void {
    const shouldPause = this.isTooFast || this.waitingBytes > WAITING_LIMIT
    if (shouldPause === this.isPaused || this.isClosed) return
    this.isPaused = shouldPause
    if (shouldPause) this.socket.pause()
    else this.socket.resume()
  }

  /** Writes what a turn has brought. */
  flush(): void {
    if (this.isClosed) return
    if (this.socket.bufferedAmount > SLOW && this.messages.length === 0) {
      // Once there is room, `drained` flushes again.
      if (this.heldBytes > TOO_SLOW) this.close(CLOSE.tooSlow)
      return
    }
    this.socket.send(this.takeFrames())
  }

  private takeFrames(): readonly Frame[] {
    const { messages, updates, presence } = this
    const isToldAll = !this.speaksOurs || this.recordedCount <= this.toldCount
    const [only] = updates
    // What most connections get most of the time: one update that all of them get.
    if (only && updates.length === 1 && messages.length === 0 && !presence && isToldAll) {
      updates.pop()
      this.heldBytes = 0
      return only.frames
    }
    const frames = messages
    this.messages = []
    if (only) {
      if (updates.length === 1) frames.push(...only.frames)
      else frames.push(new Frame(syncUpdate(mergeUpdates(updates.map(({ update }) => update)))))
      this.updates = []
      this.heldBytes = 0
    }
    if (!isToldAll) {
      this.toldCount = this.recordedCount
      frames.push(new Frame(recordedMessage(this.recordedCount)))
    }
    if (presence) frames.push(presence)
    this.presence = null
    return frames
  }

  /** Asks for a sign of life. False when the last question was not answered: the connection is dead and was dropped. */
  askForLife(): boolean {
    if (!this.isAlive) {
      this.socket.terminate()
      return false
    }
    this.isAlive = false
    this.socket.ping()
    // A stock provider counts messages, not pings: without one for 30 seconds it thinks that the line is dead.
    this.send(KEEP_ALIVE)
    return true
  }

  /** What was queued for it still goes out if it can; what it sends from now on is ignored. */
  close({ code, sentence }: Close): void {
    if (this.isClosed) return
    this.isClosed = true
    if (this.socket.bufferedAmount <= SLOW) this.socket.send(this.takeFrames())
    if (this.isPaused) this.socket.resume()
    this.socket.close(code, sentence)
  }
}
