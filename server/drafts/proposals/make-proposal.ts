/** Making a proposal: what is proposed must change something, and must fit the text as it is recorded at that moment. */
import type { Actor } from '#domain/access.ts'
import { type Block, isTable, type Paragraph } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { fitOf } from '#domain/drafts/proposals/fit.ts'
import { type Proposal, type ProposedChange, proposalState, sameness } from '#domain/drafts/proposals/proposal.ts'
import { refuseProposing } from '#domain/drafts/proposals/refusals.ts'
import type { ProposalInput } from '#domain/drafts/proposals/wire.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import type { OrganizationId, ProposalId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import type { Deps } from '../../deps.ts'
import { recordedBlocks } from './live-text.ts'

const invalid = (message: string): never => {
  throw new DomainError('invalid', message)
}

/** @throws DomainError `forbidden`, `frozen`, `invalid`, `not_found`, `conflict` when the text has moved on too far */
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
  const change = readChange(input, blocks)
  const fit = fitOf(change, blocks)
  if (fit.kind === 'does not fit')
    throw new DomainError('conflict', `The text has changed meanwhile. ${fit.why} Look at the text and propose again.`)
  const made = await stores.transact(async (bound) => {
    const counterTo = await known(bound, draft, input.counterTo)
    const replaced = await known(bound, draft, input.replaces)
    const at = clock()
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

async function withdrawReplaced(
  stores: Stores,
  { number, organizationId, by, at }: Proposal,
  old: Proposal,
): Promise<void> {
  if (old.organizationId !== organizationId) invalid('A proposal replaces one of the same delegation only.')
  if (proposalState(old) !== 'open') return
  const disposition = { kind: 'withdrawn', reason: `Replaced by P${number}.`, mergedInto: null, by, at } as const
  await stores.proposals.addDisposition(old.id, old.dispositions.length, disposition)
}

/** What is asked for, in the form in which it is kept. */
function readChange({ kind, base, proposed, afterId }: ProposalInput, blocks: readonly Block[]): ProposedChange {
  const places = new Map(
    blocks.flatMap((block, place) => (isTable(block) || block.id === '' ? [] : [[block.id, place]])),
  )
  const ids = base.map(({ id }) => id)
  if (ids.some((id) => id === '') || new Set(ids).size < ids.length)
    invalid('Each paragraph that is changed is named once, by its identity.')
  // One that is gone is the fit's matter: it says so in words.
  const found = ids.map((id) => places.get(id)).filter((place) => place !== undefined)
  if (found.some((place, index) => index > 0 && place <= (found[index - 1] ?? 0)))
    invalid('Name the paragraphs in the order of the text.')
  if ((kind === 'insert') !== (base.length === 0))
    invalid(kind === 'insert' ? 'An insertion changes no paragraph of the text.' : 'Say which paragraphs it is about.')
  if ((kind === 'insert' || kind === 'change') && proposed.length === 0) invalid('Say what the text should be.')
  const anchor = kind === 'insert' || kind === 'move' ? (afterId ?? null) : null
  const change: ProposedChange = {
    kind,
    base: base as Paragraph[],
    proposed: kind === 'delete' ? [] : kind === 'move' ? (base as Paragraph[]) : named(proposed as Paragraph[], ids),
    afterId: anchor,
  }
  if (kind === 'change' && sameness(change) === sameness({ ...change, proposed: change.base }))
    invalid('It changes nothing: write what the paragraph should say.')
  return change
}

/** Paragraphs of the text keep their identity once, others are new. */
function named(proposed: readonly Paragraph[], ids: readonly string[]): Paragraph[] {
  const free = new Set(ids)
  const kept = proposed.map((paragraph) => ({ ...paragraph, id: free.delete(paragraph.id) ? paragraph.id : '' }))
  const order = kept.flatMap(({ id }) => (id === '' ? [] : [ids.indexOf(id)]))
  if (order.some((place, index) => index > 0 && place < (order[index - 1] ?? 0)))
    invalid('To change the order of paragraphs, propose to move them.')
  return kept
}
