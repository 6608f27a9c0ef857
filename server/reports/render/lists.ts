/**
 * Which numbers count together. Word processors count lists by themselves; so that they arrive at the very labels of the
 * outline, every paragraph says in which list it counts, and a list begins wherever the outline's numbers begin anew.
 */
import type { OutlineEntry } from '#domain/drafts/outline.ts'
import type { ParagraphRole } from '#domain/drafts/schema.ts'

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
  /** Lists that were begun beside the text, and that the text has not entered yet. */
  private readonly awaited = new Set<number>()
  private readonly expected: number[] = [1, 1, 1, 1]
  private readonly numbered = new Map<Count['series'], number>()

  next(entry: OutlineEntry): Count | null {
    const step = entry.role === 'item' ? entry.level : 0
    const isNumbered = entry.role === 'numbered' || entry.role === 'recommendation' || entry.role === 'operative'
    if (entry.role !== 'item' && !isNumbered) {
      // A continuation leaves its list open; anything else ends it.
      if (entry.role !== 'plain' || entry.level === 1) this.open = null
      else this.expected.fill(1, entry.level)
      // The outline begins anew there, at 1: nothing counts on from before.
      if (entry.role === 'annex-heading') this.numbered.clear()
      if (entry.role === 'preambular') this.numbered.delete('operative')
      return null
    }
    const number = numberOf(entry.label, step)
    if (isNumbered) this.enter(entry.role === 'operative' ? 'operative' : 'running', number)
    else if (this.open === null || this.expected[step] !== number) this.begin()
    this.expected[step] = number + 1
    this.expected.fill(1, step + 1)
    return { series: this.series, list: this.open ?? 0, step, number }
  }

  /**
   * A paragraph that is not in the text, only proposed for it or gone from it: it counts where it stands, so that its number is
   * right once it is accepted or rejected, and the numbers of the text are what they are.
   */
  beside(role: ParagraphRole, level: number): Count | null {
    const isNumbered = role === 'numbered' || role === 'recommendation' || role === 'operative'
    if (role !== 'item' && !isNumbered) return null
    const step = role === 'item' ? level : 0
    const series = role === 'operative' ? 'operative' : role === 'item' ? this.series : 'running'
    const list = isNumbered ? this.numbered.get(series) : (this.open ?? undefined)
    if (list !== undefined) return { series, list, step, number: this.expected[step] ?? 1 }
    this.begin()
    if (isNumbered) {
      this.numbered.set(series, this.last)
      this.awaited.add(this.last)
    }
    return { series, list: this.last, step, number: 1 }
  }

  private enter(series: Count['series'], number: number): void {
    this.series = series
    const list = this.numbered.get(series)
    const known = number > 1 || this.awaited.delete(list ?? 0) ? list : undefined
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
