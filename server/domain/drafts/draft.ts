/**
 * A draft: a text that a group works on. Its words live in the update log; here is what is said about it. Rights and states
 * are only ever added, the newest holds. Rules: docs/spec/drafts.md.
 */
import { type Actor, type DraftRight, type DraftRights, draftRight, type GroupRole, may } from '../access.ts'
import type { Instant } from '../clock.ts'
import type { DraftStanding } from '../collab/standing.ts'
import { assertAllowed, type Refusal } from '../errors.ts'
import type { AccountId, DecisionId, DraftId, GroupId, MeetingId } from '../ids.ts'

export const DRAFT_KINDS = ['resolution', 'decision', 'report', 'document'] as const
export type DraftKind = (typeof DRAFT_KINDS)[number]

/** `frozen`: no more edits until it is opened again. */
export const DRAFT_STATES = ['open', 'frozen'] as const
export type DraftState = (typeof DRAFT_STATES)[number]

export interface DraftEvent {
  readonly state: DraftState
  readonly at: Instant
  readonly by: AccountId
}

export interface Draft {
  readonly id: DraftId
  readonly title: string
  readonly kind: DraftKind
  readonly groupId: GroupId
  /** The meeting it is written for. */
  readonly meetingId: MeetingId | null
  /** What stands in the place of a number, e.g. `17.XX`; several drafts may carry the same. */
  readonly label: string | null
  /** The text of the registry that it drafts or revises. */
  readonly decisionId: DecisionId | null
  /** The newest setting. */
  readonly rights: DraftRights
  /** What happened to it since it was created, oldest first; none while it is open for the first time. */
  readonly events: readonly DraftEvent[]
  readonly createdBy: AccountId
  readonly createdAt: Instant
}

/** Who may do what in a new draft: those who speak for a delegation write, observers read. */
export const DEFAULT_RIGHTS: DraftRights = {
  Chair: 'edit',
  'Vice-Chair': 'edit',
  member: 'edit',
  alternate: 'edit',
  observer: 'read',
  Secretariat: 'edit',
}

export function stateOf(draft: Pick<Draft, 'events'>): DraftState {
  return draft.events.at(-1)?.state ?? 'open'
}

export function standingOf(draft: Draft): DraftStanding {
  return { groupId: draft.groupId, draftRights: draft.rights, isOpen: stateOf(draft) === 'open' }
}

/** What an actor can do to the draft as it stands: in a draft that is not open, edit becomes read. */
export function effectiveRight(actor: Actor | null, draft: Draft): DraftRight {
  const right = draftRight(actor, standingOf(draft))
  return stateOf(draft) !== 'open' && right !== 'none' ? 'read' : right
}

/** Why no text of the history can be brought back into a draft, or null. */
export function refuseBringingBack(draft: Draft): Refusal | null {
  if (stateOf(draft) === 'open') return null
  return { code: 'frozen', message: 'This draft is frozen: no text can be brought back until it is opened again.' }
}

/** The Chair must keep the right to write, or nobody of the group could give rights back. */
export function refuseRights(actor: Actor | null, draft: Draft, rights: DraftRights): Refusal | null {
  if (!may(actor, 'draft.setRights', { groupId: draft.groupId })) {
    return {
      code: 'forbidden',
      message: 'Only the Chair, the Vice-Chair or the Secretariat set the rights of a draft.',
    }
  }
  if (stateOf(draft) !== 'open') {
    return { code: 'frozen', message: 'This draft is frozen; its rights stay as they are until it is opened again.' }
  }
  if (rights.Chair !== 'edit' || rights.Secretariat !== 'edit') {
    return { code: 'invalid', message: 'The Chair and the Secretariat keep the right to edit.' }
  }
  return null
}

/** Why a person cannot freeze a draft, or open it again, or null when they can. */
export function refuseMove(actor: Actor | null, draft: Draft, to: DraftState): Refusal | null {
  if (!may(actor, 'draft.setState', { groupId: draft.groupId })) {
    return {
      code: 'forbidden',
      message: 'Only the Chair, the Vice-Chair or the Secretariat freeze a draft and open it again.',
    }
  }
  if (stateOf(draft) !== to) return null
  return { code: 'illegal_transition', message: `This draft is ${to} already.` }
}

/**
 * Freezes a draft or opens it again.
 * @throws DomainError `forbidden`, `illegal_transition`
 */
export function moveDraft(actor: Actor, draft: Draft, event: DraftEvent): Draft {
  assertAllowed(refuseMove(actor, draft, event.state))
  return { ...draft, events: [...draft.events, event] }
}

/** Roles in the order in which a table of rights shows them. */
export const RIGHT_ORDER: readonly GroupRole[] = [
  'Chair',
  'Vice-Chair',
  'member',
  'alternate',
  'observer',
  'Secretariat',
]
