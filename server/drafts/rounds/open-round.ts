/**
 * Opening a round: the version on which it stands, the round, and what the group is told are kept together or not at all. The
 * version comes first, since it holds back whoever opens another round of the draft meanwhile.
 */
import type { Actor } from '#domain/access.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { openingWords } from '#domain/drafts/rounds/announcement.ts'
import { refuseOpening } from '#domain/drafts/rounds/refusals.ts'
import type { RoundInput } from '#domain/drafts/rounds/wire.ts'
import { assertAllowed } from '#domain/errors.ts'
import type { RoundId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { versionNow } from '../versions/name-version.ts'
import { tellGroup } from './tell-group.ts'

/** @throws DomainError `forbidden`, `invalid` for a day that has passed, `conflict` when a round is open */
export async function openRound(
  deps: Pick<Deps, 'stores' | 'hub' | 'clock' | 'newId'>,
  actor: Actor,
  draft: Draft,
  input: RoundInput,
): Promise<RoundId> {
  const { stores, hub, clock, newId } = deps
  const purpose = input.purpose.trim()
  const { closesOn, name, afterwards = 'refused', message = '' } = input
  assertAllowed(refuseOpening(actor, draft, await stores.rounds.ofDraft(draft.id), closesOn, clock()))
  const version = await versionNow(deps, actor, draft, { name, purpose })
  const id = newId() as RoundId
  await stores.transact(async (bound) => {
    await bound.versions.add(version)
    const openedAt = clock()
    assertAllowed(refuseOpening(actor, draft, await bound.rounds.ofDraft(draft.id), closesOn, openedAt))
    const openedBy = actor.accountId
    await bound.rounds.add({
      ...{ id, draftId: draft.id, versionId: version.id },
      ...{ purpose, closesOn, afterwards, openedBy, openedAt },
    })
    const words = openingWords({ purpose, closesOn }, message)
    await tellGroup(bound, newId, draft, { words, by: openedBy, at: openedAt })
  })
  hub.changed(draft.id, 'versions')
  hub.changed(draft.id, 'rounds')
  return id
}
