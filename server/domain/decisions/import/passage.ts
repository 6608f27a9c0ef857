/**
 * A passage is a run of cleaned text that still knows where each of its characters came from.
 * `places` holds pairs (index in `text`, index in the source), ascending; between two pairs both run in step.
 */
import type { SourceSpan } from './recognised.ts'

export interface Passage {
  readonly text: string
  readonly places: readonly number[]
  /** End of the passage in the source, exclusive. */
  readonly end: number
  /** True when a blank line or page break stood before it. */
  readonly isAfterBlank: boolean
  /** True when it ends in the middle of a word. */
  readonly isBroken?: boolean
}

/** Where the character at `index` stands in the source. */
export function sourceAt(passage: Passage, index: number): number {
  const { places } = passage
  let low = 0
  let high = places.length / 2 - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((places[middle * 2] ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return (places[low * 2 + 1] ?? 0) + index - (places[low * 2] ?? 0)
}

/** The span in the source of `text.slice(from, to)`. */
export function spanOf(passage: Passage, from = 0, to = passage.text.length): SourceSpan {
  if (to <= from) return { start: sourceAt(passage, from), end: sourceAt(passage, from) }
  return { start: sourceAt(passage, from), end: sourceAt(passage, to - 1) + 1 }
}

/** A part of a passage, without blanks at its ends. */
export function slicePassage(passage: Passage, from: number, to = passage.text.length): Passage {
  let start = from
  let end = to
  while (start < end && passage.text[start] === ' ') start += 1
  while (end > start && passage.text[end - 1] === ' ') end -= 1
  const places = [0, sourceAt(passage, start)]
  const first = firstPairAfter(passage, start)
  for (let i = first; i < passage.places.length; i += 2) {
    const at = passage.places[i] ?? 0
    if (at >= end) break
    places.push(at - start, passage.places[i + 1] ?? 0)
  }
  const text = passage.text.slice(start, end)
  return {
    text,
    places,
    end: end > start ? sourceAt(passage, end - 1) + 1 : sourceAt(passage, start),
    isAfterBlank: from === 0 && passage.isAfterBlank,
  }
}

function firstPairAfter(passage: Passage, index: number): number {
  let low = 0
  let high = passage.places.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if ((passage.places[middle * 2] ?? 0) <= index) low = middle + 1
    else high = middle
  }
  return low * 2
}

/** Several passages as one, a blank between them unless one ends in a hyphen or in the middle of a word. */
export function joinPassages(parts: readonly Passage[]): Passage {
  const [first] = parts
  if (!first) return { text: '', places: [0, 0], end: 0, isAfterBlank: false }
  if (parts.length === 1) return first
  const texts: string[] = []
  const places: number[] = []
  let length = 0
  let previous = ''
  let isBroken = false
  for (const part of parts) {
    if (length > 0 && previous !== '-' && !isBroken) {
      texts.push(' ')
      length += 1
    }
    for (let i = 0; i < part.places.length; i += 2) places.push((part.places[i] ?? 0) + length, part.places[i + 1] ?? 0)
    texts.push(part.text)
    length += part.text.length
    previous = part.text.slice(-1)
    isBroken = part.isBroken === true
  }
  return { text: texts.join(''), places, end: parts.at(-1)?.end ?? first.end, isAfterBlank: first.isAfterBlank }
}
