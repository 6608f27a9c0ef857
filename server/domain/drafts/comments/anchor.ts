/**
 * Where a comment stands. A range of words is remembered three times: by places in the shared text, which move with it; by the
 * paragraph and how many letters of it stand before; and by its words. The first is the surest while the words are the same in
 * the shared text; where they were written anew (a paragraph moved, cut or joined) the words themselves are sought.
 */
import type { Node } from 'prosemirror-model'
import type { ProposalId } from '../../ids.ts'
import { BRACKET_SIGNS } from '../schema.ts'

/** The letters that stand for what cannot be cut and says nothing by itself, such as a footnote. */
export const ATOM_LETTER = '\uFFFC'

export type Anchor =
  | { readonly on: 'text' }
  | { readonly on: 'proposal'; readonly proposalId: ProposalId }
  | {
      readonly on: 'paragraph'
      readonly paragraphId: string
      /** Its first words as they were, so that it can be named when it is gone. */
      readonly quote: string
    }
  | {
      readonly on: 'range'
      /** The paragraph in which it begins. */
      readonly paragraphId: string
      /** Letters of that paragraph before it. */
      readonly offset: number
      /** The words as they were; of several paragraphs, a line each. May be cut. */
      readonly quote: string
      /** Relative positions of Yjs, version 1, as base64: the first letter, and the end behind the last one. */
      readonly start: string
      readonly end: string
    }

/** A paragraph as a row of letters, each of which has a place in the document. */
export interface Letters {
  readonly id: string
  readonly text: string
  /** The position before the paragraph's first letter. */
  readonly start: number
  /** For each letter its position in the document. */
  readonly places: readonly number[]
}

/** Words that were found again. */
export interface FoundWords {
  readonly paragraphId: string
  /** Letters of the paragraph before the first and the last letter that belong to it. */
  readonly from: number
  readonly to: number
}

/** Every paragraph of a document, also those in tables, in its order. */
export function lettersOf(doc: Node): Letters[] {
  const found: Letters[] = []
  doc.descendants((node, position) => {
    if (node.type.name !== 'paragraph') return true
    found.push(lettersIn(node, position))
    return false
  })
  return found
}

function lettersIn(paragraph: Node, position: number): Letters {
  const places: number[] = []
  let text = ''
  paragraph.forEach((node, offset) => {
    const at = position + 1 + offset
    const said = node.isText ? (node.text ?? '') : signOf(node)
    text += said
    for (let letter = 0; letter < said.length; letter++) places.push(at + (node.isText ? letter : 0))
  })
  return { id: String(paragraph.attrs.id), text, start: position + 1, places }
}

function signOf(node: Node): string {
  const sign = node.type.spec.leafText?.(node) ?? ''
  return sign.length === 1 ? sign : ATOM_LETTER
}

/** The words of a quote as a reader sees them. */
export function readableQuote(quote: string): string {
  return quote.replaceAll(ATOM_LETTER, '').replaceAll(/\s+/g, ' ').trim()
}

/** Too few letters to be known again anywhere but in their own paragraph. */
const TELLING = 12
/** Words by which others are known again that were changed between, and how much of them must be left, 0 to 1. */
const FEWEST = 3
const LIKE_ENOUGH = 0.6

type Words = Pick<Letters, 'id' | 'text'>
type Sought = { readonly paragraphId: string; readonly offset: number; readonly quote: string }
type Span = Pick<FoundWords, 'from' | 'to'>

/**
 * Where the words of a range stand now: where the shared text says, or where they are found again. A bracket or a footnote that
 * was put among them makes what follows it new in the shared text, so that only a part is left there: then the whole is taken.
 * @param marked where the shared text says; null for nowhere
 */
export function settleRange(
  marked: FoundWords | null,
  paragraphs: readonly Words[],
  sought: Sought,
): FoundWords | null {
  if (!marked) return findQuote(paragraphs, sought)
  const own = paragraphs.find(({ id }) => id === marked.paragraphId)
  if (!own || sought.quote.includes('\n')) return marked
  const whole = inParagraph(own, sought.quote, marked.from)
  const isMore = whole && whole.from <= marked.from && whole.to >= marked.to
  return isMore ? whole : marked
}

/**
 * Seeks words that were written anew: in their own paragraph, wherever they stand in it; then in the whole text, where they may
 * stand once only; then by their first and last word with most of the others between. Signs of brackets and footnotes do not count. Null when they are not there,
 * or could be one of several.
 */
