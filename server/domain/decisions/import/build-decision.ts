/** From a block of passages to a recognised decision: provisions, addressees, deadlines, conditions. */
import { addresseesOfSubject, readAddressees } from './addressees.ts'
import { bodiesIn } from './bodies.ts'
import { conditionsIn } from './conditions.ts'
import { deadlinesIn } from './deadlines.ts'
import { dutyIn } from './duties.ts'
import type { DecisionBlock } from './gather-blocks.ts'
import { layProvisions, type ProvisionPart } from './lay-provisions.ts'
import { isPlaceholder } from './numbers.ts'
import { type Passage, slicePassage, spanOf } from './passage.ts'
import type { AddresseePlace, RecognisedAddressee, RecognisedDecision, RecognisedProvision } from './recognised.ts'
import { referencesIn } from './references.ts'

export interface Introduced {
  readonly addressee: RecognisedAddressee
  readonly verb: string
}

export function buildDecision(
  block: DecisionBlock,
  introduced: ReadonlyMap<string, Introduced>,
  isOneLine: boolean,
): RecognisedDecision {
  const parts = layProvisions(block.passages, isOneLine)
  const intro = block.number ? introduced.get(block.number) : undefined
  const { addressees, from } = addresseesOf(block, parts, intro)
  const lead = addressees.find(({ relation }) => relation === 'lead')?.body ?? null
  const provisions = readProvisions(parts, lead, from === 'introductory sentence' ? intro?.verb : undefined)
  const first = spanOf(block.start)
  const last = block.passages.at(-1)
  const isComplete = !block.isCut && /[.;:)”"’!?]$/.test(last?.text ?? '.')
  const doubts: string[] = []
  if (!block.number) doubts.push('The document does not give the number of this decision.')
  if (!addressees.length) doubts.push('The document does not say to whom this decision is directed.')
  if (!isComplete) doubts.push('The text of this decision breaks off.')
  return {
    number: block.number,
    revision: block.revision,
    kind: block.isDraft || (block.number !== null && isPlaceholder(block.number)) ? 'draft' : 'decision',
    subject: block.subject,
    addressees,
    addresseeFrom: from,
    provisions,
    deadlines: provisions.flatMap(({ deadlines }) => deadlines),
    conditions: provisions.flatMap(({ conditions }) => conditions),
    references: block.passages.flatMap((passage) => referencesIn(passage)),
    isComplete,
    doubts,
    source: { start: first.start, end: Math.max(first.end, last ? spanOf(last).end : 0) },
  }
}

function addresseesOf(
  block: DecisionBlock,
  parts: readonly ProvisionPart[],
  intro: Introduced | undefined,
): { addressees: readonly RecognisedAddressee[]; from: AddresseePlace } {
  const subject = addresseesOfSubject(parts[0]?.passage.text ?? '')
  const isNamed = bodiesIn(subject[0]?.body ?? '').length > 0
  if (block.header && block.isHeaderOwn) return { addressees: readAddressees(block.header.text), from: 'header' }
  if (intro && !isNamed) return { addressees: [intro.addressee], from: 'introductory sentence' }
  if (block.header) {
    const carried = readAddressees(block.header.text)
    const isOther = isNamed && !carried.some(({ body }) => body === subject[0]?.body)
    if (!isOther && !isWider(subject, carried)) return { addressees: carried, from: 'header' }
  }
  if (!block.header && block.pageHeading) {
    const heading = readAddressees(block.pageHeading.text)
    if (!isWider(subject, heading)) return { addressees: heading, from: 'page heading' }
  }
  if (subject.length) return { addressees: subject, from: 'chapeau' }
  return { addressees: [], from: 'none' }
}

/** A list of what is directed to one Committee also holds what is directed to it and another. */
function isWider(subject: readonly RecognisedAddressee[], listed: readonly RecognisedAddressee[]): boolean {
  const bodies = subject.map(({ body }) => body).filter((body) => bodiesIn(body).length > 0)
  return bodies.length > listed.length && listed.every(({ body }) => bodies.includes(body))
}

function readProvisions(
  parts: readonly ProvisionPart[],
  lead: string | null,
  introVerb: string | undefined,
): RecognisedProvision[] {
  const chapeau = parts.find(({ kind }) => kind === 'chapeau')
  const governing = dutyIn(introVerb ?? chapeau?.passage.text ?? '')
  return parts.map(({ path, marker, kind, depth, passage }) => {
    const own = dutyIn(firstSentence(passage.text))
    const isSubjectOwn = own !== null && bodiesIn(passage.text.slice(0, own.start)).length > 0
    const duty = kind === 'item' && governing && !isSubjectOwn ? governing : (own ?? governing)
    return {
      path,
      marker,
      kind,
      depth,
      text: passage.text,
      source: spanOf(passage),
      deadlines: deadlinesIn(head(passage), lead),
      conditions: conditionsIn(head(passage), kind === 'item'),
      verb: duty?.verb ?? null,
      strength: duty?.strength ?? (lead && kind !== 'item' ? 'shall' : 'other'),
    }
  })
}

const LONGEST_PROVISION = 20_000

/** No provision is longer; what lies behind in a hostile file is kept as text and not searched. */
function head(passage: Passage): Passage {
  return passage.text.length > LONGEST_PROVISION ? slicePassage(passage, 0, LONGEST_PROVISION) : passage
}

function firstSentence(text: string): string {
  return text.slice(0, 500)
}
