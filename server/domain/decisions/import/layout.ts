/**
 * From lines to passages: what a page layout tore apart is put together again.
 *
 * Order: footnotes are set aside, superscripts that became lines of their own are joined or dropped, then lines are
 * gathered into passages. In a text with hard line breaks a line goes on in the next one unless it ends a sentence or
 * the next one opens something; elsewhere a line is a paragraph.
 */

import { withComposedLetters } from './composed-letters.ts'
import { isAddressee, opensDirection } from './directions.ts'
import { opensWithDuty } from './duties.ts'
import { type Line, readLines, withoutPageMarks } from './lines.ts'
import { withLostBlanks } from './lost-blanks.ts'
import { markerAt } from './markers.ts'
import { readNumber } from './numbers.ts'
import { verbInCapitals } from './operative-verbs.ts'
import { joinPassages, type Passage, slicePassage, spanOf } from './passage.ts'
import type { SourceSpan } from './recognised.ts'

export interface Layout {
  readonly passages: readonly Passage[]
  readonly footnotes: readonly { readonly text: string; readonly source: SourceSpan }[]
}

const WRAPPED_FROM = 70
const LONGEST_WRAPPED = 160
const SENTENCE_END = /[.;:!?…]["”»’')\]]*$/
const ORDINAL_END = /^(?:th|st|nd|rd|e|è|er|re|ème|ª|º|a)$/
/** No line of a page is so long: longer ones are left alone, so that joining stays cheap on hostile input. */
const LONGEST_JOINED = 1000
const CALL = /^(?:\d{1,2}|[*†‡]{1,3})$/
const NEEDS_MORE =
  /(?:\b(?:Conf|Doc|Inf|Com|No|Rev|Decisions?|Décisions?|Decisi(?:ón|ones)|Resolutions?|Résolutions?|Annex|Rule|Article|[Pp]aragraphs?|[Ss]ubparagraphs?|and|or|to|et|à|y|a|the|of|in)\.?|\(Rev\.?|[,(-])$/

/** Words that no sentence ends with. */
const ENDS_OPEN =
  /\s(?:the|The|an?|of|and|to|for|by|with|les?|la|du|des|el|los|las|del|de|[Pp]aragraphs?|Decisions?|(?:Conf|Doc|Inf|No)\.)$/

export function layOut(source: string, isParagraphPerLine: boolean): Layout {
  const lines = withoutPageMarks(readLines(source)).map((line) => withLostBlanks(withComposedLetters(line)))
  const width = isParagraphPerLine ? 0 : wrapWidth(lines)
  const { kept, footnotes } = setFootnotesAside(lines)
  return { passages: gather(joinSuperscripts(kept), width, wordsOf(source)), footnotes }
}

/** The words of the text, gathered only when one is broken at the end of a line. */
function wordsOf(source: string): (word: string) => boolean {
  let words: Set<string> | null = null
  return (word) => {
    words ??= new Set(source.match(/\p{L}{4,}/gu))
    return words.has(word)
  }
}

/** The width at which the lines of the text were broken, or 0 when every line is a paragraph of its own. */
function wrapWidth(lines: readonly Line[]): number {
  const lengths = lines.map((line) => line.text.length).sort((a, b) => a - b)
  let all = 0
  let long = 0
  for (const length of lengths) {
    all += length
    if (length > LONGEST_WRAPPED) long += length
  }
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0
  return long > all * 0.2 || width < WRAPPED_FROM || !hasBrokenSentences(lines) ? 0 : width
}

/** Hard line breaks show in lines that begin in the middle of a sentence. */
function hasBrokenSentences(lines: readonly Line[]): boolean {
  let broken = 0
  for (const [i, line] of lines.entries()) {
    const previous = lines[i - 1]
    if (previous && previous.text.length > 50 && /^\p{Ll}{2}/u.test(line.text) && !SENTENCE_END.test(previous.text))
      broken += 1
  }
  return broken >= 2 && broken >= lines.length * 0.08
}

const LONGEST_FOOTNOTES = 15
const FOOTNOTE_OPENING = /^(?:\*{1,3}|†|\d{1,2})(?:\s|$)/

/** Footnotes stand under a rule at the foot of a page, up to the first line of the next page. */
function setFootnotesAside(lines: readonly Line[]) {
  const kept: Line[] = []
  const footnotes: { text: string; source: SourceSpan }[] = []
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as Line
    const next = lines[i + 1]
    if (!line.isRule) kept.push(line)
    if (!line.isRule || !next || !FOOTNOTE_OPENING.test(next.text)) continue
    const end = footnotesEnd(lines, i + 1)
    const block = joinPassages(lines.slice(i + 1, end))
    footnotes.push({ text: block.text, source: spanOf(block) })
    i = end - 1
    const top = lines[end]
    const before = kept.at(-1)
    if (top && before && !SENTENCE_END.test(before.text)) lines = withContinuation(lines, end, top)
  }
  return { kept, footnotes }
}

function withContinuation(lines: readonly Line[], index: number, top: Line): readonly Line[] {
  if (lines.length > 20_000) return lines
  return lines.with(index, { ...top, isAfterBlank: false })
}

function footnotesEnd(lines: readonly Line[], from: number): number {
  for (let i = from + 1; i < Math.min(lines.length, from + LONGEST_FOOTNOTES); i += 1) {
    const line = lines[i] as Line
    const previous = lines[i - 1] as Line
    if (line.isPageTop || line.isRule) return i
    if (line.indent === 1 && !CALL.test(previous.text) && !line.isAfterBlank) return i
    if (line.isAfterBlank && !FOOTNOTE_OPENING.test(line.text) && SENTENCE_END.test(previous.text)) return i
  }
  return Math.min(lines.length, from + LONGEST_FOOTNOTES)
}

/** `69` `th` `meeting` is one line again; a footnote call on a line of its own goes. */
function joinSuperscripts(lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  let isContinued = false
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as Line
    const previous = joined.at(-1)
    const next = lines[i + 1]
    const isShort = previous !== undefined && previous.text.length < LONGEST_JOINED
    if (previous && isShort && ORDINAL_END.test(line.text) && /\d$/.test(previous.text) && !line.isAfterBlank) {
      joined[joined.length - 1] = { ...previous, ...glue(previous, line) }
      isContinued = next !== undefined && !next.isAfterBlank
    } else if (previous && CALL.test(line.text)) {
      isContinued = next !== undefined && !next.isAfterBlank && /^[\p{L},.;:)”"]/u.test(next.text)
    } else if (previous && isContinued && isShort) {
      isContinued = false
      const isPunctuation = /^[,.;:)”]/.test(line.text)
      const whole = isPunctuation ? glue(previous, line) : joinPassages([previous, line])
      joined[joined.length - 1] = { ...line, ...whole, indent: previous.indent }
    } else joined.push(line)
  }
  return joined
}

