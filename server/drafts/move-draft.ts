/** Freezing a draft, opening it again, adopting it: the record and the end of every older right to write, in one transaction. */
import { type Draft, type DraftEvent, moveDraft } from '#domain/drafts/draft.ts'
import type { Stores } from '#domain/stores.ts'

/**
 * On stores that are bound to a transaction; after its commit call the hub's `recheck({ draftId })`, so that open connections
 * learn of it. @throws DomainError `illegal_transition`
 */
export async function recordMove(
  stores: Pick<Stores, 'drafts' | 'updates'>,
  draft: Draft,
  event: DraftEvent,
): Promise<Draft> {
  const moved = moveDraft(draft, event)
  await stores.drafts.addEvent(draft.id, event)
  await stores.updates.changeStanding(draft.id)
  return moved
}
