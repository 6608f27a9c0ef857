/**
 * A returned file becomes proposals and comments of a delegation, all of them in one transaction with the record of it. Who
 * sends the same file a second time finds what it asks for proposed already.
 */
import type { Actor } from '#domain/access.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { refuseMany, refuseMeasure } from '#domain/drafts/proposals/bounds.ts'
import { sameness } from '#domain/drafts/proposals/proposal.ts'
import { refuseProposing } from '#domain/drafts/proposals/refusals.ts'
import type { WordReturn } from '#domain/drafts/returned/word-return.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import type { OrganizationId, ProposalId, WordReturnId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { sha256 } from '../../sha256.ts'
import { findDraft } from '../find-draft.ts'
import { requireInTime } from '../rounds/require-in-time.ts'
import { commentThread } from './comment-thread.ts'
import { type LookedAt, lookAtReturn, openProposals } from './look-at-return.ts'
import type { ReturnSources, SentFile } from './sent-file.ts'

export interface TakenIn {
  readonly looked: LookedAt
  readonly record: WordReturn
}

/**
 * @param leftOut keys of what the person does not want
 * @throws DomainError as `lookAtReturn`, `conflict` when the draft is not as it was looked at
 */
export async function takeInReturn(
  deps: ReturnSources & Pick<Deps, 'clock' | 'newId'>,
  actor: Actor,
  draft: Draft,
  organizationId: OrganizationId,
  sent: SentFile,
  leftOut: ReadonlySet<string>,
): Promise<TakenIn> {
  const { stores, hub, clock, newId } = deps
  const looked = await lookAtReturn(deps, actor, draft, organizationId, sent.file)
  for (const key of leftOut) if (!looked.proposals.has(key) && !looked.comments.has(key)) throw changed()
  const wanted = [...looked.proposals].filter(([key]) => !leftOut.has(key)).map(([, { change }]) => change)
  const record = await stores.transact(async (bound) => {
    await bound.wordReturns.hold(draft.id)
    // Reading the file has taken its time.
    assertAllowed(refuseProposing(actor, await findDraft(bound.drafts, draft.id), organizationId))
    const made = await bound.proposals.ofDraft(draft.id)
    assertAllowed(refuseMany(made, organizationId, wanted.length))
    for (const change of wanted) assertAllowed(refuseMeasure(change))
    const known = openProposals(made, organizationId)
    if (wanted.some((change) => known.has(sameness(change)))) throw changed()
    const at = clock()
    await requireInTime(bound, actor, draft, at)
    const proposalIds: ProposalId[] = []
    for (const change of wanted) {
      const { id } = await bound.proposals.add({
        ...change,
        id: newId() as ProposalId,
        draftId: draft.id,
        organizationId,
        by: actor.accountId,
        at,
        reason: `From the Word file “${sent.fileName}”.`,
        counterTo: null,
        replaces: null,
      })
      proposalIds.push(id)
    }
    const threads = [...looked.comments]
      .filter(([key]) => !leftOut.has(key))
      .map(([, comment]) =>
        commentThread(comment, { draftId: draft.id, organizationId, by: actor.accountId, at, newId }),
      )
    for (const thread of threads) await bound.comments.add(thread)
    const returned: WordReturn = {
      id: newId() as WordReturnId,
      draftId: draft.id,
      organizationId,
      by: actor.accountId,
      at,
      fileName: sent.fileName,
      sha256: sha256(sent.bytes),
      sequence: looked.sequence,
      proposalIds,
      threadIds: threads.map(({ id }) => id),
      leftOutCount: leftOut.size,
      notPlaced: looked.notPlaced,
    }
    await bound.wordReturns.add(returned)
    return returned
  })
  if (record.proposalIds.length > 0) hub.changed(draft.id, 'proposals')
  if (record.threadIds.length > 0) hub.changed(draft.id, 'comments')
  return { looked, record }
}

const changed = () =>
  new DomainError('conflict', 'The draft has changed since you looked at this file. Look at it again.')
