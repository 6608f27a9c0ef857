/** Who has something to be written: connections at the end of the current act, presence of a room a little later. */
import { Frame } from './frame.ts'
import type { Pace } from './pace.ts'
import type { Peer } from './peer.ts'
import type { Room } from './room.ts'

/** Cursors that move meanwhile go out together. */
const PRESENCE_PAUSE = 40

export class Outbox {
  private readonly pace: Pace
  private readonly due = new Set<Peer>()
  private readonly presenceDue = new Set<Room>()

  constructor(pace: Pace) {
    this.pace = pace
  }

  /** Has a connection written when the act that is running is over, so that all it brings goes out at once. */
  readonly wake = (peer: Peer): void => {
    if (this.due.size === 0) queueMicrotask(() => this.flush())
    this.due.add(peer)
  }

  showPresenceOf(room: Room): void {
    if (this.presenceDue.has(room)) return
    this.presenceDue.add(room)
    this.pace.later(() => {
      this.presenceDue.delete(room)
      const messageFor = room.presence.takeChanges()
      const frames = new Map<Uint8Array, Frame>()
      for (const peer of room.peers) {
        const message = messageFor(peer)
        if (!message) continue
        const frame = frames.get(message) ?? new Frame(message)
        frames.set(message, frame)
        peer.showPresence(frame)
      }
    }, PRESENCE_PAUSE)
  }

  private flush(): void {
    const peers = [...this.due]
    this.due.clear()
    for (const peer of peers) peer.flush()
  }
}
