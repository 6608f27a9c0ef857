/**
 * Markers of sub-paragraphs, a) and i), and the tree they make.
 *
 * A marker is taken for one only where it can be: at the head of a passage, or inside one after a colon, semicolon or
 * comma when it is the next in its series. After "paragraph", a number of a Decision or another marker it is a reference.
 */

export type MarkerStyle = 'letter' | 'roman' | 'digit' | 'capital'

const MARKER = /^(?:\(?([a-z]|[ivx]{2,6}|[A-Z]|\d{1,2})\s?\)\s?(?=\S)|([a-z]|[ivx]{2,6})\.\s(?=\p{L}{2}))/u
const NOT_A_MARKER =
  /^(?:[,;.)\]]|(?:and|or|to|et|y|ou|o|à|a)\s\(?(?:[a-z]|[ivx]+)\)|(?:of|above|below|thereof|supra|du|de la|del)\b)/

/** The marker at the head of `text`: its word and the length of what it takes; null for a reference such as `c), d), f)`. */
export function markerAt(text: string): { readonly word: string; readonly length: number } | null {
  const match = MARKER.exec(text)
  const word = match?.[1] ?? match?.[2]
  if (!match || !word || NOT_A_MARKER.test(text.slice(match[0].length, match[0].length + 24))) return null
  return { word, length: match[0].length }
}

export interface MarkerPlace {
  readonly word: string
  /** The marker as printed. */
  readonly printed: string
  readonly path: string
  readonly depth: number
  readonly start: number
  /** Where the text after the marker begins. */
  readonly textFrom: number
}

const ROMANS = [
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
  'xvii',
  'xviii',
  'xix',
  'xx',
]

/** The places a marker can hold in each series, from 1; `i` is the ninth letter and the first Roman number. */
function readings(word: string): { readonly style: MarkerStyle; readonly index: number }[] {
  const found: { style: MarkerStyle; index: number }[] = []
  if (/^[a-z]$/.test(word)) found.push({ style: 'letter', index: word.charCodeAt(0) - 96 })
  const roman = ROMANS.indexOf(word)
  if (roman >= 0) found.push({ style: 'roman', index: roman + 1 })
  if (/^\d+$/.test(word)) found.push({ style: 'digit', index: Number(word) })
  if (/^[A-Z]$/.test(word)) found.push({ style: 'capital', index: word.charCodeAt(0) - 64 })
  return found
}

interface Level {
  readonly style: MarkerStyle
  index: number
  path: string
}

/** Follows markers in reading order and says where in the tree each one stands. */
export class MarkerTree {
  private readonly levels: Level[] = []
  private base = ''
  private before: { readonly levels: Level[]; readonly base: string } | null = null

  /** True once a marker has been placed. */
  get isOpen(): boolean {
    return this.levels.length > 0
  }

  /** A second list under a closing sentence: its paths begin with `base`. */
  restart(base: string): void {
    this.before = { levels: this.levels.map((level) => ({ ...level })), base: this.base }
    this.levels.length = 0
    this.base = base
  }

  /**
   * True when `word` goes on with the list above the closing sentence: then it closed nothing, and the list is taken up
   * again.
   */
  resumes(word: string): boolean {
    const { before } = this
    if (!before || this.levels.length > 0) return false
    const isNext = readings(word).some(({ style, index }) =>
      before.levels.some((level) => level.style === style && level.index + 1 === index),
    )
    if (!isNext) return false
    this.levels.push(...before.levels)
    this.base = before.base
    this.before = null
    return true
  }

  /**
   * Places `word`. `next` is the marker that follows, to tell i) after h) from i) that opens a level.
   * Inside a passage only the next of a series is taken; at the head of one, gaps are allowed too, for markers get lost.
   */
  place(
    word: string,
    next: string | null,
    isAtHead: boolean,
  ): { readonly path: string; readonly depth: number } | null {
    const options = readings(word)
    if (word === 'i' && next === 'ii' && this.levels.at(-1)?.style !== 'roman')
      options.sort((a) => (a.style === 'roman' ? -1 : 1))
    const isRomanFirst = options[0]?.style === 'roman'
    if (isRomanFirst && options[0]) {
      const opened = this.open(options[0], word)
      if (opened) return opened
    }
    for (let depth = this.levels.length - 1; depth >= 0; depth -= 1)
      for (const option of options) {
        const level = this.levels[depth] as Level
        if (level.style === option.style && option.index === level.index + 1)
          return this.goOn(depth, option.index, word)
      }
    for (const option of options) {
      const opened = this.open(option, word)
      if (opened) return opened
    }
    if (!isAtHead) return null
    for (let depth = this.levels.length - 1; depth >= 0; depth -= 1)
      for (const option of options) {
        const level = this.levels[depth] as Level
        if (level.style === option.style && option.index > level.index) return this.goOn(depth, option.index, word)
      }
    if (this.levels.length === 0 && options[0]) return this.push(options[0], word)
    return null
  }

  private open(option: { style: MarkerStyle; index: number }, word: string) {
    if (option.index !== 1 || this.levels.some((level) => level.style === option.style)) return null
    return this.push(option, word)
  }

  private push(option: { style: MarkerStyle; index: number }, word: string) {
    const parent = this.levels.at(-1)?.path ?? this.base
    const path = parent ? `${parent}/${word}` : word
    this.levels.push({ ...option, path })
    return { path, depth: this.levels.length }
  }

  private goOn(depth: number, index: number, word: string) {
    this.levels.length = depth + 1
    const level = this.levels[depth] as Level
    const parent = depth > 0 ? (this.levels[depth - 1]?.path ?? '') : this.base
    level.index = index
    level.path = parent ? `${parent}/${word}` : word
    return { path: level.path, depth: depth + 1 }
  }
}

const INSIDE = /(?<=[\s:;,]|[;,] ?and)\(?([a-z]|[ivx]{2,6}|\d{1,2})\)\s?(?=\S)/g
const MAY_PRECEDE = /(?:[:;,.]|[:;,.]\s(?:and|or|and\/or|et|ou|y|o|e))\s?$/
/** A chapeau may end in its verb, without any sign. */
const MAY_PRECEDE_FIRST = /\b(?:shall|should|to|that|devraient|devrait|deberán?|que)\s$/
const CITES_BEFORE =
  /(?:[Pp]aragraph(?:e|s|es)?|[Ss]ub-?paragraphs?|alinéas?|párrafos?|apartados?|points?|recommendations?|\d\.\d+(?: \(Rev\.?[^)]{0,12}\))?|[Aa]rticle [IVX]+|Step \d+|\b[a-z]\)|(?<!\d)\d{1,2})\s?,?(?:\s(?:and|or|et|y|to))?\s?$/

/** Markers inside a passage that can open an item there, in order, with what a reference would look like left out. */
export function markersInside(
  text: string,
  from: number,
): { readonly word: string; readonly start: number; readonly textFrom: number }[] {
  const found: { word: string; start: number; textFrom: number }[] = []
  for (const match of text.slice(from).matchAll(INSIDE)) {
    const start = from + match.index
    const before = text.slice(Math.max(0, start - 40), start)
    const mayOpen = MAY_PRECEDE.test(before) || (/^[ai]$/.test(match[1] ?? '') && MAY_PRECEDE_FIRST.test(before))
    if (!match[1] || !mayOpen || CITES_BEFORE.test(before)) continue
    if (!markerAt(text.slice(start, start + 60))) continue
    found.push({ word: match[1], start, textFrom: start + match[0].length })
  }
  return found
}
