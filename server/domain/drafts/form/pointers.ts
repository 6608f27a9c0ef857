/**
 * Whether what the text points at is there: references, and numbers that were typed by hand. Only what this document can answer
 * is asked here; numbers of the registry are looked up on the server. Rules: docs/spec/form.md, [FO12] to [FO15].
 */
import { isPlaceholder } from '../../decisions/import/numbers.ts'
import { referencesIn } from '../../decisions/import/references.ts'
import { isReference } from '../content.ts'
import { DELETED_READING, UNNUMBERED_READING } from '../references.ts'
import type { FormFinding } from './finding.ts'
import { citedPaths, type DecisionUnit, type FormLine, type FormText, passageOf, typedIn } from './form-text.ts'

const finding = (id: string, message: string, quote: string): FormFinding => ({
  kind: 'reference',
  paragraphId: id,
  message,
  quote,
})

function lostFindings({ paragraphs }: FormText): FormFinding[] {
  return paragraphs.flatMap(({ id, inline }) =>
    inline.filter(isReference).flatMap(({ text }) => {
      const reading = text.toLowerCase()
      if (reading === DELETED_READING) {
        return [finding(id, 'The paragraph that this reference points at has been deleted: point at another.', text)]
      }
      if (reading !== UNNUMBERED_READING) return []
      return [finding(id, 'The paragraph that this reference points at has no number any more.', text)]
    }),
  )
}

const letterOf = ({ label }: FormLine): string => label.replace(')', '')

function missing(unit: DecisionUnit, letters: readonly string[]): string[] {
  const there = new Set(unit.items.filter(({ level }) => level === 1).map(letterOf))
  return letters.filter((letter) => !there.has(letter))
}

/** `Decision 17.XX, paragraph d)`: a Decision of this draft by the label that stands for its number. */
function decisionFindings(line: FormLine, words: string, units: readonly DecisionUnit[]): FormFinding[] {
  const all = referencesIn(passageOf(words)).filter(({ kind }) => kind === 'decision')
  return all.flatMap(({ targets, text }) => {
    const [label = ''] = targets
    const named = units.filter(({ chapeau }) => chapeau.label === label)
    const { id } = line.paragraph
    if (named.length === 0) {
      return isPlaceholder(label) ? [finding(id, `No Decision of this draft is called ${label}.`, text)] : []
    }
    if (named.length > 1) {
      const message = `${named.length} Decisions of this draft are called ${label}: put a reference here, so that it is clear which is meant.`
      return [finding(id, message, text)]
    }
    const [unit] = named
    const lost = unit ? missing(unit, [...new Set(citedPaths(text).map((path) => path.charAt(0)))]) : []
    return lost.length === 0 ? [] : [finding(id, `Decision ${label} has no paragraph ${lost.join('), ')}).`, text)]
  })
}

/** `paragraph 12`, `paragraphs 3 and 5`, `paragraph b)`; what belongs to another text says so behind it, or before. */
const CITED =
  /(?<!(?:\d\)?|[Cc]onf\.[^.;]{0,20}|[Xx]{2}|\)),?\s)\b[Pp]aragraphs?\s((?:\d{1,3}|[a-z]\))(?:(?:,\s|\s(?:and|or|to)\s)(?:\d{1,3}|[a-z]\)))*)(?!\d|\.\d)(?!\s(?:[a-z]\)\s|[ivx]+\)\s)?(?:of|in|to|under)\s(?!this\b|the\spresent\b))/g

function citedFindings(line: FormLine, words: string, { lines, decisions }: FormText): FormFinding[] {
  const numbers = new Set(
    lines.filter(({ annex, label }) => annex === line.annex && /^\d+$/.test(label)).map(({ label }) => label),
  )
  const chapeau = line.role === 'decision' ? line : line.owner
  const unit = decisions.find((one) => one.chapeau === chapeau)
  return [...words.matchAll(CITED)].flatMap(({ 0: quote, 1: cited = '' }) => {
    const parts = cited.match(/\d{1,3}|[a-z](?=\))/g) ?? []
    const lostNumbers = parts.filter((part) => /^\d/.test(part) && numbers.size > 0 && !numbers.has(part))
    const letters = unit
      ? missing(
          unit,
          parts.filter((part) => /^[a-z]/.test(part)),
        )
      : []
    const lost = [...lostNumbers, ...letters.map((letter) => `${letter})`)]
    if (lost.length === 0) return []
    const where = letters.length > 0 ? 'This Decision' : line.annex > 0 ? 'This annex' : 'The text'
    return [finding(line.paragraph.id, `${where} has no paragraph ${lost.join(' and no paragraph ')}.`, quote)]
  })
}

const ANNEX = /\bAnnex\s(\d{1,2})\b(?!\s(?:of|to|in)\s(?!this\b|the\spresent\b))/g

function annexFindings(line: FormLine, words: string, { lines }: FormText): FormFinding[] {
  const annexes = lines.filter(({ role }) => role === 'annex-heading')
  if (annexes.length === 0) return []
  return [...words.matchAll(ANNEX)].flatMap(({ 0: quote, 1: number = '' }) => {
    if (Number(number) <= annexes.length) return []
    const has = annexes.length === 1 ? 'one annex' : `${annexes.length} annexes`
    return [finding(line.paragraph.id, `The text has ${has} and no ${quote}.`, quote)]
  })
}

export function pointerFindings(text: FormText): FormFinding[] {
  const typed = text.lines.flatMap((line) => {
    const words = typedIn(line)
    return [
      ...decisionFindings(line, words, text.decisions),
      ...citedFindings(line, words, text),
      ...annexFindings(line, words, text),
    ]
  })
  return [...lostFindings(text), ...typed]
}
