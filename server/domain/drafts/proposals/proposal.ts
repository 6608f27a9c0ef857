/**
 * A proposal: what a Party would have the text say, kept beside the text and never in it. Supporters and dispositions are only
 * added; where a proposal stands follows from the newest disposition. Rules: docs/spec/proposals.md.
 */
import type { Instant } from '../../clock.ts'
import type { AccountId, DraftId, OrganizationId, ProposalId } from '../../ids.ts'
import { spelled } from '../compare/tokens.ts'
import type { Paragraph } from '../content.ts'

/** `change` may also cut a paragraph, join two, or take some of several away. */
export const PROPOSAL_KINDS = ['change', 'insert', 'delete', 'move'] as const
export type ProposalKind = (typeof PROPOSAL_KINDS)[number]

export const DISPOSITION_KINDS = [
  'placed',
  'placed in brackets',
  'merged',
  'declined',
  'parked',
  'withdrawn',
  'reopened',
] as const
export type DispositionKind = (typeof DISPOSITION_KINDS)[number]

/** What became of it, and why, once. */
export interface Disposition {
  readonly kind: DispositionKind
  /** In plain words; '' where none was asked. */
  readonly reason: string
  /** The proposal that took it in. */
  readonly mergedInto: ProposalId | null
  readonly by: AccountId
  readonly at: Instant
}

export interface Support {
  readonly organizationId: OrganizationId
  readonly by: AccountId
  readonly at: Instant
  /** False: the support was taken back. */
  readonly isGiven: boolean
}

/** What would change where; all that a fit and a placing need. */
export interface ProposedChange {
  readonly kind: ProposalKind
  /** The paragraphs as they stood, one behind another; none for an insertion. */
  readonly base: readonly Paragraph[]
  /** What stands there instead: those with an identity of the base are that paragraph, others are new. The base for a move. */
  readonly proposed: readonly Paragraph[]
  /** The paragraph behind which it is put in or moved; null for the beginning of the text. */
  readonly afterId: string | null
}

export interface Proposal extends ProposedChange {
  readonly id: ProposalId
  readonly draftId: DraftId
  /** Counts within the draft from 1; shown as P1. */
  readonly number: number
  /** On whose behalf. */
  readonly organizationId: OrganizationId
  readonly by: AccountId
  readonly at: Instant
  readonly reason: string
  /** The proposal that it answers with another text. */
  readonly counterTo: ProposalId | null
  /** An earlier one of the same Party, whose place it takes. */
  readonly replaces: ProposalId | null
  readonly support: readonly Support[]
  readonly dispositions: readonly Disposition[]
}

export const PROPOSAL_STATES = [
  'open',
  'placed',
  'placed in brackets',
  'merged',
  'declined',
  'parked',
  'withdrawn',
] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

export function proposalState({ dispositions }: Pick<Proposal, 'dispositions'>): ProposalState {
  const kind = dispositions.at(-1)?.kind ?? 'reopened'
  return kind === 'reopened' ? 'open' : kind
}

/** The organizations that support it now, in the order in which they came. */
export function supportersOf({ support }: Pick<Proposal, 'support'>): OrganizationId[] {
  const given = new Set<OrganizationId>()
  for (const { organizationId, isGiven } of support) {
    if (isGiven) given.add(organizationId)
    else given.delete(organizationId)
  }
  return [...given]
}

/**
 * What two proposals have in common that ask for the same: equal for identical ones, whoever made them and whatever the
 * paragraphs that they add are called.
 */
export function sameness({ kind, base, proposed, afterId }: ProposedChange): string {
  const known = new Set(base.map(({ id }) => id))
  const wanted =
    kind === 'move'
      ? []
      : proposed.map(({ id, role, level, inline }) => [known.has(id) ? id : '', role, level, spelled(inline)])
  return JSON.stringify([
    kind,
    kind === 'change' || kind === 'delete' ? null : afterId,
    base.map(({ id }) => id),
    wanted,
  ])
}
