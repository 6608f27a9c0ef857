/** Paragraphs that were cut in two or more, and those that became one: recognised by the words that went over. */
import { type Block, isTable, type Paragraph, wordsOf } from '../content.ts'
import type { BlockPairs } from './pair-blocks.ts'
import { countWords, shareWithin, type WordCounts } from './similarity.ts'

/** The share of a part's words that must come from the whole; and of those that the whole has lost. */
const FROM_WHOLE = 0.8
/** A shorter part may have the same words by chance. */
const FEWEST_WORDS = 2

export interface SplitsAndJoins {
  /** Place of the first part in the new document to those of the parts behind it. */
  readonly splits: ReadonlyMap<number, readonly number[]>
  /** Place of the whole in the new document to the places in the old one of what was joined to it. */
  readonly joins: ReadonlyMap<number, readonly number[]>
}

export function splitsAndJoins(
  before: readonly Block[],
  after: readonly Block[],
  { places, moved }: BlockPairs,
): SplitsAndJoins {
  const splits = new Map<number, readonly number[]>()
  const joins = new Map<number, readonly number[]>()
  const taken = new Set(places.values())
  for (const [old, now] of places) {
    const [was, is] = [before[old], after[now]]
    if (!was || !is || isTable(was) || isTable(is) || moved.has(old)) continue
    if (wordsOf(was) === wordsOf(is)) continue
    const parts = partsBehind(after, now, (place) => !taken.has(place), lost(was, is))
    if (parts.length > 0) splits.set(now, parts)
    const joined = partsBehind(before, old, (place) => !places.has(place), lost(is, was))
    if (joined.length > 0) joins.set(now, joined)
  }
  return { splits, joins }
}

/** What one text has and the other has not, with counts. */
function lost(whole: Paragraph, part: Paragraph): WordCounts {
  const counts = new Map(countWords(wordsOf(whole)))
  for (const [word, count] of countWords(wordsOf(part))) {
    const rest = (counts.get(word) ?? 0) - count
    if (rest > 0) counts.set(word, rest)
    else counts.delete(word)
  }
  return counts
}

function partsBehind(
  blocks: readonly Block[],
  place: number,
  isFree: (place: number) => boolean,
  words: WordCounts,
): number[] {
  const parts: number[] = []
  for (let at = place + 1; at < blocks.length && isFree(at); at++) {
    const block = blocks[at]
    if (!block || isTable(block)) break
    const counts = countWords(wordsOf(block))
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    if (total < FEWEST_WORDS || shareWithin(counts, words) < FROM_WHOLE) break
    parts.push(at)
  }
  return parts
}
