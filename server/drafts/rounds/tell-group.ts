/** Tells the group of what happened to a round. Called in the transaction of the act. */
import type { Instant } from '#domain/clock.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import { alertPeople } from '../../people/alert-people.ts'
import { audienceOf } from './audience.ts'

export async function tellGroup(
  stores: Stores,
  newId: () => string,
  draft: Draft,
  told: { readonly words: string; readonly by: AccountId; readonly at: Instant },
): Promise<void> {
  const to = (await audienceOf(stores, draft, told.at)).map(({ id }) => id)
  await alertPeople(stores, newId, {
    ...told,
    to,
    kind: 'round',
    about: draft.title,
    address: `/drafts/${draft.id}/rounds`,
  })
}
