/**
 * Which paragraph of one document is which of another: by identity, then by the same words, then by words that are much alike,
 * nearest first. Those whose order has changed have moved: as few as possible.
 */
import { type Block, isTable, wordsOf } from '../content.ts'
import { matchSequences } from './sequence.ts'
import { countWords, LikenessTable, type WordCounts } from './similarity.ts'

export interface BlockPairs {
  /** Place in the old document to place in the new one. */
  readonly places: ReadonlyMap<number, number>
  /** Old places of those that stand elsewhere among the others now. */
  readonly moved: ReadonlySet<number>
}

/** Likeness that is enough between the same neighbours, and anywhere else. */
const ALIKE_IN_PLACE = 0.5
const ALIKE_ELSEWHERE = 0.75

export function pairBlocks(before: readonly Block[], after: readonly Block[]): BlockPairs {
  const pairing = new Pairing(before, after)
  pairing.byIdentity()
  pairing.bySameWords()
  pairing.byLikeness(ALIKE_IN_PLACE, true)
  pairing.byLikeness(ALIKE_ELSEWHERE, false)
  return { places: pairing.places, moved: outOfOrder(pairing.places) }
}

interface Candidate {
  readonly place: number
  readonly isTable: boolean
  readonly words: WordCounts
}

class Pairing {
  readonly places = new Map<number, number>()
  private readonly taken = new Set<number>()
  private readonly before: readonly Block[]
  private readonly after: readonly Block[]

  constructor(before: readonly Block[], after: readonly Block[]) {
    this.before = before
    this.after = after
  }

  byIdentity(): void {
    const places = uniqueIds(this.after)
    for (const [id, place] of uniqueIds(this.before)) {
      const now = places.get(id)
      if (now !== undefined) this.pair(place, now)
    }
  }

  bySameWords(): void {
    const [old, now] = [this.free(this.before, this.places), this.free(this.after, this.taken)]
    const wordsAt = (blocks: readonly Block[], places: readonly number[]) => places.map((at) => textOf(blocks[at]))
    for (const match of matchSequences(wordsAt(this.before, old), wordsAt(this.after, now)))
      for (let step = 0; step < match.length; step++) {
        const [here, there] = [old[match.before + step], now[match.after + step]]
        if (here !== undefined && there !== undefined) this.pair(here, there)
      }
  }

  /** The most alike first. @param isBetween only those that have the same neighbours before them */
  byLikeness(least: number, isBetween: boolean): void {
    const old = this.candidates(this.before, this.places)
    const now = this.candidates(this.after, this.taken)
    if (old.length === 0 || now.length === 0) return
    const gapOfOld = gaps(this.before.length, [...this.places.keys()], (at) => this.places.get(at) ?? -1)
    const gapOfNow = gaps(this.after.length, [...this.taken], (at) => at)
    const likenessTo = new LikenessTable(now.map(({ words }) => words))
    const found: { readonly here: number; readonly there: number; readonly alike: number }[] = []
    for (const one of old) {
      const alikes = likenessTo.all(one.words)
      for (const [index, other] of now.entries()) {
        const alike = alikes[index] ?? 0
        if (alike < least || one.isTable !== other.isTable) continue
        if (isBetween && gapOfOld[one.place] !== gapOfNow[other.place]) continue
        found.push({ here: one.place, there: other.place, alike })
      }
    }
    found.sort((one, next) => next.alike - one.alike || one.here - next.here || one.there - next.there)
    for (const { here, there } of found) this.pair(here, there)
  }

  private pair(here: number, there: number): void {
    if (this.places.has(here) || this.taken.has(there)) return
    this.places.set(here, there)
    this.taken.add(there)
  }

  private free(blocks: readonly Block[], used: { has(place: number): boolean }): number[] {
    return [...blocks.keys()].filter((place) => !used.has(place))
  }

  private candidates(blocks: readonly Block[], used: { has(place: number): boolean }): Candidate[] {
    return this.free(blocks, used).map((place) => {
      const block = blocks[place]
      return { place, isTable: block !== undefined && isTable(block), words: countWords(textOf(block)) }
    })
  }
}

/** Identities that stand once. */
function uniqueIds(blocks: readonly Block[]): Map<string, number> {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  for (const [place, block] of blocks.entries()) {
    if (isTable(block) || block.id === '') continue
    if (places.has(block.id)) repeated.add(block.id)
    places.set(block.id, place)
  }
  for (const id of repeated) places.delete(id)
  return places
}

function textOf(block: Block | undefined): string {
  if (!block) return ''
  if (!isTable(block)) return wordsOf(block)
  return block.rows.map((row) => row.map(({ paragraphs }) => paragraphs.map(wordsOf).join('\n')).join('\t')).join('\n')
}

/** For each place the name of the gap that it stands in: the paired block before it, by its place in the new document. */
function gaps(length: number, paired: readonly number[], nameOf: (place: number) => number): number[] {
  const isPaired = new Set(paired)
  let name = -1
  return Array.from({ length }, (_, place) => {
    if (isPaired.has(place)) name = nameOf(place)
    return name
  })
}

/** All but a longest row of pairs that stand in the same order on both sides. */
function outOfOrder(places: ReadonlyMap<number, number>): Set<number> {
  const rows = [...places].sort(([one], [next]) => one - next)
  /** Place in `rows` of the end of the best row of each length, and what stands before each in its row. */
  const ends: number[] = []
  const previous: number[] = []
  for (const [index, [, now]] of rows.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((rows[ends[middle] ?? 0]?.[1] ?? 0) < now) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = index
  }
  const kept = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(rows[at]?.[0] ?? -1)
  return new Set(rows.flatMap(([old]) => (kept.has(old) ? [] : [old])))
}
