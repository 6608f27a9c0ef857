/**
 * A Decision or a Resolution, from its first draft to its deletion. The record itself never changes: revisions are added,
 * and what happened to it is a list of events from which number and state are folded. Rules: docs/spec/decisions.md.
 */
import type { Instant } from '../clock.ts'
import type { AccountId, DecisionId, ImportId, RevisionId } from '../ids.ts'
import type { Addressee } from './addressee.ts'
import { citeNumber } from './number.ts'
import type { Provision } from './provision.ts'

export const DECISION_KINDS = ['decision', 'resolution'] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]

/** `superseded`: replaced in substance but never formally deleted, a state the Secretariat lists by itself. */
export const DECISION_STATES = [
  'draft',
  'in effect',
  'amended',
  'replaced',
  'superseded',
  'deleted',
  'incorporated',
  'declined',
] as const
export type DecisionState = (typeof DECISION_STATES)[number]

/** What can happen to a text, each with the meeting that did it. */
export const DECISION_EVENT_KINDS = [
  'adopted',
  'amended',
  'replaced',
  'superseded',
  'deleted',
  'incorporated',
  'declined',
] as const
export type DecisionEventKind = (typeof DECISION_EVENT_KINDS)[number]

export interface DecisionEvent {
  readonly kind: DecisionEventKind
  /** Code of the meeting, e.g. `CoP16`; null when the source does not say. */
  readonly meeting: string | null
  /** The number given by an adoption. */
  readonly number: string | null
  readonly note: string | null
  readonly recordedAt: Instant
  readonly recordedBy: AccountId
}

export interface DecisionRevision {
  readonly id: RevisionId
  /** `CoP18` for "(Rev. CoP18)"; null for the text as first adopted or as drafted. */
  readonly revision: string | null
  /** The meeting that adopted this text; null for a draft. */
  readonly adoptedAt: string | null
  readonly addressees: readonly Addressee[]
  readonly provisions: readonly Provision[]
  /** Where the text came from, in words: a symbol, a file name, "entered by hand". */
  readonly source: string
  readonly importId: ImportId | null
  readonly recordedAt: Instant
  readonly recordedBy: AccountId
}

export const LINEAGE_KINDS = ['derived from', 'amends', 'replaces', 'merges', 'overlaps'] as const
export type LineageKind = (typeof LINEAGE_KINDS)[number]

/** A link between provisions of two texts. An empty path means the text as a whole. */
export interface Lineage {
  readonly kind: LineageKind
  readonly fromDecision: DecisionId
  readonly fromPath: string
  readonly toDecision: DecisionId
  readonly toPath: string
}

export interface Decision {
  readonly id: DecisionId
  /** Short name from birth, used in addresses while there is no number: seven letters and digits. */
  readonly handle: string
  readonly kind: DecisionKind
  /** What stands in the place of the number while it is a draft: `17.XX`, `xxx`. Several texts may share one. */
  readonly label: string | null
  readonly subject: string
  readonly proposedBy: string | null
  readonly createdAt: Instant
  /** Oldest first; there is always at least one. */
  readonly revisions: readonly DecisionRevision[]
  /** In the order in which they were recorded. */
  readonly events: readonly DecisionEvent[]
}

/** The final number, once a meeting has adopted the text. */
export function numberOf(decision: Pick<Decision, 'events'>): string | null {
  return decision.events.findLast((event) => event.kind === 'adopted')?.number ?? null
}

/** The state as a fold over the events. An amended text is in effect again under its new revision. */
export function stateOf(decision: Pick<Decision, 'events'>): DecisionState {
  const last = decision.events.at(-1)
  if (!last) return 'draft'
  if (last.kind === 'adopted' || last.kind === 'amended') return 'in effect'
  return last.kind
}

/** Whether a meeting has ever adopted it: from then on the public reads it, whatever became of it later. */
export function wasAdopted(decision: Pick<Decision, 'events'>): boolean {
  return decision.events.some(({ kind }) => kind === 'adopted')
}

/** The ordinal of a meeting of the Conference of the Parties; 0 for a draft, which no meeting has adopted. */
function ordinalOf(revision: DecisionRevision): number {
  return Number(/^CoP(\d+)$/.exec(revision.adoptedAt ?? '')?.[1] ?? 0)
}

/** Drafts as they were recorded, then the adopted texts by their meeting, whatever the order in which they were imported. */
export function revisionsInOrder(decision: Pick<Decision, 'revisions'>): readonly DecisionRevision[] {
  return [...decision.revisions].sort((a, b) => ordinalOf(a) - ordinalOf(b))
}

/** The newest text: of the latest meeting that adopted one, or the latest draft. */
export function currentRevision(decision: Pick<Decision, 'revisions'>): DecisionRevision {
  const newest = revisionsInOrder(decision).at(-1)
  if (!newest) throw new Error('A text without a revision cannot be recorded')
  return newest
}

/** The text as it stood after a meeting of the Conference of the Parties, e.g. `CoP17`; null when there was none yet. */
export function revisionAt(decision: Pick<Decision, 'revisions'>, meeting: string): DecisionRevision | null {
  const limit = Number(/^CoP(\d+)$/.exec(meeting)?.[1] ?? 0)
  return (
    revisionsInOrder(decision).findLast((revision) => ordinalOf(revision) > 0 && ordinalOf(revision) <= limit) ?? null
  )
}

/** The name under which people speak of a text: number with revision, label, or the handle. */
export function nameOf(decision: Pick<Decision, 'events' | 'label' | 'handle' | 'revisions'>): string {
  const base = numberOf(decision) ?? decision.label ?? decision.handle
  return citeNumber(base, currentRevision(decision).revision)
}

const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz0'

/** The handle that a text bears from birth: seven signs out of the random end of its id, without those that look alike. */
export function handleFrom(id: DecisionId): string {
  let rest = Number.parseInt(id.replaceAll('-', '').slice(-9), 16)
  let handle = ''
  for (let place = 0; place < 7; place += 1) {
    handle = (LETTERS[rest % 32] ?? '2') + handle
    rest = Math.floor(rest / 32)
  }
  return handle
}
