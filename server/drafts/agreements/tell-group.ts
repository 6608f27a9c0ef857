/** Tells everybody who sits in the group of a draft, and may read it, what became of something that was agreed. */
import type { Instant } from '#domain/clock.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { isCurrent } from '#domain/groups/group.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import { tellReaders } from '../tell-readers.ts'

/** @param stores bound to the transaction of what is told */
export async function tellGroup(
  stores: Stores,
  newId: () => string,
  draft: Draft,
  { words, paragraphId, by, at }: { words: string; paragraphId: string; by: AccountId; at: Instant },
): Promise<void> {
  const members = await stores.groups.membershipsIn(draft.groupId)
  await tellReaders(stores, newId, draft, {
    to: members.filter((membership) => isCurrent(membership, at)).map(({ accountId }) => accountId),
    by,
    at,
    kind: 'agreement',
    words,
    address: `/drafts/${draft.id}#${paragraphId}`,
  })
}
