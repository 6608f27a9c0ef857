/** Why somebody cannot put words in brackets, add a wording, say who asked, or remove a bracket: the sentence that a button shows and a 409 carries. */
import { type Actor, draftRight, may } from '../../access.ts'
import type { Refusal } from '../../errors.ts'
import type { OrganizationId } from '../../ids.ts'
import { type Draft, standingOf, stateOf } from '../draft.ts'
import type { Bracket, Kept } from './bracket.ts'

const refuse = (code: Refusal['code'], message: string): Refusal => ({ code, message })

/** The Chair, the Vice-Chair and the Secretariat act for any delegation in the room. */
export const actsForOthers = (actor: Actor, draft: Draft): boolean =>
  may(actor, 'draft.place', { groupId: draft.groupId })

function refuseFrozen(draft: Draft): Refusal | null {
  if (stateOf(draft) === 'open') return null
  return refuse('frozen', 'This draft is frozen: its brackets stay until the Chair or the Secretariat opens it again.')
}

/** For putting words in brackets, for adding a wording and for saying who asked. @param on whose behalf */
export function refuseBracketing(actor: Actor, draft: Draft, on: OrganizationId): Refusal | null {
  const right = draftRight(actor, standingOf(draft))
  if (right === 'propose')
    return refuse('forbidden', 'You may propose changes to this draft: write the brackets into a proposal.')
  if (right !== 'edit')
    return refuse('forbidden', 'You may not write into this draft. Its Chair or the Secretariat can allow it.')
  if (on !== actor.organizationId && !actsForOthers(actor, draft))
    return refuse(
      'forbidden',
      'You ask for brackets on behalf of your own delegation. The Chair or the Secretariat can do it for another.',
    )
  return refuseFrozen(draft)
}

/**
 * Those who place proposals remove any bracket. Who asked for one can lift it, which leaves the words; what becomes of the
 * words is for the former to say.
 * @param bracket null when nobody has said who asked for it
 * @param wordingCount 1 when there are no alternatives
 */
export function refuseRemoving(
  actor: Actor,
  draft: Draft,
  bracket: Pick<Bracket, 'organizationId'> | null,
  wordingCount: number,
  kept: Kept,
): Refusal | null {
  return refuseRemover(actor, draft, bracket, kept) ?? refuseFrozen(draft) ?? refuseKept(wordingCount, kept)
}

function refuseRemover(
  actor: Actor,
  draft: Draft,
  bracket: Pick<Bracket, 'organizationId'> | null,
  kept: Kept,
): Refusal | null {
  if (actsForOthers(actor, draft)) return null
  const isOwn = bracket?.organizationId === actor.organizationId
  const mayLift = isOwn && ['edit', 'propose'].includes(draftRight(actor, standingOf(draft)))
  if (mayLift && kept === 'text') return null
  if (mayLift)
    return refuse(
      'forbidden',
      'Your delegation can lift its bracket. What becomes of the words is for the Chair, the Vice-Chair or the Secretariat.',
    )
  return refuse(
    'forbidden',
    'Only the Chair, the Vice-Chair, the Secretariat and the delegation that asked for it remove a bracket.',
  )
}

function refuseKept(wordingCount: number, kept: Kept): Refusal | null {
  if (kept === 'text' && wordingCount > 1)
    return refuse('invalid', 'This bracket holds several wordings: choose the one that stays, or take all of them out.')
  if (typeof kept === 'number' && kept >= wordingCount)
    return refuse('invalid', `This bracket holds ${wordingCount === 1 ? 'one wording' : `${wordingCount} wordings`}.`)
  return null
}
