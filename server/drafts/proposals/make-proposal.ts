/** Making a proposal: what is proposed must change something, and must fit the text as it is recorded at that moment. */
import type { Actor } from '#domain/access.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { refuseMany, refuseMeasure } from '#domain/drafts/proposals/bounds.ts'
import { fitOf } from '#domain/drafts/proposals/fit.ts'
import type { Proposal } from '#domain/drafts/proposals/proposal.ts'
import { type AskedChange, readChange } from '#domain/drafts/proposals/read-change.ts'
import { refuseCountering, refuseProposing, refuseReplacing } from '#domain/drafts/proposals/refusals.ts'
import type { ProposalInput } from '#domain/drafts/proposals/wire.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import type { OrganizationId, ProposalId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import type { Deps } from '../../deps.ts'
import { findDraft } from '../find-draft.ts'
import { requireInTime } from '../rounds/require-in-time.ts'
import { recordedBlocks } from './live-text.ts'

/** @throws DomainError `forbidden`, `frozen`, `invalid`, `too_large`, `not_found`, `conflict` when the text has moved on too far or the round is over */
export async function makeProposal(
  { stores, hub, clock, newId }: Pick<Deps, 'stores' | 'hub' | 'clock' | 'newId'>,
  actor: Actor,
  draft: Draft,
  input: ProposalInput,
): Promise<Proposal> {
  const organizationId = (input.organizationId ?? actor.organizationId) as OrganizationId
  assertAllowed(refuseProposing(actor, draft, organizationId))
  const organizations = await stores.people.organizations()
  if (!organizations.some(({ id }) => id === organizationId))
    throw new DomainError('not_found', 'There is no such delegation.')
  const blocks = await recordedBlocks(hub, draft.id)
  const change = readChange(input as AskedChange, blocks)
  assertAllowed(refuseMeasure(change))
  const fit = fitOf(change, blocks)
  if (fit.kind === 'does not fit')
    throw new DomainError('conflict', `The text has changed meanwhile. ${fit.why} Look at the text and propose again.`)
  const made = await stores.transact(async (bound) => {
    assertAllowed(refuseProposing(actor, await findDraft(bound.drafts, draft.id), organizationId))
    const counterTo = await known(bound, draft, input.counterTo)
    const replaced = await known(bound, draft, input.replaces)
    if (counterTo) assertAllowed(refuseCountering(counterTo, change, organizationId))
    if (replaced) assertAllowed(refuseReplacing(replaced, organizationId))
    assertAllowed(refuseMany(await bound.proposals.ofDraft(draft.id), organizationId))
    const at = clock()
    await requireInTime(bound, actor, draft, at)
    const proposal = await bound.proposals.add({
      ...change,
      id: newId() as ProposalId,
      draftId: draft.id,
      organizationId,
      by: actor.accountId,
      at,
      reason: (input.reason ?? '').trim(),
      counterTo: counterTo?.id ?? null,
      replaces: replaced?.id ?? null,
    })
    if (replaced) await withdrawReplaced(bound, proposal, replaced)
    return proposal
  })
  hub.changed(draft.id, 'proposals')
  return made
}

async function known(stores: Stores, draft: Draft, id: string | undefined): Promise<Proposal | null> {
  if (id === undefined) return null
  const proposal = await stores.proposals.find(id as ProposalId)
  if (proposal?.draftId !== draft.id) throw new DomainError('not_found', 'There is no such proposal in this draft.')
  return proposal
}

async function withdrawReplaced(stores: Stores, { number, by, at }: Proposal, old: Proposal): Promise<void> {
  const disposition = { kind: 'withdrawn', reason: `Replaced by P${number}.`, mergedInto: null, by, at } as const
  await stores.proposals.addDisposition(old.id, old.dispositions.length, disposition)
}
