/**
 * The source as lines: blanks collapsed, invisible characters dropped, every kept character with its place.
 * One pass over the source by hand: expressions that look for runs of blanks need quadratic time on hostile input.
 */
import type { Passage } from './passage.ts'

export interface Line extends Passage {
  /** Blanks before the first character; a tab counts as one. */
  readonly indent: number
  /** A page break, or a rule of blanks or underscores such as stands above footnotes. */
  readonly isRule: boolean
  readonly isPageTop: boolean
}

const DROPPED = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/
const FOOTNOTE_RULE_LENGTH = 25

export function readLines(source: string): Line[] {
  const lines: Line[] = []
  let from = 0
  let isAfterBlank = true
  let isPageTop = true
  for (let i = 0; i <= source.length; i += 1) {
    const code = i < source.length ? source.charCodeAt(i) : 10
    if (code !== 10 && code !== 12 && code !== 11 && code !== 13 && code !== 0x2028 && code !== 0x2029) continue
    const line = readLine(source, from, i, isAfterBlank, isPageTop)
    if (line) {
      lines.push(line)
      isAfterBlank = false
      isPageTop = false
    } else if (!(code === 10 && source.charCodeAt(i - 1) === 13)) isAfterBlank = true
    if (code === 12) isPageTop = true
    from = i + 1
  }
  return lines
}

function readLine(source: string, from: number, to: number, isAfterBlank: boolean, isPageTop: boolean): Line | null {
  const places: number[] = []
  const pieces: string[] = []
  let length = 0
  let indent = 0
  let isBlankOpen = false
  let pieceStart = -1
  const close = (end: number) => {
    if (pieceStart < 0) return
    if (isBlankOpen && length > 0) {
      pieces.push(' ')
      length += 1
    }
    isBlankOpen = false
    places.push(length, pieceStart)
    pieces.push(source.slice(pieceStart, end))
    length += end - pieceStart
    pieceStart = -1
  }
  for (let i = from; i < to; i += 1) {
    const code = source.charCodeAt(i)
    const isBlank =
      code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x3000
    if (isBlank || (code >= 0xad && DROPPED.test(source[i] ?? ''))) {
      close(i)
      if (isBlank) {
        isBlankOpen = true
        if (length === 0) indent += 1
      }
    } else if (pieceStart < 0) pieceStart = i
  }
  close(to)
  const text = pieces.join('')
  const isRule = text === '' ? indent >= FOOTNOTE_RULE_LENGTH : /^[_—–=*-]{5,}$/.test(text)
  if (text === '' && !isRule) return null
  return { text, places: places.length ? places : [0, from], end: to, isAfterBlank, indent, isRule, isPageTop }
}

/** `SC70 Doc. 27.3 – p. 2`: the symbol with a page number, printed on every page. */
const PAGE_MARK =
  /^(?:CoP|CdP|SC|AC|PC)\s?\d{1,3}(?:\s?\/\s?(?:SC|AC|PC)\s?\d{1,3})?\s(?:Doc|Inf|Com|Sum|SR|Plen|Prop|Rec|DG|WG)[\p{L}\d./() ]{0,40}\s?[-–—]\s?p\.\s?\d{1,3}$/u
const SENTENCE_END = /[.;:!?…]["”»’')\]]*$/
const FIRST_LINES = 3

/** Without page marks below the head of the document; a sentence that goes on over the page is one again. */
export function withoutPageMarks(lines: readonly Line[]): Line[] {
  const kept: Line[] = []
  let isAfterMark = false
  for (const [i, line] of lines.entries()) {
    if (i >= FIRST_LINES && line.text.length < 90 && PAGE_MARK.test(line.text)) {
      isAfterMark = true
      continue
    }
    const previous = kept.at(-1)
    const goesOn = isAfterMark && previous !== undefined && !SENTENCE_END.test(previous.text)
    kept.push(goesOn ? { ...line, isAfterBlank: false, isPageTop: true } : line)
    isAfterMark = false
  }
  return kept
}
