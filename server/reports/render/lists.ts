/**
 * Which numbers count together. Word processors count lists by themselves; so that they arrive at the very labels of the
 * outline, every paragraph says in which list it counts, and a list begins wherever the outline's numbers begin anew.
 */
import type { OutlineEntry } from '#domain/drafts/outline.ts'

/** Where a numbered paragraph counts: paragraphs with the same list, series and step continue each other. */
export interface Count {
  /** `operative` paragraphs are counted by themselves. */
  readonly series: 'running' | 'operative'
  /** Lists are named 1, 2 … in order; a new one starts wherever the numbers start anew. */
  readonly list: number
  /** 0 for 1., 1 for a), 2 for i), 3 for A. */
  readonly step: number
  /** The number at this step, from 1. */
  readonly number: number
}

const LETTER = /^[a-z]+\)$|^[A-Z]+\.$/

/** The number that a label stands for; the inverse of what the outline prints. */
function numberOf(label: string, step: number): number {
  const sign = label.slice(0, -1)
  if (step === 0) return Number(sign)
  if (step !== 2) return LETTER.test(label) ? (sign.length - 1) * 26 + sign.toLowerCase().charCodeAt(0) - 96 : 1
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }
  const digits = [...sign].map((letter) => values[letter] ?? 0)
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0)
}

/**
 * Names the list that each number counts in. An item belongs to the list of the numbered paragraph it stands under;
 * where there is none, or where its number does not follow, a list of its own begins.
 */
export class Lists {
  private last = 0
  private series: Count['series'] = 'running'
  private open: number | null = null
  private readonly expected: number[] = [1, 1, 1, 1]
  private readonly numbered = new Map<Count['series'], number>()

  next(entry: OutlineEntry): Count | null {
    const step = entry.role === 'item' ? entry.level : 0
    const isNumbered = entry.role === 'numbered' || entry.role === 'recommendation' || entry.role === 'operative'
    if (entry.role !== 'item' && !isNumbered) {
      // A continuation leaves its list open; anything else ends it.
      if (entry.role !== 'plain' || entry.level === 1) this.open = null
      else this.expected.fill(1, entry.level)
      return null
    }
    const number = numberOf(entry.label, step)
    if (isNumbered) this.enter(entry.role === 'operative' ? 'operative' : 'running', number)
    else if (this.open === null || this.expected[step] !== number) this.begin()
    this.expected[step] = number + 1
    this.expected.fill(1, step + 1)
    return { series: this.series, list: this.open ?? 0, step, number }
  }

  private enter(series: Count['series'], number: number): void {
    this.series = series
    const known = number === 1 ? undefined : this.numbered.get(series)
    if (known === undefined) this.begin()
    else this.open = known
    this.numbered.set(series, this.open ?? 0)
  }

  private begin(): void {
    this.last += 1
    this.open = this.last
    this.expected.fill(1)
  }
}
