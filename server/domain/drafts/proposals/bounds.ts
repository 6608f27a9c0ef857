/** Bounds beyond which nobody negotiates, so that what one delegation sends does not make all others wait. */
import type { Refusal } from '../../errors.ts'
import type { OrganizationId } from '../../ids.ts'
import { type Proposal, type ProposedChange, proposalState } from './proposal.ts'

/** Letters of a proposal, of the text as it was and as it should be together: a long annex has as many. */
export const MOST_LETTERS = 50_000
/** Proposals of one delegation in one draft that nobody has answered. */
export const MOST_OPEN = 300

/** Why a change is too large to be one proposal. */
export function refuseMeasure({ base, proposed }: Pick<ProposedChange, 'base' | 'proposed'>): Refusal | null {
  const letters = [...base, ...proposed].flatMap(({ inline }) => inline.map(({ text }) => text.length))
  if (letters.reduce((sum, count) => sum + count, 0) <= MOST_LETTERS) return null
  return { code: 'too_large', message: `A proposal holds at most ${MOST_LETTERS} letters. Make several of it.` }
}

/** Why a delegation cannot make more of them. @param more how many it would make */
export function refuseMany(
  proposals: readonly Pick<Proposal, 'organizationId' | 'dispositions'>[],
  on: OrganizationId,
  more = 1,
): Refusal | null {
  const open = proposals.filter((one) => one.organizationId === on && proposalState(one) === 'open')
  if (open.length + more <= MOST_OPEN) return null
  return {
    code: 'conflict',
    message: `A delegation can have ${MOST_OPEN} open proposals in a draft. Withdraw some, or wait until they are answered.`,
  }
}
