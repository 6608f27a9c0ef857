/**
 * Some text layers write an accented letter as the letter and its accent. The rules know it as one character; this makes it one
 * and keeps the places of all others.
 */
import { type Passage, sourceAt } from './passage.ts'

const ACCENTED = /\p{L}\p{M}+/gu

/** The passage with every accented letter as one character, where there is such a character. */
export function withComposedLetters<Kind extends Passage>(passage: Kind): Kind {
  const { text } = passage
  const pieces: string[] = []
  const places = [...passage.places.slice(0, 2)]
  let length = 0
  let from = 0
  let next = 2
  const take = (to: number) => {
    for (; next < passage.places.length && (passage.places[next] ?? 0) < to; next += 2) {
      const index = passage.places[next] ?? 0
      if (index > from) places.push(length + index - from, passage.places[next + 1] ?? 0)
    }
    pieces.push(text.slice(from, to))
    length += to - from
    from = to
  }
  for (const { index, 0: letter } of text.matchAll(ACCENTED)) {
    const composed = letter.normalize('NFC')
    if (composed.length === letter.length) continue
    take(index)
    if (index > 0) places.push(length, sourceAt(passage, index))
    pieces.push(composed)
    length += composed.length
    from = index + letter.length
    if (from < text.length) places.push(length, sourceAt(passage, from))
  }
  if (from === 0) return passage
  take(text.length)
  return { ...passage, text: pieces.join(''), places }
}
