/**
 * A text layer may hold a whole document on one line. Passages are cut where something opens for certain: a direction,
 * a numbered decision, a numbered paragraph of the document, a page's breadcrumb.
 */
import { directionEnd, directionsInside, isAddressee, readDirection } from './directions.ts'
import { opensWithDuty } from './duties.ts'
import { NUMBER, readNumber } from './numbers.ts'
import { type Passage, slicePassage } from './passage.ts'

const ONE_LINE_FROM = 600
const AFTER_SENTENCE = /[.;:!?)*”"\]](?:\s\d{1,2})?\s(?:and\s)?$/
const PARAGRAPH_NUMBER = /(?<=[.;:!?)*”"\]]\s)\d{1,3}\.\s(?=[\p{Lu}"“])/gu
const SECTION =
  /\s(?:Background|Introduction|Discussion|Conclusions?|Conclusions and [Rr]ecommendations|Recommendations?|Historique|Contexte|Recommandations?|Antecedentes|Introducción|Recomendaci(?:ón|ones)|COMMENTS (?:FROM|OF) THE SECRETARIAT|COMMENTAIRES DU SECRÉTARIAT|COMENTARIOS DE LA SECRETARÍA|Annex \d*|Annexe \d*|Anexo \d*)\s(?=(?:\d{1,3}|[A-Z])\.\s)/g
const BREADCRUMB =
  /\s(?:[-–>»/•]\s)?Home\s(?:[-–>»/•]\s)?Documents\s|\s(?:[-–>»/•]\s)?Accueil\s[-–>»/•]\s|\s(?:[-–>»/•]\s)?Inicio\s[-–>»/•]\s|\s(?=Number ?\/ ?Code ?:)/g
const NUMBERED = new RegExp(String.raw`(?:(?:Decision|Décision|Decisión)\s)?${NUMBER}`, 'gu')
const GAP = /\[gap\]/g

export function splitPassages(passages: readonly Passage[]): Passage[] {
  return passages.flatMap((passage) => splitPassage(passage))
}

function splitPassage(passage: Passage): Passage[] {
  const { text } = passage
  const cuts = new Set<number>()
  if (text.length >= ONE_LINE_FROM) {
    for (const match of text.matchAll(PARAGRAPH_NUMBER)) cuts.add(match.index)
    for (const match of text.matchAll(SECTION)) cuts.add(match.index)
  }
  for (const match of text.matchAll(BREADCRUMB)) cuts.add(match.index)
  for (const match of text.matchAll(GAP)) cuts.add(match.index).add(match.index + match[0].length)
  for (const start of [0, ...directionsInside(text)]) cutDirection(text, start, cuts)
  for (const match of text.matchAll(NUMBERED)) cutNumbered(text, match, cuts)
  const places = [...cuts].filter((cut) => cut > 0 && cut < text.length).sort((a, b) => a - b)
  if (!places.length) return [passage]
  return [0, ...places]
    .map((from, i) => slicePassage(passage, from, places[i] ?? text.length))
    .filter((part) => part.text !== '')
}

const HEAD = 400

function cutDirection(text: string, start: number, cuts: Set<number>): void {
  const head = text.slice(start, start + HEAD)
  const direction = readDirection(head)
  if (!direction) return
  if (start > 0) cuts.add(start)
  const end = directionEnd(text, start + direction.valueFrom)
  const isBare = opensWithDuty(head.slice(direction.valueFrom)) && end === start + direction.valueFrom
  cuts.add(isBare ? start + direction.valueFrom : Math.max(end, start + direction.valueFrom))
}

/** A number inside a passage opens a decision where a sentence has ended before it and a duty follows. */
function cutNumbered(text: string, match: RegExpExecArray, cuts: Set<number>): void {
  const start = match.index
  const prefix = /^D\p{L}+\s/u.exec(match[0])?.[0].length ?? 0
  const number = readNumber(text.slice(start + prefix, start + prefix + 60))
  if (!number || start === 0) return
  const before = text.slice(Math.max(0, start - 30), start)
  const isAfterSentence = AFTER_SENTENCE.test(before) && !/\b(?:Conf|Doc|Inf|Com|No|Rule|Prop|Sum)\.\s$/.test(before)
  if (!isAfterSentence && !cuts.has(start - 1) && !cuts.has(start)) return
  const rest = text.slice(start + prefix + number.length, start + HEAD).replace(/^\.?\s(?:\d{1,2}\s(?=\p{Lu}))?/u, '')
  if (opensWithDuty(rest) || (isAddressee(rest.slice(0, 60)) && /^(?:The|Les?|La|El|Las)\s/.test(rest))) cuts.add(start)
}
