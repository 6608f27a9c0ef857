/** The comments of a draft as contributions to the compiled table of a round, with the places where they stand in the text. */
import type { Instant } from '#domain/clock.ts'
import { contributionsOf } from '#domain/drafts/comments/contributions.ts'
import type { Contribution } from '#domain/drafts/rounds/compiled-table.ts'
import type { DraftId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { threadPlaces } from './places.ts'

/** @param before what was said at this instant or later does not count: when the round closes, or now */
export async function commentContributions(
  { stores, hub }: Pick<Deps, 'stores' | 'hub'>,
  draftId: DraftId,
  before: Instant,
): Promise<Contribution[]> {
  const [threads, proposals, organizations] = await Promise.all([
    stores.comments.ofDraft(draftId),
    stores.proposals.ofDraft(draftId),
    stores.people.organizations(),
  ])
  const forAll = threads.filter(({ visibility }) => visibility === 'group')
  const placeOf = await hub.read(draftId, (doc) => threadPlaces(doc, forAll, proposals))
  const nameOf = new Map(organizations.map(({ id, name }) => [id, name]))
  return contributionsOf(forAll, { partyOf: (id) => nameOf.get(id) ?? '', placeOf, before })
}
