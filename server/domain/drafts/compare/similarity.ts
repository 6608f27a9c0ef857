/** How alike two texts are, by the words that they have in common (Dice's coefficient over the words with their counts). */

const WORDS = /[\p{L}\p{N}]+/gu

export type WordCounts = ReadonlyMap<string, number>

export function countWords(text: string): WordCounts {
  const counts = new Map<string, number>()
  for (const word of text.toLowerCase().match(WORDS) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

const totalOf = (counts: WordCounts): number => [...counts.values()].reduce((sum, count) => sum + count, 0)

/** From 0, nothing in common, to 1, the same words as often; two texts without a word have nothing in common. */
export function likeness(one: WordCounts, other: WordCounts): number {
  return new LikenessTable([other]).all(one)[0] ?? 0
}

/**
 * How alike a text is to each of many, by way of the words that they have: only texts with a word in common are looked at, so that
 * two long documents without one cost nothing.
 */
export class LikenessTable {
  private readonly totals: readonly number[]
  /** Of each word, in which of the texts it stands and how often. */
  private readonly places = new Map<string, { readonly text: number; readonly count: number }[]>()

  constructor(texts: readonly WordCounts[]) {
    this.totals = texts.map(totalOf)
    for (const [text, counts] of texts.entries())
      for (const [word, count] of counts) {
        const known = this.places.get(word)
        if (known) known.push({ text, count })
        else this.places.set(word, [{ text, count }])
      }
  }

  /** As `likeness`, in the order of the texts. */
  all(counts: WordCounts): Float64Array {
    const common = new Float64Array(this.totals.length)
    for (const [word, count] of counts)
      for (const place of this.places.get(word) ?? [])
        common[place.text] = (common[place.text] ?? 0) + Math.min(count, place.count)
    const total = totalOf(counts)
    return common.map((shared, text) => {
      const all = total + (this.totals[text] ?? 0)
      return all === 0 ? 0 : (2 * shared) / all
    })
  }
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