function glue(first: Passage, second: Passage): Passage {
  const places = [...first.places]
  for (let i = 0; i < second.places.length; i += 2)
    places.push((second.places[i] ?? 0) + first.text.length, second.places[i + 1] ?? 0)
  return { ...first, text: first.text + second.text, places, end: second.end }
}

function gather(lines: readonly Line[], width: number, isWord: (word: string) => boolean): Passage[] {
  const passages: Passage[] = []
  let parts: Line[] = []
  const close = () => {
    if (parts.length) passages.push(joinPassages(parts))
    parts = []
  }
  for (const line of lines) {
    const previous = parts.at(-1)
    if (line.isRule) {
      close()
      continue
    }
    if (previous && !goesOn(previous, line, width)) close()
    const open = parts.at(-1)
    if (open) parts[parts.length - 1] = withoutHyphen(open, line, isWord)
    parts.push(line)
  }
  close()
  return passages.map((passage) => slicePassage(passage, 0)).filter((passage) => passage.text !== '')
}

/** "Commit-" before "tee" loses its hyphen when the text has the whole word elsewhere; "CITES-" before "listed" keeps it. */
function withoutHyphen(line: Line, next: Line, isWord: (word: string) => boolean): Line {
  const start = /(?:^|\s)(\p{L}+)-$/u.exec(line.text)?.[1]
  const rest = /^\p{Ll}+/u.exec(next.text)?.[0]
  if (!start || !rest || !isWord(start + rest)) return line
  return { ...line, ...slicePassage(line, 0, line.text.length - 1), isBroken: true }
}

const FIELD =
  /^(?:[-•]\s|\[gap\]|Number ?\/ ?Code|COP meeting|CoP meeting|Original language|Langue originale|Idioma original)/

function goesOn(previous: Line, line: Line, width: number): boolean {
  if (FIELD.test(line.text) || FIELD.test(previous.text)) return false
  if (opensDirection(line.text) || opensDirection(previous.text)) return false
  if (isAddressee(previous.text) && opensWithDuty(line.text)) return false
  const isOpen = !SENTENCE_END.test(previous.text) || NEEDS_MORE.test(previous.text)
  const isLong = width > 0 && previous.text.length >= width * 0.7
  const isLower = /^[\p{Ll}(“"‘,]/u.test(line.text)
  if (opensPassage(previous, line, width)) return false
  if (ENDS_OPEN.test(previous.text)) return true
  if (line.isAfterBlank || width === 0) {
    if (width === 0 && line.isAfterBlank) return isOpen && NEEDS_MORE.test(previous.text) && isLower
    return isOpen && (isLower || (isLong && previous.text.length >= width * 0.75 && !isHeadingLike(previous.text)))
  }
  if (isLong) return true
  return isOpen && (isLower || /[,-]$/.test(previous.text))
}

/** Capitals throughout: a heading, however long. */
function isHeadingLike(text: string): boolean {
  return !/\p{Ll}/u.test(text)
}

/** True when the line begins a paragraph, an item or a decision of its own. */
function opensPassage(previous: Line, line: Line, width: number): boolean {
  if (verbInCapitals(line.text)) return true
  if (NEEDS_MORE.test(previous.text) && !/(?:(?:^|\s)(?:and|or|et|y)|,)$/.test(previous.text)) return false
  const isUnfinished = !SENTENCE_END.test(previous.text) && width > 0 && previous.text.length >= width * 0.7
  if (markerAt(line.text)) return true
  if (/^\d{1,3}[.,]\s?[\p{Lu}"“]/u.test(line.text)) return !isUnfinished || line.isAfterBlank
  if (/^[A-Z]\.\s\p{Lu}/u.test(line.text)) return !isUnfinished || line.isAfterBlank
  if (readNumber(line.text.replace(/^(?:Draft )?(?:Decision|Décision|Decisión) /i, ''))) return !isUnfinished
  return false
}
