/** Why somebody cannot make, support, withdraw or answer a proposal: the sentence that a button shows and a 409 carries. */
import { type Actor, draftRight, may } from '../../access.ts'
import type { Refusal } from '../../errors.ts'
import type { OrganizationId } from '../../ids.ts'
import { type Draft, standingOf, stateOf } from '../draft.ts'
import type { Fit } from './fit.ts'
import { type DispositionKind, type Proposal, proposalState, supportersOf } from './proposal.ts'

const STATE_SENTENCE = {
  placed: 'This proposal is placed in the text already.',
  merged: 'This proposal was merged into another one.',
  declined: 'This proposal was declined. Reopen it first.',
  parked: 'This proposal is parked. Reopen it first.',
  withdrawn: 'This proposal was withdrawn by its author.',
} as const

const refuse = (code: Refusal['code'], message: string): Refusal => ({ code, message })

const mayPlace = (actor: Actor, draft: Draft) => may(actor, 'draft.place', { groupId: draft.groupId })

/** What every act on a proposal needs: the right, and an open draft. */
function refuseHere(actor: Actor, draft: Draft): Refusal | null {
  if (!['edit', 'propose'].includes(draftRight(actor, standingOf(draft))))
    return refuse('forbidden', 'You may not propose changes to this draft. Its Chair or the Secretariat can allow it.')
  if (stateOf(draft) === 'open') return null
  return refuse('frozen', 'This draft is frozen: proposals rest until its Chair or the Secretariat opens it again.')
}

/** @param on whose behalf; those who place proposals may note one that another delegation made in the room */
export function refuseProposing(actor: Actor, draft: Draft, on: OrganizationId): Refusal | null {
  const refused = refuseHere(actor, draft)
  if (refused) return refused
  if (on === actor.organizationId || mayPlace(actor, draft)) return null
  return refuse(
    'forbidden',
    'You propose on behalf of your own delegation. The Chair or the Secretariat can note it for another.',
  )
}

export function refuseSupporting(actor: Actor, draft: Draft, proposal: Proposal): Refusal | null {
  const refused = refuseHere(actor, draft) ?? refuseUnlessOpen(proposal)
  if (refused) return refused
  if (proposal.organizationId === actor.organizationId)
    return refuse('conflict', 'It is the proposal of your own delegation.')
  if (supportersOf(proposal).includes(actor.organizationId))
    return refuse('conflict', 'Your delegation supports it already.')
  return null
}

export function refuseTakingBack(actor: Actor, draft: Draft, proposal: Proposal): Refusal | null {
  const refused = refuseHere(actor, draft) ?? refuseUnlessOpen(proposal)
  if (refused || supportersOf(proposal).includes(actor.organizationId)) return refused
  return refuse('conflict', 'Your delegation does not support it.')
}

/** Withdrawing is the delegation's own act, all else the Chair's. @param fit asked only for placing */
export function refuseDisposition(
  actor: Actor,
  draft: Draft,
  proposal: Proposal,
  kind: DispositionKind,
  fit: Fit | null = null,
): Refusal | null {
  const refused = refuseHere(actor, draft)
  if (refused) return refused
  if (kind === 'withdrawn') return refuseWithdrawing(actor, proposal)
  if (!mayPlace(actor, draft))
    return refuse('forbidden', 'Only the Chair, the Vice-Chair or the Secretariat answer proposals.')
  if (kind === 'reopened') return refuseReopening(proposal)
  const closed = refuseUnlessOpen(proposal)
  if (closed || kind !== 'placed' || fit?.kind !== 'does not fit') return closed
  return refuse(
    'conflict',
    `It does not fit the text any more. ${fit.why} Write it into the text by hand, or ask for a new one.`,
  )
}

function refuseWithdrawing(actor: Actor, proposal: Proposal): Refusal | null {
  if (proposal.organizationId !== actor.organizationId)
    return refuse('forbidden', 'Only the delegation that made a proposal withdraws it.')
  const state = proposalState(proposal)
  return state === 'parked' ? null : refuseUnlessOpen(proposal)
}

function refuseReopening(proposal: Proposal): Refusal | null {
  const state = proposalState(proposal)
  if (state === 'declined' || state === 'parked' || state === 'merged') return null
  if (state === 'open') return refuse('illegal_transition', 'It is open.')
  return refuse('illegal_transition', `${STATE_SENTENCE[state]} Make a new proposal instead.`)
}

function refuseUnlessOpen(proposal: Proposal): Refusal | null {
  const state = proposalState(proposal)
  return state === 'open' ? null : refuse('illegal_transition', STATE_SENTENCE[state])
}
