/**
 * What becomes of a proposal. Placing is one transaction over the record, the live text and the alerts: all are kept or none, and
 * of two who answer at once the second is told. Proposals that ask for the same are answered together.
 */

import type * as Y from 'yjs'
import type { Actor } from '#domain/access.ts'
import { bracketsIn, paragraphsIn } from '#domain/drafts/brackets/in-text.ts'
import type { NewBracket } from '#domain/drafts/brackets/store.ts'
import type { Block } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { answeredWith } from '#domain/drafts/proposals/beside.ts'
import { type Fit, fitOf } from '#domain/drafts/proposals/fit.ts'
import { inBrackets } from '#domain/drafts/proposals/in-brackets.ts'
import { leftOutBy } from '#domain/drafts/proposals/left-out.ts'
import type { Disposition, Proposal } from '#domain/drafts/proposals/proposal.ts'
import { refuseDisposition, refuseMergingInto } from '#domain/drafts/proposals/refusals.ts'
import type { DispositionInput } from '#domain/drafts/proposals/wire.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import { type BracketId, isId, type ProposalId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import type { Deps } from '../../deps.ts'
import { findDraft } from '../find-draft.ts'
import { requireInTime } from '../rounds/require-in-time.ts'
import { blocksIn } from './live-text.ts'
import { tellAnswer, tellMisfit } from './tell-of-proposals.ts'
import { writeBracketed, writeChange } from './write-change.ts'

type AnswerDeps = Pick<Deps, 'stores' | 'hub' | 'clock' | 'newId'>

/** @throws DomainError `forbidden`, `frozen`, `illegal_transition`, `invalid`, `conflict` also for a reason after the end of a round */
export async function answerProposal(
  deps: AnswerDeps,
  actor: Actor,
  draft: Draft,
  proposal: Proposal,
  input: DispositionInput,
): Promise<void> {
  const { kind } = input
  assertAllowed(refuseDisposition(actor, draft, proposal, kind))
  const into = await readTarget(deps.stores, proposal, input)
  const disposition: Disposition = {
    kind,
    reason: readReason(input),
    mergedInto: into?.id ?? null,
    by: actor.accountId,
    at: deps.clock(),
  }
  const record = async (bound: Stores, fits: (one: Proposal) => boolean = () => true) => {
    // A reason is read by all: the end of a round is its end too.
    if (disposition.reason !== '') await requireInTime(bound, actor, draft, disposition.at)
    assertAllowed(refuseDisposition(actor, await findDraft(bound.drafts, draft.id), proposal, kind))
    for (const one of await answered(bound, proposal, disposition)) {
      if (one.id !== proposal.id && !fits(one)) continue
      await bound.proposals.addDisposition(one.id, one.dispositions.length, disposition)
      await tellAnswer(bound, deps.newId, draft, one, disposition, into)
    }
  }
  if (kind === 'placed' || kind === 'placed in brackets') {
    await place(deps, actor, draft, proposal, disposition, record)
  } else {
    await deps.stores.transact(record)
  }
  deps.hub.changed(draft.id, 'proposals')
  if (kind === 'placed' || kind === 'placed in brackets') deps.hub.changed(draft.id, 'brackets')
}

async function place(
  { hub, newId }: AnswerDeps,
  actor: Actor,
  draft: Draft,
  proposal: Proposal,
  disposition: Disposition,
  record: (bound: Stores, fits: (one: Proposal) => boolean) => Promise<void>,
): Promise<void> {
  let before: readonly Block[] = []
  let after: readonly Block[] = []
  let bracketIds: readonly BracketId[] = []
  await hub.applyServerEdit(
    draft.id,
    actor,
    (doc) => {
      before = blocksIn(doc)
      const fit = fitOf(proposal, before)
      assertAllowed(refuseDisposition(actor, draft, proposal, disposition.kind, fit))
      if (disposition.kind === 'placed') writeChange(doc, proposal.kind, fit, newId)
      else writeInBrackets(doc, proposal, fit, newId)
      after = blocksIn(doc)
      bracketIds = bracketsThatCame(before, after)
    },
    async (bound) => {
      // What asks for the same and was made on other words may not be done with it.
      await record(bound, (one) => fitOf(one, before).kind !== 'does not fit')
      for (const id of bracketIds)
        if (!(await bound.brackets.find(id))) await bound.brackets.add(bracketOf(id, proposal, disposition))
      for (const left of leftOutBy(proposal, await bound.proposals.ofDraft(draft.id), before, after))
        await tellMisfit(bound, newId, draft, left, proposal, disposition)
    },
  )
}

function writeInBrackets(doc: Y.Doc, proposal: Proposal, fit: Fit, newId: () => string): void {
  if (fit.kind === 'does not fit') throw new DomainError('conflict', fit.why)
  const bracketed = inBrackets(proposal, fit, newId)
  if (typeof bracketed === 'string') throw new DomainError('conflict', bracketed)
  writeBracketed(doc, bracketed, fit.behind, newId)
}

/** Put around the words of the proposal, or written in it by whoever made it. */
function bracketsThatCame(before: readonly Block[], after: readonly Block[]): BracketId[] {
  const idsOf = (blocks: readonly Block[]) => bracketsIn(paragraphsIn(blocks)).brackets.map(({ id }) => id)
  const stood = new Set(idsOf(before))
  return [...new Set(idsOf(after))].filter((id) => isId(id) && !stood.has(id)) as BracketId[]
}

/** The delegation of the proposal has asked for it, in the Chair's words or its own. */
function bracketOf(id: BracketId, proposal: Proposal, { reason, by, at }: Disposition): NewBracket {
  const { draftId, organizationId } = proposal
  return {
    ...{ id, draftId, organizationId, by, at, copyOf: null },
    reason: reason === '' ? proposal.reason : reason,
    proposalId: proposal.id,
  }
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
): Promise<Proposal | null> {
  if (kind !== 'merged') return null
  if (mergedInto === undefined) throw new DomainError('invalid', 'Say into which proposal it is merged.')
  const target = await stores.proposals.find(mergedInto as ProposalId)
  if (target?.draftId !== proposal.draftId)
    throw new DomainError('not_found', 'There is no such proposal in this draft.')
  assertAllowed(refuseMergingInto(proposal, target))
  return target
}

/**
 * The Chair's answer is for all that ask for the same; a delegation withdraws its own, and each is reopened by itself.
 * @param proposal as it was when it was looked at: what was added behind that since is somebody else's answer
 */
async function answered(stores: Stores, proposal: Proposal, { kind, mergedInto }: Disposition): Promise<Proposal[]> {
  if (kind === 'withdrawn' || kind === 'reopened') return [proposal]
  const all = answeredWith(proposal, await stores.proposals.ofDraft(proposal.draftId))
  return all.filter(({ id }) => id !== mergedInto).map((one) => (one.id === proposal.id ? proposal : one))
}
