/** How alike two texts are, by the words that they have in common (Dice's coefficient over the words with their counts). */

const WORDS = /[\p{L}\p{N}]+/gu

export type WordCounts = ReadonlyMap<string, number>

export function countWords(text: string): WordCounts {
  const counts = new Map<string, number>()
  for (const word of text.toLowerCase().match(WORDS) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** From 0, nothing in common, to 1, the same words as often; two texts without a word have nothing in common. */
export function likeness(one: WordCounts, other: WordCounts): number {
  let [common, total] = [0, 0]
  for (const [word, count] of one) {
    total += count
    common += Math.min(count, other.get(word) ?? 0)
  }
  for (const count of other.values()) total += count
  return total === 0 ? 0 : (2 * common) / total
}

/** The share of the words of `part` that also stand in `whole`. */
export function shareWithin(part: WordCounts, whole: WordCounts): number {
  let [common, total] = [0, 0]
  for (const [word, count] of part) {
    total += count
    common += Math.min(count, whole.get(word) ?? 0)
  }
  return total === 0 ? 0 : common / total
}
