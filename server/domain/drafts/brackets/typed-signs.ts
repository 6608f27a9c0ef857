/**
 * Square brackets that were typed as letters. Those that close in the order in which they open can become brackets with a
 * record; the others are listed for a person.
 */
import { isAtom, lengthOf, type Paragraph } from '../content.ts'
import type { LetterPlace } from './in-text.ts'

export interface TypedPair {
  readonly open: LetterPlace
  readonly close: LetterPlace
}

export interface TypedSigns {
  /** In the order in which they begin. */
  readonly pairs: readonly TypedPair[]
  /** Typed signs without the other one. */
  readonly unbalanced: readonly LetterPlace[]
}

/** A pair may reach over several paragraphs, as in a list that is bracketed as a whole. */
export function typedSigns(paragraphs: readonly Paragraph[]): TypedSigns {
  const open: LetterPlace[] = []
  const pairs: TypedPair[] = []
  const unbalanced: LetterPlace[] = []
  for (const [paragraph, { inline }] of paragraphs.entries()) {
    let start = 0
    for (const part of inline) {
      if (!isAtom(part)) {
        for (const { 0: letter, index } of part.text.matchAll(/[[\]]/g)) {
          const place = { paragraph, offset: start + index }
          const begun = letter === ']' ? open.pop() : undefined
          if (letter === '[') open.push(place)
          else if (begun) pairs.push({ open: begun, close: place })
          else unbalanced.push(place)
        }
      }
      start += lengthOf(part)
    }
  }
  const order = (one: LetterPlace, next: LetterPlace) => one.paragraph - next.paragraph || one.offset - next.offset
  return {
    pairs: pairs.sort((one, next) => order(one.open, next.open)),
    unbalanced: [...unbalanced, ...open].sort(order),
  }
}
