/**
 * What confirming an import does to the registry. Everything is planned before anything is written, so that a refusal leaves
 * no trace: a text that is new is added, a known number gets the revision it lacks, the same words are not recorded twice,
 * other words for the same revision are a conflict, and drafts always stand side by side. Rules: docs/spec/decisions.md.
 */
import type { Instant } from '../../clock.ts'
import { DomainError } from '../../errors.ts'
import type { AccountId, DecisionId, ImportId, ProvisionId, RevisionId } from '../../ids.ts'
import {
  currentRevision,
  type Decision,
  type DecisionEvent,
  type DecisionRevision,
  handleFrom,
  revisionsInOrder,
  stateOf,
} from '../decision.ts'
import { parseNumber } from '../number.ts'
import { citePath } from '../provision.ts'
import { saysTheSame } from '../search.ts'
import type { ImportedOutcome } from '../store.ts'
import { type ImportedText, nameOfText } from './imported-text.ts'
import type { ImportEffect } from './wire.ts'

export interface Effect {
  readonly effect: ImportEffect
  /** One sentence for the person who reviews. */
  readonly message: string
  readonly existing: Decision | null
}

/** Where and by whom it is recorded; `newId` gives a UUID version 7. */
export interface Recording {
  readonly importId: ImportId
  /** Symbol or file name. */
  readonly source: string
  readonly at: Instant
  readonly by: AccountId
  readonly newId: () => string
}

export interface Plan {
  readonly added: readonly Decision[]
  readonly revised: readonly {
    readonly decisionId: DecisionId
    readonly revision: DecisionRevision
    readonly event: DecisionEvent | null
  }[]
  readonly outcomes: readonly ImportedOutcome[]
}

/**
 * What recording a text would do.
 * @param existing the text of the registry with its number
 * @param sameLabelCount texts of the registry that carry its label
 */
export function effectOf(text: ImportedText, existing: Decision | null, sameLabelCount: number): Effect {
  const name = nameOfText(text)
  const conflict = (message: string): Effect => ({ effect: 'conflict', message, existing })
  if (text.lines.length === 0) return conflict(`No text was recognised for ${name}. Type it in, or drop the item.`)
  const double = text.lines.find(({ path }, place) => text.lines.findIndex((line) => line.path === path) !== place)
  if (double) return conflict(`Two provisions of ${name} have the address ${double.path}. Correct one of them.`)
  if (text.number === null) return draftEffect(text, sameLabelCount)
  if (parseNumber(text.number)?.kind !== text.kind) {
    return conflict(`${text.number} is not the number of a ${kindName(text)}. Write it as 17.92 or Conf. 17.4.`)
  }
  if (!existing) return { effect: 'new text', message: `${name} will be added to the registry.`, existing }
  const recorded = existing.revisions.find(({ adoptedAt }) => adoptedAt === adoptedAtOf(text))
  if (!recorded) {
    return { effect: 'new revision', message: `${text.number} is known; this text will be added to it.`, existing }
  }
  const differing = text.lines.filter(({ path, text: words }) => {
    const known = recorded.provisions.find((provision) => provision.path === path)
    return !known || !saysTheSame(known.text, words)
  })
  if (differing.length === 0) {
    return { effect: 'already there', message: `${name} is in the registry with the same words.`, existing }
  }
  const places = differing.slice(0, 4).map(({ path }) => citePath(path))
  // Documents quote, and quotations drift: what a meeting adopted is not changed by a document that repeats it.
  const message = `${name} is in the registry with other words in ${listed(places, differing.length)}. The registry keeps its own.`
  return { effect: 'other words', message, existing }
}

function draftEffect(text: ImportedText, sameLabelCount: number): Effect {
  const name = nameOfText(text)
  if (text.label === null) {
    const message = `${name} will be recorded as a draft. Give its number if a meeting has adopted it.`
    return { effect: 'new draft', message, existing: null }
  }
  const message =
    sameLabelCount === 0
      ? `The draft ${name} will be added with a handle of its own.`
      : `${sameLabelCount} other ${sameLabelCount === 1 ? 'text is' : 'texts are'} called ${name}; this draft will stand beside with a handle of its own.`
  return { effect: 'new draft', message, existing: null }
}

