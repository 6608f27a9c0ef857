/**
 * The words of a paragraph, one by one, each with the form that it has. A token is what a difference never cuts by itself:
 * a word, a row of spaces, a sign, or a whole footnote.
 */
import { type Inline, isNote, type Words } from '../content.ts'

export interface Token {
  /** What makes it the same as another: its letters, or a footnote's kind and letters. Form does not count. */
  readonly key: string
  readonly inline: Inline
}

/** Letters and digits with what stands inside a word (well-being, 17.92, Party's), spaces, or one sign. */
const PARTS = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\s]/gu

export function tokensOf(inlines: readonly Inline[]): Token[] {
  return inlines.flatMap((inline): Token[] => {
    if (isNote(inline)) return [{ key: `\0${inline.footnote}\0${inline.text}`, inline }]
    return (inline.text.match(PARTS) ?? []).map((text) => ({ key: text, inline: { ...inline, text } }))
  })
}

/** The same words in as few pieces as their forms allow. */
export function joinInline(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const inline of inlines) {
    const last = joined.at(-1)
    if (!isNote(inline) && inline.text === '') continue
    if (last && !isNote(last) && !isNote(inline) && isSameForm(last, inline))
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
