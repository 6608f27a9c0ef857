/** The brackets that stand in a text: where, around which words, one in another, with which alternatives. Rules: docs/spec/brackets.md. */
import { type Block, isAtom, isBracket, isTable, lengthOf, type Paragraph } from '../content.ts'
import type { BracketSide } from '../schema.ts'
import { pairSigns, type Sign, type SignPair, type StraySign } from './pair-signs.ts'

/** Before a letter of a paragraph, both counted from 0; what cannot be cut counts as one letter. */
export interface LetterPlace {
  /** In the list of all paragraphs, those in tables among them. */
  readonly paragraph: number
  readonly offset: number
}

export interface PlacedSign extends Sign, LetterPlace {
  readonly side: BracketSide
}

export type BracketInText = SignPair<PlacedSign>

export interface BracketsInText {
  readonly brackets: readonly BracketInText[]
  readonly strays: readonly StraySign<PlacedSign>[]
}

/** All paragraphs in the order in which they are read, those in tables among them. */
export function paragraphsIn(blocks: readonly Block[]): Paragraph[] {
  return blocks.flatMap((block) => (isTable(block) ? block.rows.flat().flatMap((cell) => cell.paragraphs) : [block]))
}

export function bracketsIn(paragraphs: readonly Paragraph[]): BracketsInText {
  const signs = paragraphs.flatMap(({ inline }, paragraph) => {
    let offset = 0
    return inline.flatMap((part): PlacedSign[] => {
      const at = offset
      offset += lengthOf(part)
      return isBracket(part) ? [{ id: part.bracket, side: part.side, paragraph, offset: at }] : []
    })
  })
  const { pairs, strays } = pairSigns(signs)
  return { brackets: pairs, strays }
}

/** In how many brackets each paragraph has a part, for those that have one; by their place in the list. */
export function bracketCounts(brackets: readonly BracketInText[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { open, close } of brackets) {
    for (let at = open.paragraph; at <= close.paragraph; at++) counts.set(at, (counts.get(at) ?? 0) + 1)
  }
  return counts
}

/** Stands in the letters of a paragraph for a footnote or a reference. */
const ATOM = '￼'

/** The letters of a paragraph, one for each step in it. */
export function lettersOf({ inline }: Pick<Paragraph, 'inline'>): string {
  return inline.map((part) => (isAtom(part) && !isBracket(part) ? ATOM : part.text)).join('')
}

/** The letters between two places, a line for each paragraph. */
export function lettersBetween(paragraphs: readonly Paragraph[], from: LetterPlace, to: LetterPlace): string {
  const lines: string[] = []
  for (let at = from.paragraph; at <= to.paragraph; at++) {
    const letters = lettersOf(paragraphs[at] ?? { inline: [] })
    const end = at === to.paragraph ? to.offset : letters.length
    lines.push(letters.slice(at === from.paragraph ? from.offset : 0, end))
  }
  return lines.join('\n')
}

const inWords = (letters: string): string => letters.replaceAll(ATOM, '').replace(/\s+/g, ' ').trim()

/** The words between the signs, in one line. */
export function quoteOf(paragraphs: readonly Paragraph[], { open, close }: BracketInText): string {
  return inWords(lettersBetween(paragraphs, behind(open), close))
}

/** The words of each alternative; of all that it holds when there are none. */
export function wordingsOf(paragraphs: readonly Paragraph[], bracket: BracketInText): string[] {
  return segmentsOf(bracket).map(({ from, to }) => inWords(lettersBetween(paragraphs, from, to)))
}

/** Where each alternative begins and ends, without the signs. */
export function segmentsOf({ open, ors, close }: BracketInText): { from: LetterPlace; to: LetterPlace }[] {
  return [open, ...ors].map((sign, index) => ({ from: behind(sign), to: ors[index] ?? close }))
}

export const behind = ({ paragraph, offset }: LetterPlace): LetterPlace => ({ paragraph, offset: offset + 1 })
