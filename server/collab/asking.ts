/**
 * Asking connections for what is missing of theirs. A client that was asked answers with all that it has and the draft lacks;
 * until then its updates are passed over, since the answer will hold them too.
 */
import { type Close, closeFor } from '#domain/collab/close.ts'
import { syncStep1 } from '#domain/collab/protocol.ts'
import { DomainError } from '#domain/errors.ts'
import type { Arrived, Peer } from './peer.ts'
import type { RoomText } from './room-text.ts'

interface Seated {
  readonly peers: ReadonlySet<Peer>
  closePeer(peer: Peer, close: Close): void
}

/** As the ledger says it: behind something that is too early, all is. */
export const EARLY = { kind: 'early' } as const

/** Asks a connection what it has; as soon as the text is here, if it takes the text to know what to ask. */
export function ask(peer: Peer, text: RoomText): void {
  const vector = text.vector()
  if (!vector) {
    text.hold(peer, 0, () => ask(peer, text))
    return
  }
  peer.isAsked = true
  peer.send(syncStep1(vector))
}

/**
 * Whether an update of a connection is passed over.
 * @param answersStep1 it is the answer, so nothing is passed over any more
 */
export function isPassedOver(peer: Peer, answersStep1: boolean): boolean {
  if (answersStep1) peer.isAsked = peer.isDeferring = false
  // The answer that is on its way holds this update too, and acknowledging it acknowledges this one.
  return peer.isDeferring
}

/**
 * An update builds on something that is not here: passes over what comes until its sender has sent everything.
 * @throws DomainError `conflict` when it was all that the sender had
 */
export function defer(peer: Peer, text: RoomText, answersStep1: boolean): void {
  if (answersStep1) throw new DomainError('conflict', 'The update builds on a text that this draft does not have.')
  peer.isDeferring = true
  if (!peer.isAsked) ask(peer, text)
}

/**
 * Holds what builds on something that waits for its commit. Asking its sender again instead would lose words: by then it may
 * have heard that what they stand in was taken away, and has nothing left to send.
 */
export function holdEarly(peer: Peer, arrived: Arrived): void {
  peer.early.push(arrived)
  peer.wait(arrived.raw.length)
}

/**
 * Takes what is held of each connection once more, in its order; what is still too early is held again. A refusal ends the
 * connection.
 */
export function takeEarly(room: Seated, take: (peer: Peer, arrived: Arrived) => void): void {
  for (const peer of [...room.peers]) {
    for (const arrived of peer.early.splice(0)) {
      peer.wait(-arrived.raw.length)
      if (peer.isClosed) continue
      try {
        take(peer, arrived)
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        room.closePeer(peer, closeFor(error.code))
      }
    }
  }
}
