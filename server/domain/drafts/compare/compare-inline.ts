/**
 * The difference of two paragraphs, as a person would mark it: whole words, and inside a word only where little of it has
 * changed. Everything that shows a difference (desk, room, Word, PDF, HTML, the table of a round) draws these pieces.
 * Rules: docs/spec/compare.md.
 */
import { type Inline, isAtom, type Words } from '../content.ts'
import { matchSequences } from './sequence.ts'
import { settleMatches } from './settle-matches.ts'
import { isSameForm, joinInline, type Token, tokensOf } from './tokens.ts'

export type PieceChange = 'kept' | 'inserted' | 'deleted'

/** A run of words, or a footnote. */
export interface Piece {
  readonly change: PieceChange
  /** What is kept stands in its new form. */
  readonly inline: Inline
  /** The form that kept words had before, where it was another. */
  readonly was?: Words
  /** Who put it in or took it out, as a place in a list that goes with the pieces; where that is told. */
  readonly writer?: number
}

/** Shares of a word that must stay for the change to be shown inside it. */
const KEPT_SHARE = 0.6
const SHORTEST_CUT = 4

/** @returns in reading order; of two that stand at the same place what was deleted comes first */
export function compareInline(before: readonly Inline[], after: readonly Inline[]): Piece[] {
  const [old, now] = [tokensOf(before), tokensOf(after)]
  const matches = matchSequences(old.map(keyOf), now.map(keyOf))
  const pieces: Piece[] = []
  let [here, there] = [0, 0]
  for (const match of settleMatches(matches, old, now)) {
    pieces.push(...replaced(old.slice(here, match.before), now.slice(there, match.after)))
    for (let step = 0; step < match.length; step++) {
      const [was, is] = [old[match.before + step], now[match.after + step]]
      if (was && is) pieces.push(keptPiece(was.inline, is.inline))
    }
    here = match.before + match.length
    there = match.after + match.length
  }
  pieces.push(...replaced(old.slice(here), now.slice(there)))
  return joinPieces(pieces)
}

/** The words before: without what was inserted. */
export function beforeOf(pieces: readonly Piece[]): Inline[] {
  return joinInline(pieces.flatMap(({ change, inline, was }) => (change === 'inserted' ? [] : [was ?? inline])))
}

/** The words after: without what was deleted. */
export function afterOf(pieces: readonly Piece[]): Inline[] {
  return joinInline(pieces.flatMap(({ change, inline }) => (change === 'deleted' ? [] : [inline])))
}

/** Whether any word differs; form alone does not count. */
export function hasOtherWords(pieces: readonly Piece[]): boolean {
  return pieces.some(({ change }) => change !== 'kept')
}

const keyOf = ({ key }: Token): string => key

function keptPiece(was: Inline, inline: Inline): Piece {
  if (isAtom(was) || isAtom(inline) || isSameForm(was, inline)) return { change: 'kept', inline }
  return { change: 'kept', inline, was }
}

/** What stood in one place and what stands there now. */
function replaced(old: readonly Token[], now: readonly Token[]): Piece[] {
  const [only, instead] = [old[0], now[0]]
  if (old.length === 1 && now.length === 1 && only && instead) {
    const inside = changedInside(only.inline, instead.inline)
    if (inside) return inside
  }
  return [
    ...old.map(({ inline }): Piece => ({ change: 'deleted', inline })),
    ...now.map(({ inline }): Piece => ({ change: 'inserted', inline })),
  ]
}

/** A change inside one word, where most of it stays. */
function changedInside(was: Inline, is: Inline): Piece[] | null {
  if (isAtom(was) || isAtom(is)) return null
  const [old, now] = [[...was.text], [...is.text]]
  const shorter = Math.min(old.length, now.length)
  let head = 0
  while (head < shorter && old[head] === now[head]) head += 1
  let tail = 0
  while (tail < shorter - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1
  const longest = Math.max(old.length, now.length)
  if (longest < SHORTEST_CUT || head + tail < longest * KEPT_SHARE) return null
  const part = (form: Words, letters: readonly string[], from: number, to: number) => ({
    ...form,
    text: letters.slice(from, to).join(''),
  })
  return [
    keptPiece(part(was, old, 0, head), part(is, now, 0, head)),
    { change: 'deleted', inline: part(was, old, head, old.length - tail) },
    { change: 'inserted', inline: part(is, now, head, now.length - tail) },
    keptPiece(part(was, old, old.length - tail, old.length), part(is, now, now.length - tail, now.length)),
  ]
}

function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    if (!isAtom(piece.inline) && piece.inline.text === '') continue
    const last = joined.at(-1)
    const one = last && oneOf(last, piece)
    if (one) joined[joined.length - 1] = one
    else joined.push(piece)
  }
  return joined
}

/** Two neighbours as one, where nothing tells them apart. */
function oneOf(last: Piece, next: Piece): Piece | null {
  if (last.change !== next.change || isAtom(last.inline) || isAtom(next.inline)) return null
  if (!isSameForm(last.inline, next.inline)) return null
  const inline = { ...last.inline, text: last.inline.text + next.inline.text }
  if (!last.was && !next.was) return { change: last.change, inline }
  if (!last.was || !next.was || !isSameForm(last.was, next.was)) return null
  return { change: last.change, inline, was: { ...last.was, text: last.was.text + next.was.text } }
}
