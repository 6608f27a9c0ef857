/** Turns proposals that a person has looked at, and perhaps corrected, into mandates: all of them or none. */
import type { Actor } from '#domain/access.ts'
import { type Decision, type DecisionRevision, nameOf, stateOf } from '#domain/decisions/decision.ts'
import { citePath } from '#domain/decisions/provision.ts'
import { assertAllowed, DomainError, type Refusal } from '#domain/errors.ts'
import type { MandateId } from '#domain/ids.ts'
import type { Mandate } from '#domain/mandates/mandate.ts'
import type { MandateConfirmation } from '#domain/mandates/wire.ts'
import type { Deps } from '../deps.ts'

/** Why nothing can be asked under this text, or null. */
export function refuseConfirming(decision: Decision): Refusal | null {
  const state = stateOf(decision)
  if (state !== 'draft' && state !== 'declined') return null
  return {
    code: 'illegal_transition',
    message: `${nameOf(decision)} is ${state === 'draft' ? 'a draft' : 'declined'}: it asks nothing of anybody until a meeting adopts it.`,
  }
}

/** @throws DomainError `illegal_transition` for a draft, `invalid` for a path the text has not, `conflict` for a double. */
export async function confirmMandates(
  { stores, clock, newId }: Pick<Deps, 'stores' | 'clock' | 'newId'>,
  actor: Actor,
  decision: Decision,
  revision: DecisionRevision,
  items: MandateConfirmation['mandates'],
): Promise<readonly Mandate[]> {
  assertAllowed(refuseConfirming(decision))
  const missing = items.find(({ path }) => !revision.provisions.some((provision) => provision.path === path))
  if (missing) throw new DomainError('invalid', `${nameOf(decision)} has no ${citePath(missing.path)}.`)
  const at = clock()
  const mandates = items.map(
    (item): Mandate => ({
      ...item,
      id: newId() as MandateId,
      decisionId: decision.id,
      revisionId: revision.id,
      confirmedAt: at,
      confirmedBy: actor.accountId,
    }),
  )
  await stores.transact((bound) => bound.mandates.add(mandates))
  return mandates
}
