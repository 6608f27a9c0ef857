/**
 * Why the server closes a co-editing socket: codes for programs, one sentence for the person, and whether coming back by
 * itself makes sense. The codes are part of the outer interface; the sentences are constants, never made of what came in.
 */
import type { ErrorCode } from '../errors.ts'

/** What a client does by itself after a close. `again`: the same connection; `afresh`: pull the text anew first. */
export type AfterClose = 'again' | 'afresh' | 'stay away'

export interface Close {
  readonly code: number
  readonly sentence: string
  readonly after: AfterClose
}

export const CLOSE = {
  malformed: {
    code: 4400,
    sentence: 'The editor sent something that cannot be read. Reload the page.',
    after: 'stay away',
  },
  signedOut: { code: 4401, sentence: 'You are signed out. Sign in again to go on.', after: 'stay away' },
  notAllowed: { code: 4403, sentence: 'You may not edit this draft, or not any more.', after: 'stay away' },
  tooSlow: {
    code: 4408,
    sentence: 'Your connection was too slow to follow the draft. It is opened again.',
    after: 'again',
  },
  replaced: {
    code: 4409,
    sentence: 'The draft is frozen or was replaced. It is opened again as it stands now.',
    after: 'afresh',
  },
  tooLarge: { code: 4413, sentence: 'That was too large. Paste the text in smaller parts.', after: 'stay away' },
  tooFast: {
    code: 4429,
    sentence: 'Your editor sent more than the draft can take. It is opened again.',
    after: 'again',
  },
  restarting: { code: 1012, sentence: 'The server is restarting.', after: 'again' },
  tryLater: {
    code: 1013,
    sentence: 'The server cannot open this draft at the moment. It will try again.',
    after: 'again',
  },
} as const satisfies Record<string, Close>

export type CloseReason = keyof typeof CLOSE

const REASON_OF: Readonly<Partial<Record<ErrorCode, CloseReason>>> = {
  invalid: 'malformed',
  unsupported: 'malformed',
  unauthenticated: 'signedOut',
  forbidden: 'notAllowed',
  not_found: 'notAllowed',
  frozen: 'replaced',
  conflict: 'replaced',
  too_large: 'tooLarge',
  too_fast: 'tooFast',
}

/** The close that answers a refusal; anything that is not the client's doing is worth another try. */
export function closeFor(code: ErrorCode): Close {
  return CLOSE[REASON_OF[code] ?? 'tryLater']
}

/** Reads a close code that arrived; codes of the network (1000 to 1015) mean: again. */
export function readClose(code: number): Close {
  const known = Object.values(CLOSE).find((close) => close.code === code)
  if (known) return known
  const staysAway = code >= 4400 && code < 4500
  return { code, sentence: 'The connection was closed.', after: staysAway ? 'stay away' : 'again' }
}
