/**
 * Finds words in a text: accents do not count, case and whole words as asked, and a footnote, a bracket or a reference inside the
 * words is no obstacle. What was found in a paragraph is kept with it, so that a letter typed costs its own paragraph alone.
 */
import type { Node } from 'prosemirror-model'
import { ATOM, paragraphText } from '../paragraph-text.ts'

export interface FindQuestion {
  readonly words: string
  readonly isCaseCounted: boolean
  readonly isWhole: boolean
}

export interface Found {
  readonly from: number
  readonly to: number
}

interface Folded {
  readonly letters: string
  /** Place in the paragraph's text of each folded letter, and behind the last one. */
  readonly places: readonly number[]
}

/** The letters of a text without accents and atoms; one letter for each that stays. */
function fold(text: string, isCaseCounted: boolean): Folded {
  const places: number[] = []
  let letters = ''
  for (let place = 0; place < text.length; place += 1) {
    const letter = text.charAt(place)
    if (letter === ATOM || /\p{M}/u.test(letter)) continue
    const plain = letter > '\u007f' ? letter.normalize('NFD').charAt(0) : letter
    const blank = plain === '\u00a0' ? ' ' : plain
    const cased = isCaseCounted ? blank : blank.toLowerCase()
    // A letter that becomes two in small letters would move all behind it.
    letters += cased.length === 1 ? cased : blank
    places.push(place)
  }
  return { letters, places: [...places, text.length] }
}

const WORD = /[\p{L}\p{N}]/u
const isInWord = (letter: string | undefined): boolean => letter !== undefined && letter !== '' && WORD.test(letter)

function placesIn(text: string, { words, isCaseCounted, isWhole }: FindQuestion): { from: number; to: number }[] {
  const sought = fold(words, isCaseCounted).letters
  if (sought === '') return []
  const { letters, places } = fold(text, isCaseCounted)
  const found: { from: number; to: number }[] = []
  for (let at = letters.indexOf(sought); at >= 0; at = letters.indexOf(sought, at + sought.length)) {
    const end = at + sought.length
    const isPart =
      (isInWord(letters[at - 1]) && isInWord(letters[at])) || (isInWord(letters[end]) && isInWord(letters[end - 1]))
    if (!(isWhole && isPart)) found.push({ from: places[at] ?? 0, to: (places[end - 1] ?? 0) + 1 })
  }
  return found
}

/** One search at a time: what was found in a paragraph, counted from its first letter. */
export class Finder {
  private readonly known = new WeakMap<Node, readonly Found[]>()
  readonly question: FindQuestion

  constructor(question: FindQuestion) {
    this.question = question
  }

  /** All places in a document, in the order of reading. */
  all(doc: Node): Found[] {
    return this.within(doc, 0)
  }

  /** Places inside a block that stands at a position. */
  inBlock(block: Node, position: number): Found[] {
    if (block.type.name !== 'paragraph') return this.within(block, position + 1)
    return this.ofParagraph(block).map(({ from, to }) => ({ from: from + position + 1, to: to + position + 1 }))
  }

  private within(parent: Node, start: number): Found[] {
    const found: Found[] = []
    parent.forEach((child, offset) => {
      if (child.isBlock) found.push(...this.inBlock(child, start + offset))
    })
    return found
  }

  private ofParagraph(paragraph: Node): readonly Found[] {
    const known = this.known.get(paragraph)
    if (known) return known
    const { text, positions } = paragraphText(paragraph, 0)
    const found = placesIn(text, this.question).map(({ from, to }) => ({
      from: positions[from] ?? 0,
      to: (positions[to - 1] ?? 0) + 1,
    }))
    this.known.set(paragraph, found)
    return found
  }
}
