/** What a socket does to its room: frames come in, each message goes where it belongs, and the first wrong one ends it. */
import { type Actor, may } from '#domain/access.ts'
import type { Instant } from '#domain/clock.ts'
import { CLOSE, closeFor } from '#domain/collab/close.ts'
import { epochMessage, type Message, readFrame } from '#domain/collab/protocol.ts'
import { DomainError } from '#domain/errors.ts'
import type { CollabLog, Pace } from './pace.ts'
import { Peer, type SignIn, type Socket } from './peer.ts'
import type { Room } from './room.ts'

export interface Connection {
  receive(frame: Uint8Array): void
  /** It answered a ping. */
  livedOn(): void
  left(): void
}

interface ConnectionNeeds {
  readonly room: Room
  readonly actor: Actor
  readonly signIn: SignIn
  readonly socket: Socket
  readonly speaksOurs: boolean
  readonly connectionId: string
  readonly clock: () => Instant
  readonly wake: (peer: Peer) => void
  readonly later: Pace['later']
  readonly log: CollabLog
}

/** A client sends one message a frame; more than a few are a way round the count of what a second may bring. */
const MOST_IN_FRAME = 8
/** Milliseconds for which a connection that writes faster than anybody types is not read. */
const SLOWED_FOR = 500

/** The whole text is an answer: an honest client asks once a connection, a hostile one would have it written till memory ends. */
function assertAnswerable(peer: Peer, at: Instant): void {
  if (!peer.countQuestion(Date.parse(at))) throw new DomainError('too_fast', 'Too many questions in one second.')
}

/** Joins a room. */
export function connect(needs: ConnectionNeeds): Connection {
  const { room, actor, signIn, clock, later, log } = needs
  const { speaksOurs, connectionId } = needs
  const mayEdit = may(actor, 'draft.edit', room.standing) && room.standing.isOpen
  const peer = new Peer(needs.socket, { actor, signIn, mayEdit, speaksOurs, connectionId }, needs.wake)
  if (speaksOurs) peer.send(epochMessage(room.epoch))
  room.join(peer)

  const act = (message: Message): void => {
    if (message.kind === 'sync step 1' || message.kind === 'query awareness') assertAnswerable(peer, clock())
    switch (message.kind) {
      case 'update':
        room.receive(peer, message.update, message.answersStep1)
        break
      case 'sync step 1':
        room.answer(peer, message.stateVector)
        break
      case 'awareness':
        room.receivePresence(peer, message.awareness)
        break
      case 'query awareness':
        room.showPresence(peer)
        break
      default:
        throw new DomainError('invalid', 'Only the server says this.')
    }
  }

  const take = (frame: Uint8Array): void => {
    if (peer.isClosed) return
    try {
      for (const message of readFrame(frame, MOST_IN_FRAME)) act(message)
    } catch (error) {
      const isRefusal = error instanceof DomainError
      const fields = { draftId: room.draftId, accountId: actor.accountId, connectionId }
      if (isRefusal) log.warn({ ...fields, code: error.code, reason: error.message }, 'message refused')
      else log.error({ ...fields, err: error }, 'message failed')
      room.closePeer(peer, isRefusal ? closeFor(error.code) : CLOSE.tryLater)
    }
  }

  return {
    receive(frame) {
      if (peer.isClosed) return
      peer.isAlive = true
      if (peer.isTooManyWith(Date.parse(clock()))) later(() => peer.readOn(), SLOWED_FOR)
      if (room.text.mustHold(peer, () => needsText(frame, peer))) {
        // The frame may be a view into what the network brought together.
        const kept = frame.slice()
        room.text.hold(peer, kept.length, () => take(kept))
      } else {
        take(frame)
      }
    },
    livedOn() {
      peer.isAlive = true
    },
    left() {
      room.leave(peer)
    },
  }
}

/** Whether something in a frame cannot be acted on without the text. Of a frame that cannot be read, nothing is. */
function needsText(frame: Uint8Array, peer: Peer): boolean {
  try {
    return readFrame(frame, MOST_IN_FRAME).some(({ kind }) => {
      // Who shows itself for the first time may show another's client, which the text knows.
      return kind === 'update' || kind === 'sync step 1' || (kind === 'awareness' && peer.presenceClient === null)
    })
  } catch {
    return false
  }
}
