/**
 * A recognised Decision or Resolution as a text of the registry would hold it, before and after a person has corrected it.
 * Resolutions become provisions too: `preamble/2` for a recital, `3` for an operative paragraph, `3/a` for its sub-paragraphs.
 */
import type { Addressee } from '../addressee.ts'
import type { DecisionKind } from '../decision.ts'
import { formatNumber, parseNumber } from '../number.ts'
import type { Provision } from '../provision.ts'
import type { Recognised, RecognisedDecision, RecognisedResolution, SourceSpan } from './recognised.ts'
import type { ImportedProvision, ItemCorrection } from './wire.ts'

export type TextLine = Omit<Provision, 'id'>

export interface ImportedText {
  readonly kind: DecisionKind
  /** Place among the recognised items of its kind. */
  readonly index: number
  /** Final number in its printed form, e.g. `15.57`, `Conf. 11.3`; null for a draft. */
  readonly number: string | null
  readonly label: string | null
  /** `CoP18` for "(Rev. CoP18)". */
  readonly revision: string | null
  readonly subject: string
  readonly proposedBy: string | null
  readonly addressees: readonly Addressee[]
  readonly lines: readonly TextLine[]
}

/** A recognised item with what the review screen shows beside its text. */
export interface RecognisedText extends ImportedText {
  readonly provisions: readonly ImportedProvision[]
  readonly deadlines: readonly string[]
  readonly conditions: readonly string[]
  readonly isComplete: boolean
  readonly doubts: readonly string[]
  readonly source: SourceSpan
}

const WITHOUT_SUBJECT = 'Without a subject'

/** All items of an import: the Decisions, then the Resolutions, each as it would be recorded. */
export function textsOf(recognised: Recognised): readonly RecognisedText[] {
  return [
    ...recognised.decisions.map((item, index) => fromDecision(item, index, recognised)),
    ...recognised.resolutions.map((item, index) => fromResolution(item, index, recognised)),
  ]
}

function fromDecision(item: RecognisedDecision, index: number, { header }: Recognised): RecognisedText {
  const number = item.kind === 'decision' ? finalNumber(item.number, 'decision') : null
  const provisions = item.provisions.map(
    (line): ImportedProvision => ({
      path: line.path,
      kind: line.kind,
      marker: line.marker,
      depth: line.depth,
      text: line.text,
      source: line.source,
      deadlines: line.deadlines.map(({ label }) => label),
      conditions: line.conditions.map(({ label }) => label),
      verb: line.verb,
    }),
  )
  return {
    kind: 'decision',
    index,
    number,
    label: number ? null : item.number,
    revision: number ? item.revision : null,
    subject: item.subject ?? header.title ?? WITHOUT_SUBJECT,
    proposedBy: number ? null : header.submittedBy.join(', ') || null,
    addressees: item.addressees.map(({ body, relation, scope }) => ({ body, relation, scope })),
    lines: provisions.map(lineOf),
    provisions,
    deadlines: item.deadlines.map(({ label }) => label),
    conditions: item.conditions.map(({ label }) => label),
    isComplete: item.isComplete,
    doubts: item.doubts,
    source: item.source,
  }
}

function fromResolution(item: RecognisedResolution, index: number, { header }: Recognised): RecognisedText {
  const number = finalNumber(item.number, 'resolution')
  const provisions = unique([
    ...item.preambular.map(
      ({ verb, text, source }, place): ImportedProvision => ({
        path: `preamble/${place + 1}`,
        kind: 'preambular',
        marker: null,
        depth: 0,
        text: withVerb(verb, text),
        source,
        verb,
      }),
    ),
    ...item.operative.flatMap((operative, place) => operativeLines(operative, place)),
  ])
  const bodies = [...new Set(item.operative.flatMap(({ addressees }) => addressees))]
  return {
    kind: 'resolution',
    index,
    number,
    label: number ? null : item.number,
    revision: number ? item.revision : null,
    subject: item.title ?? header.title ?? WITHOUT_SUBJECT,
    proposedBy: number ? null : header.submittedBy.join(', ') || null,
    addressees: bodies.map((body) => ({ body, relation: 'lead', scope: null })),
    lines: provisions.map(lineOf),
    provisions,
    deadlines: provisions.flatMap(({ deadlines }) => deadlines ?? []),
    conditions: provisions.flatMap(({ conditions }) => conditions ?? []),
    isComplete: true,
    doubts: item.number ? [] : ['The document does not give the number of this Resolution.'],
    source: item.source,
  }
}

type Operative = RecognisedResolution['operative'][number]

function operativeLines(operative: Operative, place: number): ImportedProvision[] {
  const printed = operative.number?.replace(/\D+$/, '') ?? ''
  const base = printed || String(place + 1)
  const marker = printed ? `${printed}.` : null
  const lines = operative.provisions.map((line): ImportedProvision => {
    const isHead = line.kind === 'chapeau' || line.kind === 'text'
    return {
      path: isHead ? base : `${base}/${line.path}`,
      kind: isHead ? 'operative' : line.kind,
      marker: isHead ? marker : line.marker,
      depth: line.depth,
      text: isHead ? withVerb(operative.verb, line.text) : line.text,
      source: line.source,
      deadlines: line.deadlines.map(({ label }) => label),
      conditions: line.conditions.map(({ label }) => label),
      verb: line.verb ?? operative.verb,
    }
  })
  if (lines.some(({ path }) => path === base)) return lines
  const head: ImportedProvision = { path: base, kind: 'operative', marker, depth: 0, text: operative.verb }
  return [{ ...head, source: operative.source, verb: operative.verb }, ...lines]
}

/** What the person decided instead; provisions come in reading order with unique paths. */
export function correctText(text: ImportedText, correction: ItemCorrection | undefined): ImportedText {
  if (!correction) return text
  const { provisions, ...fields } = correction
  const number = fields.number === undefined ? text.number : fields.number?.trim() || null
  return {
    ...text,
    ...fields,
    number: number === null ? null : (finalNumber(number, text.kind) ?? number),
    label: fields.label === undefined ? text.label : fields.label?.trim() || null,
    revision: fields.revision === undefined ? text.revision : fields.revision,
    lines: provisions ? provisions.map(lineOf) : text.lines,
  }
}

/** A number in its printed form, or null when it is a label, another kind's number, or nothing. */
function finalNumber(text: string | null, kind: DecisionKind): string | null {
  const parsed = text === null ? null : parseNumber(text)
  return parsed && parsed.kind === kind ? formatNumber(parsed) : null
}

function withVerb(verb: string, text: string): string {
  return text.startsWith(verb) ? text : `${verb} ${text}`
}

function lineOf({ path, kind, marker, depth, text }: ImportedProvision): TextLine {
  return { path, kind, marker, depth, text }
}

/** Numbers printed twice would give one address to two provisions: the second gets another. */
function unique(lines: readonly ImportedProvision[]): ImportedProvision[] {
  const used = new Set<string>()
  return lines.map((line) => {
    let path = line.path
    for (let copy = 2; used.has(path); copy += 1) path = `${line.path}-${copy}`
    used.add(path)
    return { ...line, path }
  })
}

/** The name under which the item is spoken of before it is in the registry. */
export function nameOfText(text: Pick<ImportedText, 'kind' | 'number' | 'label' | 'revision'>): string {
  const base = text.number ?? text.label
  if (base) return text.revision ? `${base} (Rev. ${text.revision})` : base
  return text.kind === 'resolution' ? 'Resolution without a number' : 'Decision without a number'
}
