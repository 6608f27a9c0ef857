/**
 * Asking connections for what is missing of theirs. A client that was asked answers with all that it has and the draft lacks;
 * until then its updates are passed over, since the answer will hold them too.
 */
import { syncStep1 } from '#domain/collab/protocol.ts'
import { DomainError } from '#domain/errors.ts'
import type { Peer } from './peer.ts'
import type { RoomText } from './room-text.ts'

/** Asks a connection what it has; as soon as the text is here, if it takes the text to know what to ask. */
export function ask(peer: Peer, text: RoomText): void {
  const vector = text.vector()
  if (!vector) {
    text.hold(peer, 0, () => ask(peer, text))
    return
  }
  peer.isAsked = true
  peer.isEarly = false
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
 * An update builds on something that is not recorded: passes over what comes until its sender has sent everything.
 * @param isEarly what it builds on waits for its commit; after that the sender is asked
 * @throws DomainError `conflict` when it was all that the sender had
 */
export function defer(peer: Peer, text: RoomText, isEarly: boolean, answersStep1: boolean): void {
  if (!isEarly && answersStep1) {
    throw new DomainError('conflict', 'The update builds on a text that this draft does not have.')
  }
  peer.isDeferring = true
  if (isEarly) peer.isEarly = true
  else if (!peer.isAsked) ask(peer, text)
}

/** Asks those again whose updates came too early. */
export function askEarly(peers: Iterable<Peer>, text: RoomText): void {
  for (const peer of peers) if (peer.isEarly && !peer.isAsked) ask(peer, text)
}
