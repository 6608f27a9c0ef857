/** Why somebody cannot make, support, withdraw or answer a proposal: the sentence that a button shows and a 409 carries. */
import { type Actor, draftRight, may } from '../../access.ts'
import type { Refusal } from '../../errors.ts'
import type { OrganizationId } from '../../ids.ts'
import { type Draft, standingOf, stateOf } from '../draft.ts'
import { touchesSame } from './beside.ts'
import type { Fit } from './fit.ts'
import { inBrackets } from './in-brackets.ts'
import {
  type DispositionKind,
  type Proposal,
  type ProposalState,
  type ProposedChange,
  proposalState,
  supportersOf,
} from './proposal.ts'

const STATE_SENTENCE: Readonly<Record<ProposalState, string>> = {
  open: 'This proposal is open.',
  placed: 'This proposal is placed in the text already.',
  'placed in brackets': 'This proposal stands in the text already, in brackets.',
  merged: 'This proposal was merged into another one.',
  declined: 'This proposal was declined. Reopen it first.',
  parked: 'This proposal is parked. Reopen it first.',
  withdrawn: 'This proposal was withdrawn by its author.',
}

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

/** Why a proposal cannot answer another one with other words. @param on on whose behalf */
export function refuseCountering(to: Proposal, change: ProposedChange, on: OrganizationId): Refusal | null {
  if (proposalState(to) !== 'open') return refuse('illegal_transition', STATE_SENTENCE[proposalState(to)])
  if (to.organizationId === on)
    return refuse('conflict', 'It is the proposal of your own delegation: replace it instead of answering it.')
  if (to.counterTo !== null)
    return refuse('conflict', `P${to.number} is a counter-proposal itself: answer the one that it answers.`)
  if (touchesSame(to, change)) return null
  return refuse('conflict', `It is about another paragraph than P${to.number}: make it a proposal of its own.`)
}

/** Why a delegation cannot put another proposal in the place of this one. @param on on whose behalf the new one is */
export function refuseReplacing(old: Proposal, on: OrganizationId): Refusal | null {
  if (old.organizationId !== on) return refuse('forbidden', 'A proposal replaces one of the same delegation only.')
  const state = proposalState(old)
  return state === 'open' || state === 'parked' ? null : refuse('illegal_transition', STATE_SENTENCE[state])
}

/** Why a proposal cannot be merged into this one, which takes it in. */
export function refuseMergingInto(proposal: Proposal, target: Proposal): Refusal | null {
  if (target.id !== proposal.id && ['open', 'placed', 'placed in brackets'].includes(proposalState(target))) return null
  return refuse('conflict', 'It can be merged only into another one that is open or stands in the text.')
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
  if (closed || !fit || (kind !== 'placed' && kind !== 'placed in brackets')) return closed
  if (fit.kind === 'does not fit')
    return refuse(
      'conflict',
      `It does not fit the text any more. ${fit.why} Write it into the text by hand, or ask for a new one.`,
    )
  const why = kind === 'placed' ? null : inBrackets(proposal, fit, () => '')
  return typeof why === 'string' ? refuse('conflict', why) : null
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
  if (state === 'open') return refuse('illegal_transition', STATE_SENTENCE.open)
  return refuse('illegal_transition', `${STATE_SENTENCE[state]} Make a new proposal instead.`)
}

function refuseUnlessOpen(proposal: Proposal): Refusal | null {
  const state = proposalState(proposal)
  return state === 'open' ? null : refuse('illegal_transition', STATE_SENTENCE[state])
}
