/**
 * The frames of the co-editing socket. Types 0 and 1 are those of y-protocols, so that a stock provider can speak with us;
 * 100 to 102 are ours and go only to a client that asked for the subprotocol below. A client sends one message a frame;
 * to a client of the subprotocol the server may send several, one after another, in one frame.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { DomainError } from '../errors.ts'

export const SUBPROTOCOL = 'intersession.v1'

export const MESSAGE = { sync: 0, awareness: 1, queryAwareness: 3, recorded: 100, changed: 101, epoch: 102 } as const
const SYNC = { step1: 0, step2: 1, update: 2 } as const

/** What has changed beside the text; the client fetches it anew. */
export const CHANGES = [
  'proposals',
  'brackets',
  'comments',
  'agreements',
  'versions',
  'rounds',
  'checks',
  'rights',
  'state',
] as const
export type Change = (typeof CHANGES)[number]

export type Message =
  | { readonly kind: 'sync step 1'; readonly stateVector: Uint8Array }
  /** Carries edits. `answersStep1`: it is a sync step 2 and so holds all that the sender has and the receiver lacked. */
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly answersStep1: boolean }
  | { readonly kind: 'awareness'; readonly awareness: Uint8Array }
  | { readonly kind: 'query awareness' }
  | { readonly kind: 'recorded'; readonly count: number }
  | { readonly kind: 'changed'; readonly what: Change }
  /** Names the history of the draft. A text from another history must not be merged with this one. */
  | { readonly kind: 'epoch'; readonly epoch: string }

function malformed(): never {
  throw new DomainError('invalid', 'The message cannot be read.')
}

function readOne(decoder: decoding.Decoder): Message {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      return readSync(decoder)
    case MESSAGE.awareness:
      return { kind: 'awareness', awareness: decoding.readVarUint8Array(decoder) }
    case MESSAGE.queryAwareness:
      return { kind: 'query awareness' }
    case MESSAGE.recorded:
      return { kind: 'recorded', count: decoding.readVarUint(decoder) }
    case MESSAGE.changed: {
      const named: unknown = JSON.parse(decoding.readVarString(decoder))
      const what = CHANGES.find((known) => known === named)
      return what ? { kind: 'changed', what } : malformed()
    }
    case MESSAGE.epoch:
      return { kind: 'epoch', epoch: decoding.readVarString(decoder) }
    default:
      return malformed()
  }
}

function readSync(decoder: decoding.Decoder): Message {
  const step = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (step === SYNC.step1) return { kind: 'sync step 1', stateVector: payload }
  if (step === SYNC.step2) return { kind: 'update', update: payload, answersStep1: true }
  return step === SYNC.update ? { kind: 'update', update: payload, answersStep1: false } : malformed()
}

/**
 * Reads every message of one frame. The byte arrays are views into the frame.
 * @param most messages that may stand in it
 * @throws DomainError `invalid` for bytes that are no message of this protocol, or for more messages
 */
export function readFrame(frame: Uint8Array, most = Number.POSITIVE_INFINITY): Message[] {
  const decoder = decoding.createDecoder(frame)
  const messages: Message[] = []
  try {
    do {
      if (messages.length === most) malformed()
      messages.push(readOne(decoder))
    } while (decoding.hasContent(decoder))
  } catch {
    malformed()
  }
  return messages
}

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const sync = (step: number, payload: Uint8Array): Uint8Array =>
  frame(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, payload)
  })

/** "This is what I have; send what I lack." */
export const syncStep1 = (stateVector: Uint8Array): Uint8Array => sync(SYNC.step1, stateVector)
export const syncStep2 = (update: Uint8Array): Uint8Array => sync(SYNC.step2, update)
/** The beginning of a sync step 2, before the update itself. */
export const syncStep2Start = (byteCount: number): Uint8Array =>
  frame(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, SYNC.step2)
    encoding.writeVarUint(encoder, byteCount)
  })
export const syncUpdate = (update: Uint8Array): Uint8Array => sync(SYNC.update, update)

export const awarenessMessage = (awareness: Uint8Array): Uint8Array =>
  frame(MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, awareness))

/** The first `count` update-carrying messages of this connection are committed. */
export const recordedMessage = (count: number): Uint8Array =>
  frame(MESSAGE.recorded, (encoder) => encoding.writeVarUint(encoder, count))

export const changedMessage = (what: Change): Uint8Array =>
  frame(MESSAGE.changed, (encoder) => encoding.writeVarString(encoder, JSON.stringify(what)))

export const epochMessage = (epoch: string): Uint8Array =>
  frame(MESSAGE.epoch, (encoder) => encoding.writeVarString(encoder, epoch))

/** One client's presence. `json` is what the client said of itself, not yet parsed; the text `null` says that it has left. */
export interface Presence {
  readonly clientId: number
  readonly clock: number
  readonly json: string
}

/**
 * Reads the inside of an awareness message.
 * @throws DomainError `invalid` for bytes that are none
 */
export function readPresences(awareness: Uint8Array): Presence[] {
  try {
    const decoder = decoding.createDecoder(awareness)
    const count = decoding.readVarUint(decoder)
    const presences: Presence[] = []
    for (let place = 0; place < count; place++) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      presences.push({ clientId, clock, json: decoding.readVarString(decoder) })
    }
    return presences
  } catch {
    return malformed()
  }
}

/** The inside of an awareness message; empty for no presences, which a client takes as a sign of life. */
export function writePresences(presences: readonly Presence[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, presences.length)
  for (const { clientId, clock, json } of presences) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}
