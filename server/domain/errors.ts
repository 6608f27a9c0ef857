/**
 * The one error that the domain throws. Its code is stable: `server/http/errors.ts` maps it to a status,
 * `client/api/http.ts` revives it from problem+json, so that both sides of the wire speak of the same refusal.
 */

export const ERROR_CODES = [
  'unauthenticated',
  'forbidden',
  'not_found',
  'ambiguous',
  'invalid',
  'conflict',
  'frozen',
  'illegal_transition',
  'too_large',
  'unsupported',
  'too_fast',
  'unavailable',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** Why an act is not possible: a code for programs and one sentence for the person who pressed the button. */
export interface Refusal {
  readonly code: ErrorCode
  readonly message: string
  /** Facts a program may use, for example the candidates of an ambiguous number. */
  readonly detail?: Readonly<Record<string, unknown>>
}

export class DomainError extends Error implements Refusal {
  override readonly name = 'DomainError'
  readonly code: ErrorCode
  readonly detail?: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, message: string, detail?: Readonly<Record<string, unknown>>) {
    super(message)
    this.code = code
    if (detail) this.detail = detail
  }
}

/** Throws the refusal if there is one: the second half of every `refuse…` / act pair. */
export function assertAllowed(refusal: Refusal | null): void {
  if (refusal) throw new DomainError(refusal.code, refusal.message, refusal.detail)
}
