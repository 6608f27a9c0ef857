/**
 * How words are found in the registry: case and accents do not count, a word is found by its beginning, all words of a query
 * must occur, and a subject that has had several names is found under each of them.
 */

const WORD = /[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*/gu

/** Lower case without accents: `Criminalité` and `CRIMINALITE` are the same. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Longer runs of letters are no words; what is kept of them can still be found. */
const LONGEST = 100

/** The words of a text, folded, in order. A number such as 15.57 is one word. */
export function wordsOf(text: string): readonly string[] {
  return (foldText(text).match(WORD) ?? []).map((word) => word.slice(0, LONGEST))
}

/** True when both texts say the same words, whatever their punctuation, capitals and spaces. */
export function saysTheSame(a: string, b: string): boolean {
  return wordsOf(a).join(' ') === wordsOf(b).join(' ')
}

/** Sets of names that share one name become one set. */
export function mergeNames(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const merged: string[][] = []
  for (const names of sets) {
    const keys = new Set(names.map(foldText))
    const touched = merged.filter((known) => known.some((name) => keys.has(foldText(name))))
    for (const known of touched) merged.splice(merged.indexOf(known), 1)
    const all = [...touched.flat(), ...names]
    merged.push(all.filter((name, place) => all.findIndex((other) => foldText(other) === foldText(name)) === place))
  }
  return merged
}

/** The other names of the subject of a text; empty when it has one name only. */
export function otherNames(subject: string, sets: readonly (readonly string[])[]): readonly string[] {
  const words = wordsOf(subject)
  return sets
    .filter((names) => names.some((name) => placeOf(words, wordsOf(name)) >= 0))
    .flat()
    .filter((name) => placeOf(words, wordsOf(name)) < 0)
}

/**
 * What a query may mean: its own words, and its words with one name of a subject replaced by each other name.
 * A text answers when it holds all words of one alternative. An empty query has one alternative without words.
 */
export function alternativesOf(query: string, sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const words = wordsOf(query)
  const others = sets.flatMap((names) => {
    const spelled = names.map(wordsOf)
    const found = spelled.find((name) => placeOf(words, name) >= 0)
    if (!found) return []
    const place = placeOf(words, found)
    const rest = [...words.slice(0, place), ...words.slice(place + found.length)]
    return spelled.filter((name) => name !== found).map((name) => [...rest, ...name])
  })
  return [words, ...others]
}

/** Whether a text with these words answers one of the alternatives. */
export function answers(words: readonly string[], alternatives: readonly (readonly string[])[]): boolean {
  return alternatives.some((wanted) => wanted.every((start) => words.some((word) => word.startsWith(start))))
}

function placeOf(words: readonly string[], part: readonly string[]): number {
  if (part.length === 0) return -1
  return words.findIndex((_, start) => part.every((word, offset) => words[start + offset] === word))
}
