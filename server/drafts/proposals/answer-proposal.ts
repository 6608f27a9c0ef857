/**
 * What becomes of a proposal. Placing is one transaction over the record and the live text: both are kept or neither, and of two
 * who answer at once the second is told. Proposals that ask for the same are answered together.
 */
import type { Actor } from '#domain/access.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { answeredWith } from '#domain/drafts/proposals/beside.ts'
import { fitOf } from '#domain/drafts/proposals/fit.ts'
import type { Disposition, Proposal } from '#domain/drafts/proposals/proposal.ts'
import { refuseDisposition, refuseMergingInto } from '#domain/drafts/proposals/refusals.ts'
import type { DispositionInput } from '#domain/drafts/proposals/wire.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import type { ProposalId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import type { Deps } from '../../deps.ts'
import { findDraft } from '../find-draft.ts'
import { blocksIn } from './live-text.ts'
import { writeChange } from './write-change.ts'

/** @throws DomainError `forbidden`, `frozen`, `illegal_transition`, `invalid`, `conflict` */
export async function answerProposal(
  { stores, hub, clock, newId }: Pick<Deps, 'stores' | 'hub' | 'clock' | 'newId'>,
  actor: Actor,
  draft: Draft,
  proposal: Proposal,
  input: DispositionInput,
): Promise<void> {
  const { kind } = input
  assertAllowed(refuseDisposition(actor, draft, proposal, kind))
  const disposition: Disposition = {
    kind,
    reason: readReason(input),
    mergedInto: await readTarget(stores, proposal, input),
    by: actor.accountId,
    at: clock(),
  }
  const all = await answered(stores, proposal, disposition)
  const record = async (bound: Stores) => {
    assertAllowed(refuseDisposition(actor, await findDraft(bound.drafts, draft.id), proposal, kind))
    for (const { id, dispositions } of all) await bound.proposals.addDisposition(id, dispositions.length, disposition)
  }
  if (kind === 'placed') {
    await hub.applyServerEdit(
      draft.id,
      actor,
      (doc) => {
        const fit = fitOf(proposal, blocksIn(doc))
        assertAllowed(refuseDisposition(actor, draft, proposal, kind, fit))
        writeChange(doc, proposal.kind, fit, newId)
      },
      record,
    )
  } else {
    await stores.transact(record)
  }
  hub.changed(draft.id, 'proposals')
}

function readReason({ kind, reason = '' }: DispositionInput): string {
  const said = reason.trim()
  if (kind === 'declined' && said === '')
    throw new DomainError('invalid', 'Say why it is declined: its author is told the reason.')
  return said
}

async function readTarget(
  stores: Stores,
  proposal: Proposal,
  { kind, mergedInto }: DispositionInput,
): Promise<ProposalId | null> {
  if (kind !== 'merged') return null
  if (mergedInto === undefined) throw new DomainError('invalid', 'Say into which proposal it is merged.')
  const target = await stores.proposals.find(mergedInto as ProposalId)
  if (target?.draftId !== proposal.draftId)
    throw new DomainError('not_found', 'There is no such proposal in this draft.')
  assertAllowed(refuseMergingInto(proposal, target))
  return target.id
}

/** The Chair's answer is for all that ask for the same; a delegation withdraws its own, and each is reopened by itself. */
async function answered(stores: Stores, proposal: Proposal, { kind, mergedInto }: Disposition): Promise<Proposal[]> {
  if (kind === 'withdrawn' || kind === 'reopened') return [proposal]
  const all = answeredWith(proposal, await stores.proposals.ofDraft(proposal.draftId))
  return all.filter(({ id }) => id !== mergedInto)
}
