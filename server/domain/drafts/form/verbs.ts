/** Whether the verb fits who is addressed. Rules: docs/spec/form.md, [FO4] and [FO5]. */
import { BODIES } from '../../decisions/addressee.ts'
import { type Duty, dutyIn } from '../../decisions/import/duties.ts'
import type { Strength } from '../../decisions/strength.ts'
import type { FormFinding } from './finding.ts'
import type { DecisionUnit, FormLine, FormText } from './form-text.ts'

const finding = (line: FormLine, message: string, quote: string): FormFinding => ({
  kind: 'verb',
  paragraphId: line.paragraph.id,
  message,
  quote,
})

/** Verbs with which the Conference speaks in a Resolution: `Recommends that Parties`. */
const OF_RESOLUTIONS =
  /^(?:recommends?|urges?|encourages?|invites?|requests?|directs?|instructs?|calls upon|decides?|agrees?|resolves?)\b(?! by)/i

const INSTRUCTED: ReadonlySet<string> = new Set([
  'Secretariat',
  'Standing Committee',
  'Animals Committee',
  'Plants Committee',
])
const SOFT: ReadonlySet<Strength> = new Set(['urged', 'encouraged', 'invited', 'recommended'])
const HARD: ReadonlySet<Strength> = new Set(['shall', 'directed'])
const KNOWN: ReadonlySet<string> = new Set(BODIES)

/** What usually stands there instead, or null where the verb is the usual one. */
function unusual(body: string, { strength }: Duty): string | null {
  if (INSTRUCTED.has(body) && SOFT.has(strength)) return `The ${body} is usually instructed with “shall”.`
  if (body === 'Parties' && HARD.has(strength)) {
    return 'Parties are usually urged, encouraged or invited, or told what they “should” do. Keep “shall” only if it is meant.'
  }
  if (!KNOWN.has(body) && HARD.has(strength)) {
    return `A Decision cannot instruct ${body}: it is usually invited or encouraged.`
  }
  return null
}

function ofChapeau({ chapeau, bodies }: DecisionUnit): FormFinding[] {
  const verb = OF_RESOLUTIONS.exec(chapeau.words)?.[0]
  if (verb) {
    const message = `“${verb}” is how a Resolution speaks. A Decision says who acts: “Parties should …”, “The Secretariat shall …”.`
    return [finding(chapeau, message, verb)]
  }
  const duty = dutyIn(chapeau.words.slice(0, 500))
  const [body] = bodies
  const message = duty && body ? unusual(body, duty) : null
  return duty && message ? [finding(chapeau, message, duty.verb)] : []
}

/** A sentence in a sub-paragraph that begins again with who acts: `The Secretariat should report back`. */
const BEGINS_AGAIN = /(?:^|\.\s)(?=(?:The|All)\s[^,;:.]{3,60}\s(?:shall|should|must|is |are ))/

function ofItems({ chapeau, items }: DecisionUnit): FormFinding[] {
  const governing = dutyIn(chapeau.words.slice(0, 500))
  if (!governing) return []
  return items.flatMap((item) => {
    const again = BEGINS_AGAIN.exec(item.words)
    const sentence = again ? item.words.slice(again.index + again[0].length) : ''
    const duty = dutyIn(sentence.slice(0, 140))
    if (!duty) return []
    const quote = sentence.slice(0, duty.end)
    const message =
      duty.strength === governing.strength
        ? `The list says “${governing.verb}” already: begin with the verb.`
        : `The list says “${governing.verb}” and this sentence “${duty.verb}”: begin with the verb, or give it a Decision of its own.`
    return [finding(item, message, quote)]
  })
}

export function verbFindings({ decisions }: FormText): FormFinding[] {
  return decisions.flatMap((unit) => [...ofChapeau(unit), ...ofItems(unit)])
}
