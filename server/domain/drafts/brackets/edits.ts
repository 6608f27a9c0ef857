/**
 * What each act on a bracket writes into the text: the fewest letters, so that whoever types between the signs at that moment,
 * here or offline, keeps every word. A paragraph itself is never taken away by these.
 */
import type { Piece } from '../compare/compare-inline.ts'
import { bracketSign, type Inline, isAtom, lengthOf, type Paragraph } from '../content.ts'
import type { Kept } from './bracket.ts'
import type { LetterRange } from './find-range.ts'
import { type BracketInText, behind, type LetterPlace, lettersOf, segmentsOf } from './in-text.ts'

/** In one paragraph, at a letter: some letters go, something comes. */
export interface LetterEdit extends LetterPlace {
  readonly remove: number
  readonly insert: readonly Inline[]
}

const insertion = (place: LetterPlace, insert: readonly Inline[]): LetterEdit => ({ ...at(place), remove: 0, insert })
const at = ({ paragraph, offset }: LetterPlace): LetterPlace => ({ paragraph, offset })

/** Signs around words, with other wordings behind them. */
export function puttingEdits({ from, to }: LetterRange, id: string, wordings: readonly string[]): LetterEdit[] {
  const others = wordings.flatMap((text) => [bracketSign(id, 'or'), { text }])
  return [insertion(from, [bracketSign(id, 'open')]), insertion(to, [...others, bracketSign(id, 'close')])]
}

/** One more wording, behind those that stand there. */
export function addingEdits({ id, close }: BracketInText, wording: string): LetterEdit[] {
  return [insertion(close, [bracketSign(id, 'or'), { text: wording }])]
}

/** The signs go, and of what stands between them all but what is kept. `text` keeps the words of all alternatives. */
export function removalEdits(paragraphs: readonly Paragraph[], bracket: BracketInText, kept: Kept): LetterEdit[] {
  if (kept === 'text') return [bracket.open, ...bracket.ors, bracket.close].map((sign) => cut(at(sign), 1))
  const stays = kept === 'nothing' ? undefined : segmentsOf(bracket)[kept]
  if (stays) {
    return [
      ...cutBetween(paragraphs, bracket.open, stays.from),
      ...cutBetween(paragraphs, stays.to, behind(bracket.close)),
    ]
  }
  return cutBetween(paragraphs, bracket.open, behind(bracket.close), true)
}

/** Signs that stand in the place of typed ones. */
export function signEdits(open: LetterPlace, close: LetterPlace, id: string): LetterEdit[] {
  return [
    { ...at(open), remove: 1, insert: [bracketSign(id, 'open')] },
    { ...at(close), remove: 1, insert: [bracketSign(id, 'close')] },
  ]
}

const cut = (place: LetterPlace, remove: number): LetterEdit => ({ ...at(place), remove, insert: [] })

function cutBetween(
  paragraphs: readonly Paragraph[],
  from: LetterPlace,
  to: LetterPlace,
  isWhole = false,
): LetterEdit[] {
  const edits: LetterEdit[] = []
  for (let paragraph = from.paragraph; paragraph <= to.paragraph; paragraph++) {
    const letters = lettersOf(paragraphs[paragraph] ?? { inline: [] })
    let start = paragraph === from.paragraph ? from.offset : 0
    let end = paragraph === to.paragraph ? to.offset : letters.length
    if (isWhole) [start, end] = withSpace(letters, start, end)
    if (end > start) edits.push(cut({ paragraph, offset: start }, end - start))
  }
  return edits
}

/** Of two spaces between which everything goes, or one before a comma, one goes along. */
function withSpace(letters: string, start: number, end: number): [number, number] {
  const [before, after] = [letters[start - 1], letters[end]]
  if (before === ' ' && (after === undefined || /[ ,;.:)]/.test(after))) return [start - 1, end]
  return before === undefined && after === ' ' ? [start, end + 1] : [start, end]
}

/**
 * A paragraph with its edits, in the form in which a difference is written into the shared text.
 * @param edits of this paragraph, none within another
 */
export function piecesWith({ inline }: Pick<Paragraph, 'inline'>, edits: readonly LetterEdit[]): Piece[] {
  const sorted = [...edits].sort((one, next) => one.offset - next.offset)
  const pieces: Piece[] = []
  let place = 0
  for (const { offset, remove, insert } of sorted) {
    pieces.push(...between(inline, place, offset).map((part): Piece => ({ change: 'kept', inline: part })))
    pieces.push(...between(inline, offset, offset + remove).map((part): Piece => ({ change: 'deleted', inline: part })))
    pieces.push(...insert.map((part): Piece => ({ change: 'inserted', inline: part })))
    place = offset + remove
  }
  const rest = between(inline, place, Number.POSITIVE_INFINITY)
  return [...pieces, ...rest.map((part): Piece => ({ change: 'kept', inline: part }))]
}

function between(inline: readonly Inline[], from: number, to: number): Inline[] {
  let start = 0
  return inline.flatMap((part): Inline[] => {
    const [first, last] = [Math.max(from - start, 0), Math.min(to - start, lengthOf(part))]
    start += lengthOf(part)
    if (first >= last) return []
    return [isAtom(part) ? part : { ...part, text: part.text.slice(first, last) }]
  })
}
