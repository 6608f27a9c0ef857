/** What `import --json` prints: the outer interface, kept apart from the richer type so that neither binds the other. */
import { printAddressee } from './addressees.ts'
import type { Recognised, RecognisedDecision, RecognisedOperative, RecognisedProvision } from './recognised.ts'

export interface ImportJson {
  readonly symbol: string | null
  readonly meeting: string | null
  readonly title: string | null
  readonly submittedBy: readonly string[]
  readonly place: string | null
  readonly dates: readonly string[]
  readonly language: string
  readonly decisions: readonly DecisionJson[]
  readonly resolutions: readonly ResolutionJson[]
  readonly references: readonly ReferenceJson[]
  readonly notUnderstood: readonly { text: string; why: string; source: { start: number; end: number } }[]
}

export interface DecisionJson {
  readonly number: string | null
  readonly revision: string | null
  readonly kind: 'decision' | 'draft'
  readonly subject: string | null
  readonly addressees: readonly string[]
  readonly subparagraphs: readonly string[]
  readonly nested: Readonly<Record<string, readonly string[]>>
  readonly tail: boolean
  readonly deadlines: readonly string[]
  readonly conditions: readonly string[]
  readonly source: { readonly start: number; readonly end: number }
}

export interface ResolutionJson {
  readonly number: string | null
  readonly revision: string | null
  readonly preambular: readonly string[]
  readonly operative: readonly { verb: string; addressees: readonly string[]; subparagraphs: readonly string[] }[]
  readonly source: { readonly start: number; readonly end: number }
}

export interface ReferenceJson {
  readonly kind: string
  readonly text: string
  readonly targets: readonly string[]
  readonly source: { readonly start: number; readonly end: number }
}

export function toImportJson({ header, decisions, resolutions, references, notUnderstood }: Recognised): ImportJson {
  const { symbol, meeting, title, submittedBy, place, dates, language } = header
  return {
    symbol,
    meeting,
    title,
    submittedBy,
    place,
    dates,
    language,
    decisions: decisions.map(decisionJson),
    resolutions: resolutions.map((resolution) => ({
      number: resolution.number,
      revision: resolution.revision,
      preambular: resolution.preambular.map(({ verb }) => verb),
      operative: resolution.operative.map(operativeJson),
      source: resolution.source,
    })),
    references: references.map(({ kind, text, targets, source }) => ({ kind, text, targets, source })),
    notUnderstood: notUnderstood.map(({ text, why, source }) => ({ text, why, source })),
  }
}

function decisionJson(decision: RecognisedDecision): DecisionJson {
  const { provisions } = decision
  return {
    number: decision.number,
    revision: decision.revision,
    kind: decision.kind,
    subject: decision.subject,
    addressees: decision.addressees.map(printAddressee),
    subparagraphs: firstLevel(provisions),
    nested: nestedIn(provisions),
    tail: provisions.some(({ kind }) => kind === 'tail'),
    deadlines: [...new Set(decision.deadlines.map(({ label }) => label))],
    conditions: conditionsOf(provisions),
    source: decision.source,
  }
}

function operativeJson({ verb, addressees, provisions }: RecognisedOperative) {
  return { verb, addressees, subparagraphs: firstLevel(provisions) }
}

/** `a`, `b`: the items of the first level; those of a closing paragraph's own list are not among them. */
function firstLevel(provisions: readonly RecognisedProvision[]): string[] {
  return provisions.filter(({ kind, path }) => kind === 'item' && !path.includes('/')).map(({ path }) => path)
}

function nestedIn(provisions: readonly RecognisedProvision[]): Record<string, string[]> {
  const nested: Record<string, string[]> = {}
  for (const { kind, path } of provisions) {
    const [first = '', second, third] = path.split('/')
    if (kind !== 'item' || !second || third || first.startsWith('tail')) continue
    nested[first] = [...(nested[first] ?? []), second]
  }
  return nested
}

function conditionsOf(provisions: readonly RecognisedProvision[]): string[] {
  return provisions.flatMap(({ kind, path, conditions }) =>
    conditions.map(({ label }) => (kind === 'item' ? `${path.replace('/', ' ')}) ${label}` : label)),
  )
}
