/**
 * Marks that were typed, or left behind by a list: `a)`, `(ii)`, `3.`, `•`. A mark is taken for one only where it can be: as the
 * first of its series, as the next one, or at the head of what is pasted. What looks like one and is none stays a word.
 */

import type { ParagraphRole } from '#domain/drafts/schema.ts'
import { letters, roman } from '#domain/list-marks.ts'

export interface MarkedPlace {
  readonly role: ParagraphRole
  readonly level: number
  /** How many letters the mark takes, with the blank behind it. */
  readonly length: number
}

type Series = 'letter' | 'roman' | 'digit' | 'capital'

const TYPED = /^\(?(?:([a-z]{1,2})|(\d{1,3})|([A-Z]))([).])\s+(?=\S)|^\(?([ivxl]{1,6})([).])\s+(?=\S)/
const BULLET = /^[•·▪▫◦‣●○■□➢✓]\s*(?=\S)/u
/** A dash opens an item only among others. */
const DASH = /^[-–—]\s+(?=\S)/
/** Behind a mark that belongs to a sentence: `a) and b) apply`. */
const CITED = /^(?:(?:and|or|to)\s\(?[a-z]{1,2}\)|[,;)])/

const PLACE_OF: Readonly<Record<Series, { readonly role: ParagraphRole; readonly level: number }>> = {
  digit: { role: 'numbered', level: 1 },
  letter: { role: 'item', level: 1 },
  roman: { role: 'item', level: 2 },
  capital: { role: 'item', level: 3 },
}

interface Candidate {
  readonly series: Series
  readonly count: number
}

function countOf(word: string, sign: (count: number) => string): number {
  for (let count = 1; count <= 60; count += 1) if (sign(count) === word) return count
  return 0
}

/** What a mark may be: `i` is the ninth letter and the first Roman number. */
function candidatesOf(word: string): Candidate[] {
  if (/^\d+$/.test(word)) return [{ series: 'digit', count: Number(word) }]
  if (/^[A-Z]$/.test(word)) return [{ series: 'capital', count: word.charCodeAt(0) - 64 }]
  const all: Candidate[] = [
    { series: 'roman', count: countOf(word, roman) },
    { series: 'letter', count: countOf(word, letters) },
  ]
  return all.filter(({ count }) => count > 0)
}

function readMark(text: string): { readonly word: string; readonly isFull: boolean; readonly length: number } | null {
  const typed = TYPED.exec(text)
  if (!typed || CITED.test(text.slice(typed[0].length))) return null
  const word = typed[1] ?? typed[2] ?? typed[3] ?? typed[5] ?? ''
  return { word, isFull: (typed[4] ?? typed[6]) === '.', length: typed[0].length }
}

/** Reads paragraphs one after another, and remembers which mark comes next in each series. */
export class MarkReader {
  private readonly next = new Map<Series, number>()
  private isFirst = true

  /**
   * @param text the paragraph
   * @param following the marks-bearing texts after it: a series of two is sure, one mark with a full stop may be a word
   */
  read(text: string, following: readonly string[]): MarkedPlace | null {
    const isHead = this.isFirst
    this.isFirst = false
    const bullet = BULLET.exec(text) ?? (following.some((one) => DASH.test(one)) ? DASH.exec(text) : null)
    if (bullet) return { role: 'item', level: 1, length: bullet[0].length }
    const mark = readMark(text)
    if (!mark) return null
    const chosen = this.choose(candidatesOf(mark.word), isHead, mark.isFull, following)
    if (!chosen) return null
    this.next.set(chosen.series, chosen.count + 1)
    for (const deeper of DEEPER[chosen.series]) this.next.delete(deeper)
    return { ...PLACE_OF[chosen.series], length: mark.length }
  }

  private choose(
    candidates: readonly Candidate[],
    isHead: boolean,
    isFull: boolean,
    following: readonly string[],
  ): Candidate | null {
    const expected = candidates.find(({ series, count }) => this.next.get(series) === count)
    if (expected) return expected
    const first = candidates.find(({ count, series }) => count === 1 || (isHead && series !== 'capital'))
    if (!first) return candidates.find(({ series }) => series === 'digit' && this.next.size === 0) ?? null
    const isContinued = following.some((one) => {
      const other = readMark(one)
      return candidatesOf(other?.word ?? '').some(
        ({ series, count }) => series === first.series && count === first.count + 1,
      )
    })
    const isSure = isContinued || (!isFull && first.series !== 'capital') || first.series === 'digit'
    return isSure ? first : null
  }
}

const DEEPER: Readonly<Record<Series, readonly Series[]>> = {
  digit: ['letter', 'roman', 'capital'],
  letter: ['roman', 'capital'],
  roman: ['capital'],
  capital: [],
}
