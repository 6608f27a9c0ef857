/** Why somebody cannot name a version: the sentence that the button shows and a 403 carries. */
import { type Actor, draftRight, may } from '../../access.ts'
import type { Refusal } from '../../errors.ts'
import { type Draft, standingOf } from '../draft.ts'

/** A name changes no word, so a frozen draft takes one as well. */
export function refuseNaming(actor: Actor, draft: Draft): Refusal | null {
  if (draftRight(actor, standingOf(draft)) === 'edit' || may(actor, 'draft.setState', { groupId: draft.groupId }))
    return null
  return {
    code: 'forbidden',
    message: 'Only those who may edit this draft, its Chair and the Secretariat name versions of it.',
  }
}
