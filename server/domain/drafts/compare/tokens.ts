/**
 * The words of a paragraph, one by one, each with the form that it has. A token is what a difference never cuts by itself:
 * a word, a row of spaces, a sign, or a whole footnote, bracket sign or reference.
 */
import { type Atom, type Inline, isAtom, isBracket, isNote, isReference, type Words } from '../content.ts'

export interface Token {
  /** What makes it the same as another: its letters, or a footnote's kind and letters. Form does not count. */
  readonly key: string
  readonly inline: Inline
}

/** Letters and digits with what stands inside a word (well-being, 17.92, Party's), spaces, or one sign. */
const PARTS = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\s]/gu

export function tokensOf(inlines: readonly Inline[]): Token[] {
  return inlines.flatMap((inline): Token[] => {
    if (isAtom(inline)) return [{ key: nameOf(inline), inline }]
    return (inline.text.match(PARTS) ?? []).map((text) => ({ key: text, inline: { ...inline, text } }))
  })
}

/** What stands in one letter, by what it says: a bracket written anew around the same words is the same one to a reader. */
function nameOf(inline: Atom): string {
  if (isNote(inline)) return `\0${inline.footnote}\0${inline.text}`
  return isBracket(inline) ? `\0${inline.text}` : `\0${inline.reference}`
}

/** The same words in as few pieces as their forms allow. */
export function joinInline(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const inline of inlines) {
    const last = joined.at(-1)
    if (!isAtom(inline) && inline.text === '') continue
    if (last && !isAtom(last) && !isAtom(inline) && isSameForm(last, inline))
      joined[joined.length - 1] = { ...last, text: last.text + inline.text }
    else joined.push(inline)
  }
  return joined
}

/** Whether two runs of words look alike: all that is said of them but their letters. */
export function isSameForm(one: Words, other: Words): boolean {
  return formOf(one) === formOf(other)
}

/** All that is said of words but their letters, in one spelling: what a run may gain later counts by itself. */
export function formOf(words: Words): string {
  const { text: _text, ...form } = words
  const names = Object.keys(form).sort() as (keyof typeof form)[]
  return names.length === 0 ? '' : JSON.stringify(names.map((name) => [name, form[name]]))
}

/** Words, forms, footnotes, brackets and references in one spelling, however they were cut and in whatever order their form was written down. */
export function spelled(inlines: readonly Inline[]): string {
  return JSON.stringify(
    joinInline(inlines).map((inline) => {
      if (isNote(inline)) return [inline.footnote, inline.text]
      if (isBracket(inline)) return [inline.side, inline.bracket]
      return isReference(inline) ? ['reference', inline.reference] : [inline.text, formOf(inline)]
    }),
  )
}
