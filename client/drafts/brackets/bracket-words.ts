/** What is said of brackets in words. */

import { daysBetween } from '#domain/clock.ts'
import type { BracketEventView, BracketView } from '#domain/drafts/brackets/wire.ts'
import { dayInWords, dayOf, lengthInWords } from '../../lib/dates.ts'

/** `12 brackets, 4 paragraphs`. */
export function countInWords(bracketCount: number, paragraphCount: number): string {
  const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`
  return `${count(bracketCount, 'bracket', 'brackets')}, ${count(paragraphCount, 'paragraph', 'paragraphs')}`
}

/** `asked by Kenya, 2 March 2018`. */
export function askedInWords({ party, at }: Pick<BracketView, 'party' | 'at'>): string {
  return `asked by ${party.name}, ${dayInWords(at)}`
}

/** `for 9 days`. @param today a calendar date */
export function sinceInWords(at: string, today: string): string {
  const days = daysBetween(dayOf(at), today)
  return days < 1 ? 'since today' : `for ${lengthInWords(days)}`
}

/** What became of the words. */
export function keptInWords({ kept, quote }: Pick<BracketEventView, 'kept' | 'quote'>): string {
  if (kept === 'text') return 'The words stayed.'
  if (kept === 'nothing') return 'The words were taken out.'
  const chosen = kept === null ? '' : (quote.split('/')[kept] ?? '')
  return chosen === '' ? 'One wording was chosen.' : `“${chosen}” was chosen.`
}

export const UNCLAIMED = 'Nobody has said who asked for this.'
