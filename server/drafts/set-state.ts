/** Freezing a draft and opening it again: the record and the end of every older right to write, in one transaction. */
import type { Actor } from '#domain/access.ts'
import { type Draft, type DraftState, moveDraft } from '#domain/drafts/draft.ts'
import { DomainError } from '#domain/errors.ts'
import type { DraftId } from '#domain/ids.ts'
import type { Deps } from '../deps.ts'

/** Open connections learn of it before this resolves. @throws DomainError `not_found`, `forbidden`, `illegal_transition` */
export async function setState(
  { stores, clock, hub }: Pick<Deps, 'stores' | 'clock' | 'hub'>,
  actor: Actor,
  draftId: DraftId,
  state: DraftState,
): Promise<Draft> {
  const moved = await stores.transact(async (bound) => {
    // First, because it holds back whoever else moves this draft: the state read after it is the newest.
    await bound.updates.changeStanding(draftId)
    const draft = await bound.drafts.find(draftId)
    if (!draft) throw new DomainError('not_found', 'There is no such draft.')
    const event = { state, at: clock(), by: actor.accountId }
    const after = moveDraft(actor, draft, event)
    await bound.drafts.addEvent(draftId, event)
    return after
  })
  await hub.recheck({ draftId })
  hub.changed(draftId, 'state')
  return moved
}