/** `a, b and 3 more`. */
function listed(places: readonly string[], count: number): string {
  if (count > places.length) return `${places.join(', ')} and ${count - places.length} more`
  return places.length > 1 ? `${places.slice(0, -1).join(', ')} and ${places.at(-1)}` : (places[0] ?? '')
}

const kindName = ({ kind }: ImportedText) => (kind === 'resolution' ? 'Resolution' : 'Decision')

/** The meeting that adopted this text: that of its revision, or of its number. */
function adoptedAtOf(text: ImportedText): string | null {
  if (text.revision) return text.revision
  const parsed = text.number ? parseNumber(text.number) : null
  return parsed ? `CoP${parsed.meeting}` : null
}

/**
 * Plans all texts of one import, each seeing those before it.
 * @param known texts of the registry by number
 * @throws DomainError `conflict` that names every item in the way
 */
export function planTexts(
  texts: readonly ImportedText[],
  known: ReadonlyMap<string, Decision>,
  recording: Recording,
): Plan {
  const registry = new Map(known)
  const added = new Map<DecisionId, Decision>()
  const revised: Plan['revised'][number][] = []
  const outcomes: ImportedOutcome[] = []
  const refused: { kind: string; index: number; message: string }[] = []
  for (const text of texts) {
    const { effect, message, existing } = effectOf(text, (text.number && registry.get(text.number)) || null, 0)
    const { kind, index } = text
    if (effect === 'conflict') {
      refused.push({ kind, index, message })
    } else if (!existing) {
      const decision = bearText(text, recording)
      added.set(decision.id, decision)
      if (text.number) registry.set(text.number, decision)
      outcomes.push({ kind, index, outcome: 'added', decisionId: decision.id })
    } else if (effect === 'already there' || effect === 'other words') {
      outcomes.push({ kind, index, outcome: 'already there', decisionId: existing.id })
    } else {
      const revision = reviseText(text, recording)
      const event = amendment(existing, revision, recording)
      const next = {
        ...existing,
        revisions: [...existing.revisions, revision],
        events: event ? [...existing.events, event] : existing.events,
      }
      if (text.number) registry.set(text.number, next)
      if (added.has(next.id)) added.set(next.id, next)
      else revised.push({ decisionId: existing.id, revision, event })
      outcomes.push({ kind, index, outcome: 'revision added', decisionId: existing.id })
    }
  }
  const [first] = refused
  if (first) {
    const more = refused.length > 1 ? ` (and ${refused.length - 1} more, see the list)` : ''
    throw new DomainError('conflict', `${first.message}${more}`, { items: refused })
  }
  return { added: [...added.values()], revised, outcomes }
}

function reviseText(text: ImportedText, { importId, source, at, by, newId }: Recording): DecisionRevision {
  return {
    id: newId() as RevisionId,
    revision: text.revision,
    adoptedAt: adoptedAtOf(text),
    addressees: text.addressees,
    provisions: text.lines.map((line) => ({ id: newId() as ProvisionId, ...line })),
    source,
    importId,
    recordedAt: at,
    recordedBy: by,
  }
}

function bearText(text: ImportedText, recording: Recording): Decision {
  const id = recording.newId() as DecisionId
  const by = { note: null, recordedAt: recording.at, recordedBy: recording.by }
  const number = text.number ? parseNumber(text.number) : null
  const events: DecisionEvent[] = []
  if (number) events.push({ kind: 'adopted', meeting: `CoP${number.meeting}`, number: text.number, ...by })
  if (text.revision) events.push({ kind: 'amended', meeting: text.revision, number: null, ...by })
  return {
    id,
    handle: handleFrom(id),
    kind: text.kind,
    label: text.label,
    subject: text.subject,
    proposedBy: text.proposedBy,
    createdAt: recording.at,
    revisions: [reviseText(text, recording)],
    events,
  }
}

/** An older text that is added later amends nothing, and what was deleted does not come back by an import. */
function amendment(existing: Decision, revision: DecisionRevision, { at, by }: Recording): DecisionEvent | null {
  const newest = revisionsInOrder({ revisions: [...existing.revisions, revision] }).at(-1)
  const isNews = newest === revision && newest !== currentRevision(existing) && stateOf(existing) === 'in effect'
  if (!isNews || !revision.revision) return null
  return { kind: 'amended', meeting: revision.revision, number: null, note: null, recordedAt: at, recordedBy: by }
}
