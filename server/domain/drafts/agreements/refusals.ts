/** Why nobody can record that a paragraph is agreed, was changed editorially, or is reopened: for the button and the 409. */
import { type Actor, may } from '../../access.ts'
import type { Refusal } from '../../errors.ts'
import { isBracket, type Paragraph, wordsOf } from '../content.ts'
import type { Draft } from '../draft.ts'
import type { AgreementAct, AgreementState } from './agreement.ts'

const refuse = (code: Refusal['code'], message: string): Refusal => ({ code, message })

/** Agreement is noted by those who place proposals, whether the draft is frozen or open: it changes no word. */
export function refuseNoting(actor: Actor, draft: Pick<Draft, 'groupId'>): Refusal | null {
  if (may(actor, 'draft.place', { groupId: draft.groupId })) return null
  return refuse('forbidden', 'Only the Chair, the Vice-Chair or the Secretariat record what is agreed.')
}

/**
 * @param name of the paragraph, for the sentence
 * @param state where it stands; null when nothing was ever recorded of it
 * @param live as it is in the text; null when it is not there
 */
export function refuseAgreement(
  kind: AgreementAct,
  name: string,
  state: AgreementState | null,
  live: Paragraph | null,
): Refusal | null {
  if (kind === 'reopened') return refuseReopening(name, state)
  if (!live) return refuse('conflict', `${name} is not in the text any more.`)
  if (wordsOf(live).trim() === '') return refuse('conflict', `${name} is empty: there is nothing to agree.`)
  if (live.inline.some(isBracket))
    return refuse('conflict', `${name} still has brackets. Remove them first, then record it as agreed.`)
  if (state === 'agreed') return refuse('illegal_transition', `${name} is agreed as it stands.`)
  if (kind === 'editorial' && state !== 'changed')
    return refuse('illegal_transition', `${name} was not changed since it was agreed.`)
  return null
}

function refuseReopening(name: string, state: AgreementState | null): Refusal | null {
  if (state === 'agreed' || state === 'changed') return null
  return refuse('illegal_transition', `${name} is not agreed.`)
}
