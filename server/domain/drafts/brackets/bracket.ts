/**
 * A bracket: words on which there is no agreement yet, between two signs in the text, and the record beside it of who asked for
 * them. What happened to a bracket is only added; whether it stands follows from that and from the text.
 * Rules: docs/spec/brackets.md.
 */
import type { Instant } from '../../clock.ts'
import type { AccountId, BracketId, DraftId, OrganizationId, ProposalId } from '../../ids.ts'

/** What stays in the text when the signs go: the words, none of them, or one of the alternatives, counted from 0. */
export type Kept = 'text' | 'nothing' | number

/** Another wording was put into the bracket, behind those that stood there. */
export interface BracketAlternative {
  readonly kind: 'alternative'
  /** On whose behalf. */
  readonly organizationId: OrganizationId
  /** The wording as it was put in. */
  readonly quote: string
  readonly reason: string
  readonly by: AccountId
  readonly at: Instant
}

/** The signs were taken out of the text by an act. */
export interface BracketRemoval {
  readonly kind: 'removed'
  readonly kept: Kept
  /** What stood between the signs at that moment. */
  readonly quote: string
  readonly reason: string
  readonly by: AccountId
  readonly at: Instant
}

export type BracketEvent = BracketAlternative | BracketRemoval

export interface Bracket {
  /** The identity that both signs carry in the text. */
  readonly id: BracketId
  readonly draftId: DraftId
  /** On whose behalf it was asked for. */
  readonly organizationId: OrganizationId
  readonly reason: string
  /** The proposal that was placed in it. */
  readonly proposalId: ProposalId | null
  /** The bracket of which this one is a copy. */
  readonly copyOf: BracketId | null
  readonly by: AccountId
  readonly at: Instant
  /** Oldest first. */
  readonly events: readonly BracketEvent[]
}

/** The newest removal; null when nobody has ever removed it by an act. */
export function removalOf({ events }: Pick<Bracket, 'events'>): BracketRemoval | null {
  return events.findLast((event) => event.kind === 'removed') ?? null
}

/** `by hand`: its signs, or one of them, were deleted from the text as letters are, without an act. */
export const BRACKET_STATES = ['standing', 'removed', 'by hand'] as const
export type BracketState = (typeof BRACKET_STATES)[number]

/** @param isInText whether both signs stand in the text; one that was brought back with an earlier text stands again */
export function bracketState({ events }: Pick<Bracket, 'events'>, isInText: boolean): BracketState {
  if (isInText) return 'standing'
  return removalOf({ events }) ? 'removed' : 'by hand'
}
