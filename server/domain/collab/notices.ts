/**
 * What the processes that share a database tell each other. A notice is a wake-up and may be lost: the rows of the update log
 * and the rights in the stores are the truth, and whoever listens looks there now and then of its own accord. Only presence
 * travels in the notice itself, since it is worth nothing later. Contract: tests/contracts/notices.ts.
 */
import type { AccountId, DraftId } from '../ids.ts'
import { CHANGES, type Change, type Presence } from './protocol.ts'

export type Notice =
  /** The draft's log has come to this sequence. */
  | { readonly kind: 'rows'; readonly draftId: DraftId; readonly sequence: number }
  /** Rights or state of a draft, or what an account may do, are to be read again. */
  | { readonly kind: 'rights'; readonly draftId?: DraftId; readonly accountId?: AccountId }
  /** An account may not stay in a draft. */
  | { readonly kind: 'revoked'; readonly draftId: DraftId; readonly accountId: AccountId }
  /** Something beside the text has changed. */
  | { readonly kind: 'changed'; readonly draftId: DraftId; readonly what: Change }
  /** Who is in a draft at the sender's; the text `null` for one who has left. */
  | { readonly kind: 'presence'; readonly draftId: DraftId; readonly presences: readonly Presence[] }
  /** Asks who is in a draft. */
  | { readonly kind: 'who'; readonly draftId: DraftId }
  /** The sender lives; a new one asks the others to say so too. */
  | { readonly kind: 'here'; readonly isNew: boolean }
  /** The sender ends. */
  | { readonly kind: 'gone' }

/** Bytes of one notice as a line of JSON, with its sender; what is longer cannot be said. */
export const LARGEST_NOTICE = 7_900

export interface Ear {
  /** A notice of another process; never one's own. */
  readonly heard: (from: string, notice: Notice) => void
  /** Listening has begun, or begun again: what was said before was not heard. */
  readonly began: () => void
}

export interface Notices {
  /** Listens from now on, with one ear. Resolves when it does; rejects when it cannot now, and goes on trying. */
  listen(ear: Ear): Promise<void>
  /** Tells all other processes. When it rejects, they may or may not have heard. */
  say(notices: readonly Notice[]): Promise<void>
  /** Whether the update log has to say what it appends. It does at first. */
  announceAppends(isNeeded: boolean): void
}

/** A notice as a line, and back. */
export function writeNotice(from: string, notice: Notice): string {
  return JSON.stringify({ from, ...notice })
}

/** @returns null for a line that is no notice, such as one of another version of the program */
export function readNotice(line: string): { readonly from: string; readonly notice: Notice } | null {
  let said: unknown
  try {
    said = JSON.parse(line)
  } catch {
    return null
  }
  if (typeof said !== 'object' || said === null) return null
  const { from, ...notice } = said as Record<string, unknown>
  return typeof from === 'string' && isNotice(notice) ? { from, notice } : null
}

function isNotice(said: Record<string, unknown>): said is Record<string, unknown> & Notice {
  const isText = (value: unknown) => typeof value === 'string'
  const isTextOrNone = (value: unknown) => value === undefined || isText(value)
  switch (said.kind) {
    case 'rows':
      return isText(said.draftId) && Number.isSafeInteger(said.sequence)
    case 'rights':
      return isTextOrNone(said.draftId) && isTextOrNone(said.accountId)
    case 'revoked':
      return isText(said.draftId) && isText(said.accountId)
    case 'changed':
      return isText(said.draftId) && CHANGES.some((what) => what === said.what)
    case 'presence':
      return isText(said.draftId) && Array.isArray(said.presences) && said.presences.every(isPresence)
    case 'who':
      return isText(said.draftId)
    case 'here':
      return typeof said.isNew === 'boolean'
    default:
      return said.kind === 'gone'
  }
}

function isPresence(value: unknown): value is Presence {
  if (typeof value !== 'object' || value === null) return false
  const { clientId, clock, json } = value as Partial<Record<keyof Presence, unknown>>
  return Number.isSafeInteger(clientId) && Number.isSafeInteger(clock) && typeof json === 'string'
}