export function findQuote(paragraphs: readonly Words[], { paragraphId, offset, quote }: Sought): FoundWords | null {
  const [line = ''] = quote.split('\n')
  const own = paragraphs.find(({ id }) => id === paragraphId)
  const inOwn = own && inParagraph(own, line, offset)
  if (inOwn) return inOwn
  const words = bare(line).text
  if (words.length < TELLING) return null
  const whole = only(paragraphs, (text) => placesIn(text, words).map((from) => ({ from, to: from + words.length })))
  if (whole) return whole
  const [said, effort] = [partsOf(words), { left: MOST_EFFORT }]
  const found = only(paragraphs, (text) => changedBetween(text, said, effort))
  return effort.left < 0 ? null : found
}

/** Letters without the signs that come and go around words, and where each of them stood. */
function bare(text: string): { readonly text: string; readonly at: readonly number[] } {
  const at: number[] = []
  let letters = ''
  for (let place = 0; place < text.length; place++) {
    const letter = text[place] ?? ''
    if (SIGNS.has(letter)) continue
    letters += letter
    at.push(place)
  }
  return { text: letters, at }
}

const SIGNS: ReadonlySet<string> = new Set([ATOM_LETTER, ...Object.values(BRACKET_SIGNS)])

/** The nearest to where they were. */
function inParagraph({ id, text }: Words, quote: string, offset: number): FoundWords | null {
  const words = bare(quote).text
  if (words === '') return null
  const { text: letters, at } = bare(text)
  const distance = (place: number) => Math.abs((at[place] ?? 0) - offset)
  const [nearest] = placesIn(letters, words).sort((one, other) => distance(one) - distance(other))
  return nearest === undefined
    ? null
    : { paragraphId: id, ...spanOf(at, { from: nearest, to: nearest + words.length }) }
}

/** @param at where each bare letter stands */
function spanOf(at: readonly number[], { from, to }: Span): Span {
  return { from: at[from] ?? 0, to: (at[to - 1] ?? 0) + 1 }
}

function placesIn(text: string, words: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at)
  return places
}

function only(paragraphs: readonly Words[], search: (text: string) => readonly Span[]): FoundWords | null {
  const found = paragraphs.flatMap(({ id, text }) => {
    const { text: letters, at } = bare(text)
    return search(letters).map((span) => ({ paragraphId: id, ...spanOf(at, span) }))
  })
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Words whose first and last still stand, with most of the others between them in their order. */
function changedBetween(text: string, quote: readonly Part[], effort: Effort): Span[] {
  const last = quote.at(-1)
  if (quote.length < FEWEST || !last) return []
  const parts = partsOf(text)
  const words = new Set(parts.map(({ word }) => word))
  if (quote.filter(({ word }) => words.has(word)).length < quote.length * LIKE_ENOUGH) return []
  const likely = parts.flatMap((begin, from) =>
    begin.word !== quote[0]?.word
      ? []
      : likenessesOf(parts.slice(from, from + quote.length * 2), quote, effort).flatMap((likeness, length) => {
          const end = parts[from + length]
          if (end?.word !== last.word || length + 1 < quote.length / 2) return []
          return [{ span: { from: begin.from, to: end.to }, likeness }]
        }),
  )
  const most = Math.max(0, ...likely.map(({ likeness }) => likeness))
  return most < LIKE_ENOUGH ? [] : likely.filter(({ likeness }) => likeness === most).map(({ span }) => span)
}

/** How many pairs of words may still be looked at for one quote. */
interface Effort {
  left: number
}

/** Words that begin in so many places are told from nothing: a quote in a draft of 400 paragraphs takes a hundredth of it. */
const MOST_EFFORT = 2_000_000

interface Part extends Span {
  readonly word: string
}

function partsOf(text: string): Part[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word,
    from: index,
    to: index + word.length,
  }))
}

/**
 * How many words a row has in common with another in the same order, of the longer one: 0 to 1, for the first word of it alone,
 * for its first two, and so on to all of it. Empty when the effort is spent.
 */
function likenessesOf(some: readonly Part[], others: readonly Part[], effort: Effort): number[] {
  if (some.length < others.length / 2) return []
  effort.left -= some.length * others.length
  if (effort.left < 0) return []
  let row: number[] = Array(others.length + 1).fill(0)
  return some.map(({ word }, place) => {
    const next = [0]
    for (const [at, other] of others.entries()) {
      const common = word === other.word ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0)
      next.push(common)
    }
    row = next
    return (row.at(-1) ?? 0) / Math.max(place + 1, others.length)
  })
}
