/**
 * Finds again the words that somebody selected, in a text that may have moved on since. They are where they were, or they are in
 * the same paragraph exactly once; otherwise nobody can say which ones are meant, and the person selects them again.
 */
import type { Paragraph } from '../content.ts'
import { bracketsIn, type LetterPlace, lettersBetween, lettersOf } from './in-text.ts'

/** A place as it travels: paragraphs are named by their identity. */
export interface NamedPlace {
  readonly paragraphId: string
  readonly offset: number
}

export interface AskedRange {
  readonly from: NamedPlace
  readonly to: NamedPlace
  /** What stood there: the letters between both places, a line for each paragraph, with ￼ for a footnote or a reference. */
  readonly words: string
}

export interface LetterRange {
  readonly from: LetterPlace
  readonly to: LetterPlace
}

/** @returns null when the words are not found, or more than once */
export function findRange(paragraphs: readonly Paragraph[], { from, to, words }: AskedRange): LetterRange | null {
  const [first, last] = [placeOf(paragraphs, from), placeOf(paragraphs, to)]
  if (!first || !last || first.paragraph > last.paragraph) return null
  const range = { from: first, to: last }
  if (lettersBetween(paragraphs, first, last) === words) return range
  return first.paragraph === last.paragraph
    ? onlyPlace(paragraphs, first.paragraph, words)
    : reaching(paragraphs, range, words)
}

/** As it travels: what `findRange` finds again. */
export function askedRange(paragraphs: readonly Paragraph[], { from, to }: LetterRange): AskedRange {
  const named = ({ paragraph, offset }: LetterPlace) => ({ paragraphId: paragraphs[paragraph]?.id ?? '', offset })
  return { from: named(from), to: named(to), words: lettersBetween(paragraphs, from, to) }
}

/** Whether a bracket around these words would cross another one: it holds one of its ends and not the other. */
export function crossesBracket(paragraphs: readonly Paragraph[], { from, to }: LetterRange): boolean {
  const isWithin = (place: LetterPlace) => compare(from, place) <= 0 && compare(place, to) < 0
  return bracketsIn(paragraphs).brackets.some(({ open, ors, close }) => {
    const ends = [open, ...ors, close].filter(isWithin).length
    return ends > 0 && ends < ors.length + 2
  })
}

const compare = (one: LetterPlace, other: LetterPlace): number =>
  one.paragraph - other.paragraph || one.offset - other.offset

function placeOf(paragraphs: readonly Paragraph[], { paragraphId, offset }: NamedPlace): LetterPlace | null {
  const paragraph = paragraphs.findIndex(({ id }) => id === paragraphId)
  return paragraphId === '' || paragraph < 0 ? null : { paragraph, offset }
}

function onlyPlace(paragraphs: readonly Paragraph[], paragraph: number, words: string): LetterRange | null {
  const letters = lettersOf(paragraphs[paragraph] ?? { inline: [] })
  const at = letters.indexOf(words)
  if (words === '' || at < 0 || letters.indexOf(words, at + 1) >= 0) return null
  return { from: { paragraph, offset: at }, to: { paragraph, offset: at + words.length } }
}

/** From the end of one paragraph to the beginning of another: letters before and behind may have changed. */
function reaching(paragraphs: readonly Paragraph[], { from, to }: LetterRange, words: string): LetterRange | null {
  const [head = '', ...others] = words.split('\n')
  const tail = others.at(-1) ?? ''
  const offset = lettersOf(paragraphs[from.paragraph] ?? { inline: [] }).length - head.length
  const found = { from: { ...from, offset }, to: { ...to, offset: tail.length } }
  return offset >= 0 && lettersBetween(paragraphs, found.from, found.to) === words ? found : null
}
