/**
 * Agreed language: every provision of every text that a meeting has adopted, found by the words and phrases in it. The rows are
 * computed from the texts and may be thrown away and made again. Rules: docs/spec/precedents.md.
 */
import { describeAddressees } from './addressee.ts'
import {
  currentRevision,
  type Decision,
  type DecisionRevision,
  numberOf,
  revisionsInOrder,
  stateOf,
} from './decision.ts'
import { dutyIn, strengthOfOperative } from './import/duties.ts'
import { verbInCapitals } from './import/operative-verbs.ts'
import { listingOf } from './listing.ts'
import { addressOf, citeNumber } from './number.ts'
import type { Precedent } from './precedent.ts'
import { citePath, type Provision } from './provision.ts'
import { wordsOf } from './search.ts'
import type { Strength } from './strength.ts'

const OPENS: ReadonlySet<Provision['kind']> = new Set(['chapeau', 'operative', 'text', 'tail'])

function ownStrength({ kind }: Decision, text: string): Strength | null {
  const verb = kind === 'resolution' ? verbInCapitals(text) : null
  if (verb?.is === 'operative') return strengthOfOperative(verb.verb)
  return dutyIn(text)?.strength ?? null
}

interface Governed {
  readonly provision: Provision
  readonly strength: Strength | null
  readonly chapeau: string
}

/** The provisions of one text with what governs each. */
function governed(decision: Decision, { provisions }: DecisionRevision): Governed[] {
  let opening: Governed | null = null
  return provisions.flatMap((provision) => {
    if (provision.kind === 'heading') return []
    if (provision.kind === 'item') {
      const strength = opening?.strength ?? dutyIn(provision.text)?.strength ?? null
      return [{ provision, strength, chapeau: opening?.provision.text ?? '' }]
    }
    const own = OPENS.has(provision.kind) ? ownStrength(decision, provision.text) : null
    const found: Governed = { provision, strength: own, chapeau: '' }
    if (OPENS.has(provision.kind)) opening = found
    return [found]
  })
}

const ordinal = (meeting: string): number => Number(/\d+$/.exec(meeting)?.[0] ?? 0)

/** The rows of one text; none while no meeting has adopted it. Words that later texts repeat at the same address are one row. */
export function precedentsOf(decision: Decision): Precedent[] {
  const number = numberOf(decision)
  if (number === null) return []
  const [state, { sortKey }, newest] = [stateOf(decision), listingOf(decision), currentRevision(decision)]
  const kind = decision.kind === 'resolution' ? 'Resolution' : 'Decision'
  const rows = new Map<string, Precedent>()
  const names = new Map<string, string[]>()
  for (const revision of revisionsInOrder(decision)) {
    const { adoptedAt, addressees } = revision
    if (adoptedAt === null) continue
    for (const [position, { provision, strength, chapeau }] of governed(decision, revision).entries()) {
      const { path, text } = provision
      const key = `${path}\n${wordsOf(text).join(' ')}`
      const name = citeNumber(number, revision.revision)
      const alsoIn = names.get(key) ?? []
      names.set(key, [...alsoIn, name])
      const isCurrent = revision === newest
      const isInForce = state === 'in effect' && isCurrent
      const place = `${String(position).padStart(5, '0')}|${path}`
      rows.set(key, {
        decisionId: decision.id,
        rank: `${isInForce ? 0 : 1}|${String(999 - ordinal(adoptedAt)).padStart(3, '0')}|${sortKey}|${place}`,
        address: `${addressOf(number) ?? decision.handle}/${path}`,
        cite: `${kind} ${name}${path === 'text' ? '' : `, ${citePath(path)}`}`,
        kind: decision.kind,
        state,
        subject: decision.subject,
        adoptedAt,
        isCurrent,
        alsoIn,
        bodies: [...new Set(addressees.map(({ body }) => body))],
        addressedTo: describeAddressees(addressees),
        strength,
        chapeau,
        text,
      })
    }
  }
  return [...rows.values()]
}
