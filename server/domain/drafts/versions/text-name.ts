/**
 * The texts of a draft that can be compared, by the names under which an address calls them: `3` is the third version, `now`
 * the text as it is recorded, `force` the text in force that the draft quotes, `@120` the text after that recorded change.
 */
import { DomainError } from '../../errors.ts'

export type TextName =
  | { readonly kind: 'now' }
  | { readonly kind: 'force' }
  | { readonly kind: 'version'; readonly number: number }
  | { readonly kind: 'moment'; readonly sequence: number }

const NUMBERED = /^(@?)(0|[1-9]\d{0,8})$/

/** @throws DomainError `invalid` */
export function readTextName(name: string): TextName {
  if (name === 'now' || name === 'force') return { kind: name }
  const [, sign, digits] = NUMBERED.exec(name) ?? []
  if (sign === '@') return { kind: 'moment', sequence: Number(digits) }
  if (digits !== undefined && digits !== '0') return { kind: 'version', number: Number(digits) }
  throw new DomainError(
    'invalid',
    `"${name}" names no text of a draft. Give the number of a version, "now", "force", or "@" and the place in the history.`,
  )
}
