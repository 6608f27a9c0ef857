/** To whom a Decision is directed, and whether its sentences speak to the same. Rules: docs/spec/form.md, [FO1] to [FO3]. */
import { addresseesOfSubject } from '../../decisions/import/addressees.ts'
import { dutyIn } from '../../decisions/import/duties.ts'
import type { FormFinding } from './finding.ts'
import type { DecisionUnit, FormLine, FormText } from './form-text.ts'

const finding = (line: FormLine, message: string, quote = ''): FormFinding => ({
  kind: 'addressee',
  paragraphId: line.paragraph.id,
  message,
  quote,
})

/** A sentence that names who acts: `The Secretariat shall`, `The working group should`. */
const HAS_SUBJECT = /^(?:subject to [^,]{3,80}, )?(?:the|all)\s\p{L}/iu
const FAR = 140

/** Who is told to act at the head of a sentence; none where nobody is. */
function subjectOf(words: string): { readonly body: string; readonly text: string } | null {
  const duty = dutyIn(words.slice(0, 500))
  if (!duty || duty.start === 0 || duty.start > FAR) return null
  const [first] = addresseesOfSubject(words)
  return first ? { body: first.body, text: words.slice(0, duty.end).trim() } : null
}

/** The Conference is a meeting of the Parties; a group that acts under a body is not that body. */
const SAME: Readonly<Record<string, string>> = { 'Conference of the Parties': 'Parties' }
const plain = (body: string): string => SAME[body] ?? body

function mismatch({ bodies, addressee }: DecisionUnit, line: FormLine): FormFinding[] {
  const subject = subjectOf(line.words)
  if (!subject || !addressee || bodies.length === 0) return []
  if (bodies.some((body) => plain(body) === plain(subject.body))) return []
  const said = addressee.words.trim().replace(/[.:;,]+$/, '')
  const message = `“${said}”, and the sentence tells ${subject.body} to act. Direct it to whom it speaks, or speak to whom it is directed.`
  return [finding(line, message, subject.text)]
}

function ofUnit(unit: DecisionUnit): FormFinding[] {
  const { addressee, chapeau, items, tail } = unit
  if (!addressee && chapeau.words.trim() !== '')
    return [finding(chapeau, 'Nobody is addressed: put “Directed to …” above this Decision.')]
  const own = [...items, ...tail].filter(({ words }) => HAS_SUBJECT.test(words))
  return [chapeau, ...own].flatMap((line) => mismatch(unit, line))
}

const ENDS: ReadonlySet<string> = new Set(['addressee', 'heading', 'annex-heading'])

/** An addressee with nothing below it, or with another one. */
function idle({ lines }: FormText): FormFinding[] {
  return lines.flatMap((line, place) => {
    const next = lines[place + 1]
    if (line.role !== 'addressee' || (next && !ENDS.has(next.role))) return []
    const message =
      next?.role === 'addressee'
        ? 'Another addressee follows at once: a Decision is directed to one, or write both in one line.'
        : 'Nothing is asked of this addressee: write the Decision below it, or remove the line.'
    return [finding(line, message)]
  })
}

export function addresseeFindings(text: FormText): FormFinding[] {
  return [...text.decisions.flatMap(ofUnit), ...idle(text)]
}
