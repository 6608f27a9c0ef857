/** Who may do what in a draft. After the commit no edit is accepted that was checked under the earlier rights. */
import type { Actor, DraftRights } from '#domain/access.ts'
import { type Draft, refuseRights } from '#domain/drafts/draft.ts'
import { assertAllowed } from '#domain/errors.ts'
import type { Deps } from '../deps.ts'

/** @throws DomainError `forbidden`, `frozen`, or `invalid` when nobody could give rights back */
export async function setRights(
  { stores, clock, hub }: Pick<Deps, 'stores' | 'clock' | 'hub'>,
  actor: Actor,
  draft: Draft,
  rights: DraftRights,
): Promise<Draft> {
  assertAllowed(refuseRights(actor, draft, rights))
  await stores.transact(async (bound) => {
    await bound.drafts.setRights(draft.id, rights, clock(), actor.accountId)
    await bound.updates.changeStanding(draft.id)
  })
  await hub.recheck({ draftId: draft.id })
  hub.changed(draft.id, 'rights')
  return { ...draft, rights }
}
