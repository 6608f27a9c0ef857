/** Who sits at a draft: its connections, what they show of themselves, and what is shown to all of them. */
import type { Instant } from '#domain/clock.ts'
import { type Change, changedMessage, syncUpdate } from '#domain/collab/protocol.ts'
import type { AccountId } from '#domain/ids.ts'
import { Frame } from './frame.ts'
import type { Peer, Shown } from './peer.ts'
import { RoomPresence } from './presence.ts'

export class Seats {
  readonly peers = new Set<Peer>()
  readonly presence = new RoomPresence()
  private readonly clock: () => Instant

  constructor(clock: () => Instant) {
    this.clock = clock
  }

  add(peer: Peer): void {
    this.peers.add(peer)
  }

  /** True when others have to be shown that it is gone. */
  remove(peer: Peer): boolean {
    return this.peers.delete(peer) && this.presence.leave(peer, this.nowMs())
  }

  /** Takes in what a connection shows of itself; true when others have to be shown. @throws as `RoomPresence.receive` */
  receivePresence(peer: Peer, awareness: Uint8Array, ownerOf: (client: number) => AccountId | undefined): boolean {
    // What was held back of a connection that has left meanwhile must not bring it back.
    return this.peers.has(peer) && this.presence.receive(peer, awareness, ownerOf, this.nowMs())
  }

  /** Shows a connection everybody who is here. */
  showPresence(peer: Peer): void {
    const others = this.presence.all(peer)
    if (others) peer.send(others)
  }

  /** Shows a committed update to every connection, except the only one that wrote it. */
  show(update: Uint8Array, onlyAuthor: string | null): void {
    const shown: Shown = { update, frames: [new Frame(syncUpdate(update))] }
    for (const peer of this.peers) if (peer.connectionId !== onlyAuthor) peer.show(shown)
  }

  tell(what: Change): void {
    for (const peer of this.peers) if (peer.speaksOurs) peer.send(changedMessage(what))
  }

  private nowMs(): number {
    return Date.parse(this.clock())
  }
}
