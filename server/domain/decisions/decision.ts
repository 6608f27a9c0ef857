/**
 * A Decision or a Resolution, from its first draft to its deletion. The record itself never changes: revisions are added,
 * and what happened to it is a list of events from which number and state are folded. Rules: docs/spec/decisions.md.
 */
import type { Instant } from '../clock.ts'
import type { AccountId, DecisionId, ImportId, RevisionId } from '../ids.ts'
import type { Addressee } from './addressee.ts'
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

/** The newest text, or the text as it stood at a meeting (its code must be among `meetingOrder`, oldest first). */
export function revisionAt(
  decision: Decision,
  meeting?: { readonly code: string; readonly meetingOrder: readonly string[] },
): DecisionRevision | null {
  if (!meeting) return decision.revisions.at(-1) ?? null
  const limit = meeting.meetingOrder.indexOf(meeting.code)
  return (
    decision.revisions.findLast(({ adoptedAt }) => {
      const place = adoptedAt === null ? -1 : meeting.meetingOrder.indexOf(adoptedAt)
      return place >= 0 && place <= limit
    }) ?? null
  )
}

/** The name under which people speak of a text: number with revision, label, or the handle. */
export function nameOf(decision: Decision): string {
  const number = numberOf(decision)
  const revision = decision.revisions.at(-1)?.revision
  const base = number ?? decision.label ?? decision.handle
  return revision ? `${base} (Rev. ${revision})` : base
}
