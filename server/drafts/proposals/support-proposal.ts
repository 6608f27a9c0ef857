/** A delegation supports the proposal of another one, or takes its support back. */
import type { Actor } from '#domain/access.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import type { Proposal } from '#domain/drafts/proposals/proposal.ts'
import { refuseSupporting, refuseTakingBack } from '#domain/drafts/proposals/refusals.ts'
import { assertAllowed } from '#domain/errors.ts'
import type { Deps } from '../../deps.ts'
import { findDraft } from '../find-draft.ts'

/** @throws DomainError `forbidden`, `frozen`, `illegal_transition`, `conflict` */
export async function supportProposal(
  { stores, hub, clock }: Pick<Deps, 'stores' | 'hub' | 'clock'>,
  actor: Actor,
  draft: Draft,
  proposal: Proposal,
  isGiven: boolean,
): Promise<void> {
  const refuse = isGiven ? refuseSupporting : refuseTakingBack
  assertAllowed(refuse(actor, draft, proposal))
  const { organizationId, accountId: by } = actor
  await stores.transact(async (bound) => {
    assertAllowed(refuse(actor, await findDraft(bound.drafts, draft.id), proposal))
    await bound.proposals.addSupport(proposal.id, { organizationId, by, at: clock(), isGiven })
  })
  hub.changed(draft.id, 'proposals')
}
