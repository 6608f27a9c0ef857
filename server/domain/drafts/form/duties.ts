/** Duties: to whom and when they report, at which meetings, and who pays. Rules: docs/spec/form.md, [FO6] to [FO9]. */
import { bodiesIn } from '../../decisions/import/bodies.ts'
import { deadlinesIn } from '../../decisions/import/deadlines.ts'
import { dutyIn } from '../../decisions/import/duties.ts'
import type { CheckKind, FormFacts, FormFinding } from './finding.ts'
import { type DecisionUnit, type FormLine, type FormText, passageOf } from './form-text.ts'

const finding = (kind: CheckKind, line: FormLine, message: string, quote: string): FormFinding => ({
  kind,
  paragraphId: line.paragraph.id,
  message,
  quote,
})

/** `report` as what is to be done: not "the report of the Secretariat". */
const REPORTS = /(?:^|\b(?:shall|should|to|and|or|also|then|must)\s|[,;]\s)report(?:\sback)?\b(?!s)/i

const linesOf = ({ chapeau, items, tail }: DecisionUnit): FormLine[] => [chapeau, ...items, ...tail]

function reportFindings(unit: DecisionUnit): FormFinding[] {
  const lead = unit.bodies[0] ?? null
  const isTimed = (line: FormLine) => deadlinesIn(passageOf(line.words), lead).length > 0
  return linesOf(unit).flatMap((line) => {
    const found = REPORTS.exec(line.words)
    if (!found) return []
    const quote = found[0].replace(/^[,;\s]+/, '').trim()
    const rest = line.words.slice(found.index)
    const isTold = bodiesIn(rest).length > 0 || /\b(?:CoP|SC|AC|PC)\s?\d/.test(rest)
    const isDue = isTimed(line) || isTimed(unit.chapeau) || /\beach\b|\bannual|\bregular/i.test(rest)
    if (isTold && isDue) return []
    const missing = isTold ? 'when' : isDue ? 'to whom' : 'to whom or when'
    return [finding('report', line, `It says to report and not ${missing}: name the body and its meeting.`, quote)]
  })
}

function meetingFindings(unit: DecisionUnit, { meetings, adoptedOn }: FormFacts): FormFinding[] {
  if (meetings.size === 0) return []
  const lead = unit.bodies[0] ?? null
  return linesOf(unit).flatMap((line) =>
    deadlinesIn(passageOf(line.words), lead).flatMap(({ meetings: named, source }) =>
      named.flatMap((code) => {
        const on = meetings.get(code)
        const quote = line.words.slice(source.start, source.end)
        if (on === undefined) {
          return [
            finding('meeting', line, `${code} is not in the calendar: correct the number, or add the meeting.`, quote),
          ]
        }
        if (adoptedOn === null || on > adoptedOn) return []
        const message = `${code} begins on ${on}, and the text is adopted on ${adoptedOn} at the earliest: name a later meeting.`
        return [finding('meeting', line, message, quote)]
      }),
    ),
  )
}

const COSTLY =
  /^(?:organi[sz]e|convene|commission|contract|hire|develop|design|create|build|establish|maintain|train|host|translate)\b/i
/** A group that meets beside a meeting costs nothing of its own. */
const FREE = /^\w+\s(?:an?\s|the\s)?(?:[\p{L}-]+\s){0,3}?(?:working|drafting|contact|sub-?)\s?groups?\b/iu
const PAID = /\b(?:fund(?:s|ing|ed)?|resources|budget|costs?|donors?|voluntary contributions?)\b/i
const PAYS: ReadonlySet<string> = new Set([
  'Secretariat',
  'Standing Committee',
  'Animals Committee',
  'Plants Committee',
])

/** The words from the verb on: of a sub-paragraph its beginning, of a sentence what follows who shall. */
function actOf(line: FormLine, isChapeau: boolean): string {
  if (!isChapeau) return line.words.replace(/^(?:where|as|if|in|with|through)\b[^,;:]{1,80},\s/i, '')
  const duty = dutyIn(line.words.slice(0, 500))
  return duty ? line.words.slice(duty.end).trimStart() : ''
}

function costFindings(unit: DecisionUnit): FormFinding[] {
  if (!unit.bodies.some((body) => PAYS.has(body))) return []
  if ([unit.chapeau, ...unit.tail].some(({ words }) => PAID.test(words))) return []
  return linesOf(unit).flatMap((line) => {
    const act = actOf(line, line === unit.chapeau)
    if (!COSTLY.test(act) || FREE.test(act) || PAID.test(line.words)) return []
    const message =
      'This may need money and nothing says whose: add “subject to external funding”, or say that it is within existing resources.'
    return [finding('cost', line, message, COSTLY.exec(act)?.[0] ?? '')]
  })
}

export function dutyFindings({ decisions }: FormText, facts: FormFacts): FormFinding[] {
  return decisions.flatMap((unit) => [...reportFindings(unit), ...meetingFindings(unit, facts), ...costFindings(unit)])
}
