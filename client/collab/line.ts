/**
 * The line to the server: one socket at a time, opened again after a growing and random pause, given up where coming back makes
 * no sense. It does not believe in a socket because it looks open: after a sleep, a change of network or a return to the page it
 * asks, and opens another one when nothing is heard.
 */
import { CLOSE, type Close, readClose } from '#domain/collab/close.ts'
import { SUBPROTOCOL } from '#domain/collab/protocol.ts'
import type { LinkSocket, Surroundings } from './link.ts'

export interface LineNeeds {
  /** Asked for each connection anew. */
  readonly address: () => string
  readonly surroundings: Surroundings
  readonly onOpen: () => void
  /** @throws whatever cannot be read; a new connection is opened then */
  readonly onFrame: (frame: Uint8Array) => void
  /** The connection is gone, or has been given up. */
  readonly onGone: () => void
  /** A message that the server answers. */
  readonly question: () => Uint8Array
  /** What was sent has been waiting too long for its answer. */
  readonly isOverdue: (now: number) => boolean
  /** A socket did not open: whether the server refuses us, which a browser does not tell. Null: it does not, or no answer. */
  readonly askWhy: () => Promise<Close | null>
}

/** Milliseconds. */
const FIRST_PAUSE = 500
const LONGEST_PAUSE = 8_000
const LOOK_EVERY = 5_000
/** Without any message for this long the line is dead: the server gives a sign of life every 15 seconds. */
const LONGEST_SILENCE = 40_000
/** Something must be heard within this time of a question. */
const LONGEST_ANSWER = 5_000
/** A socket that has not opened for this long will not. */
const LONGEST_OPENING = 20_000

export class Line {
  isOpen = false
  offlineSince: number
  /** Why it was given up; null while it connects by itself. */
  stopped: Close | null = null

  private readonly needs: LineNeeds
  private socket: LinkSocket | null = null
  private isEnded = false
  private attempt = 0
  private heardAt = 0
  private triedAt = 0
  private lookedAt: number
  private isAsking = false
  private callOffRetry: (() => void) | null = null
  private callOffLook: (() => void) | null = null

  constructor(needs: LineNeeds) {
    this.needs = needs
    this.offlineSince = this.lookedAt = needs.surroundings.now()
  }

  start(): void {
    this.connect()
    this.look()
  }

  send(message: Uint8Array): void {
    this.socket?.send(message)
  }

  /** The connection has proved itself: the next pause is a short one again. */
  prove(): void {
    this.attempt = 0
  }

  /** The network may be back, or the device has woken: tries at once, and asks a socket that looks open. */
  wake(): void {
    if (this.stopped || this.isEnded) return
    if (this.isOpen) this.ask()
    else if (!this.socket || this.now - this.triedAt > LONGEST_ANSWER) this.connectNow()
  }

  end(): void {
    this.isEnded = true
    this.callOffRetry?.()
    this.callOffLook?.()
    this.drop()
  }

  /** Gives up, for a reason that did not come as a close. */
  stop(close: Close): void {
    this.stopped = close
    this.drop()
    this.gone()
  }

  private get now(): number {
    return this.needs.surroundings.now()
  }

  private connectNow(): void {
    this.callOffRetry?.()
    this.drop()
    this.connect()
  }

  private connect(): void {
    const socket = this.needs.surroundings.open(this.needs.address(), SUBPROTOCOL)
    let wasOpen = false
    this.socket = socket
    this.triedAt = this.now
    socket.onopen = () => {
      wasOpen = true
      this.isOpen = true
      this.heardAt = this.now
      this.needs.onOpen()
    }
    socket.onmessage = ({ data }) => {
      if (this.socket === socket && data instanceof ArrayBuffer) this.hear(new Uint8Array(data))
    }
    socket.onerror = () => {}
    socket.onclose = ({ code }) => {
      if (this.socket === socket) void this.closed(code, wasOpen)
    }
  }

  private hear(frame: Uint8Array): void {
    this.heardAt = this.now
    this.isAsking = false
    try {
      this.needs.onFrame(frame)
    } catch {
      // What cannot be read cannot be answered; a new connection begins with the whole text.
      this.reconnect()
    }
  }

  private async closed(code: number, wasOpen: boolean): Promise<void> {
    this.socket = null
    this.gone()
    const close = wasOpen ? readClose(code) : ((await this.needs.askWhy()) ?? CLOSE.tryLater)
    if (this.isEnded || this.socket || this.stopped) return
    if (close.after === 'again') this.retryLater()
    else this.stop(close)
  }

  private gone(): void {
    if (this.isOpen) this.offlineSince = this.now
    this.isOpen = this.isAsking = false
    this.needs.onGone()
  }

  private retryLater(): void {
    const { surroundings } = this.needs
    const pause = Math.min(FIRST_PAUSE * 2 ** this.attempt, LONGEST_PAUSE)
    this.attempt += 1
    this.callOffRetry?.()
    // Everybody lost the server at the same moment; they must not all come back at the same moment.
    this.callOffRetry = surroundings.later(
      () => {
        if (!this.socket) this.connect()
      },
      pause * (0.5 + surroundings.random() / 2),
    )
  }

  private look(): void {
    this.callOffLook = this.needs.surroundings.later(() => {
      const { now } = this
      // A timer this late means that the device slept, or that the page did.
      const hasSlept = now - this.lookedAt > 2 * LOOK_EVERY
      this.lookedAt = now
      this.examine(now, hasSlept)
      this.look()
    }, LOOK_EVERY)
  }

  private examine(now: number, hasSlept: boolean): void {
    const isSilent = this.isOpen && now - this.heardAt > LONGEST_SILENCE
    const isStuck = this.socket !== null && !this.isOpen && now - this.triedAt > LONGEST_OPENING
    if (isSilent || isStuck || (this.isOpen && this.needs.isOverdue(now))) this.reconnect()
    if (hasSlept && !(this.isOpen && now - this.heardAt < 2 * LOOK_EVERY)) this.wake()
  }

  private ask(): void {
    if (this.isAsking) return
    const { socket } = this
    this.isAsking = true
    this.send(this.needs.question())
    this.needs.surroundings.later(() => {
      if (!this.isAsking || this.socket !== socket || this.isEnded) return
      this.gone()
      this.connectNow()
    }, LONGEST_ANSWER)
  }

  /** Drops the connection as a break of the network would, and comes back after a pause. */
  private reconnect(): void {
    this.drop()
    this.gone()
    this.retryLater()
  }

  private drop(): void {
    const { socket } = this
    this.socket = null
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
  }
}
