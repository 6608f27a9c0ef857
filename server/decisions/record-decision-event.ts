/** Records what a meeting did to a text; an adoption adds the number and the adopted text together. */
import type { Actor } from '#domain/access.ts'
import type { Decision } from '#domain/decisions/decision.ts'
import { type EventInput, recordEvent } from '#domain/decisions/record-event.ts'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '../deps.ts'

/** @throws DomainError `illegal_transition` or `invalid` by the rules, `conflict` when the number belongs to another text. */
export async function recordDecisionEvent(
  { stores, clock, newId }: Pick<Deps, 'stores' | 'clock' | 'newId'>,
  actor: Actor,
  decision: Decision,
  input: EventInput,
): Promise<Decision> {
  return stores.transact(async ({ decisions }) => {
    const by = { accountId: actor.accountId, at: clock(), newId }
    const { event, revision } = recordEvent((await decisions.find(decision.id)) ?? decision, input, by)
    await decisions.addEvent(decision.id, event)
    if (revision) await decisions.addRevision(decision.id, revision)
    const recorded = await decisions.find(decision.id)
    if (!recorded) throw new DomainError('not_found', 'This text is not in the registry.')
    return recorded
  })
}
