/**
 * Beginning a thread, replying, writing own words anew, withdrawing them. What is sent twice under one identity, as by a device
 * that was offline and did not hear the first answer, is kept once.
 */
import type { Actor } from '#domain/access.ts'
import type { Anchor } from '#domain/drafts/comments/anchor.ts'
import { refuseCommenting, refuseReplying, refuseRewriting } from '#domain/drafts/comments/refusals.ts'
import type { Comment, Thread } from '#domain/drafts/comments/thread.ts'
import type { ReplyInput, ThreadInput } from '#domain/drafts/comments/wire.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import type { CommentId, ThreadId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { requireInTime } from '../rounds/require-in-time.ts'
import { tellReply } from './tell-of-comments.ts'

type CommentNeeds = Pick<Deps, 'stores' | 'hub' | 'clock' | 'newId'>

/** @throws DomainError `forbidden`, `invalid`, `not_found` for a proposal of another draft, `conflict` for a taken identity */
export async function beginThread(
  { stores, hub, clock, newId }: CommentNeeds,
  actor: Actor,
  draft: Draft,
  { id, anchor, type, visibility, text }: ThreadInput,
): Promise<ThreadId> {
  assertAllowed(refuseCommenting(actor, draft))
  const said = readWords(text)
  const known = id === undefined ? null : await stores.comments.find(id as ThreadId)
  if (known?.by === actor.accountId && known.draftId === draft.id) return known.id
  if (anchor.on === 'proposal') await demandProposal(stores, draft, anchor.proposalId)
  const thread = {
    id: (id ?? newId()) as ThreadId,
    draftId: draft.id,
    anchor: anchor as Anchor,
    type,
    visibility,
    organizationId: actor.organizationId,
    by: actor.accountId,
    at: clock(),
  }
  const first = commentOf(actor, newId() as CommentId, said, thread.at)
  await stores.transact(async (bound) => {
    if (visibility === 'group') await requireInTime(bound, actor, draft, thread.at)
    await bound.comments.add({ ...thread, comments: [first] })
  })
  hub.changed(draft.id, 'comments')
  return thread.id
}

/** @throws DomainError `forbidden`, `illegal_transition`, `invalid`, `conflict` for a taken identity */
export async function replyTo(
  { stores, hub, clock, newId }: CommentNeeds,
  actor: Actor,
  draft: Draft,
  thread: Thread,
  { id, text }: ReplyInput,
): Promise<void> {
  if (thread.comments.some((comment) => comment.id === id && comment.by === actor.accountId)) return
  assertAllowed(refuseReplying(actor, draft, thread))
  const comment = commentOf(actor, (id ?? newId()) as CommentId, readWords(text), clock())
  await stores.transact(async (bound) => {
    if (thread.visibility === 'group') await requireInTime(bound, actor, draft, comment.at)
    await bound.comments.addComment(thread.id, comment)
    await tellReply(bound, newId, draft, thread, comment, actor)
  })
  hub.changed(draft.id, 'comments')
}

/** @param text null withdraws it @throws DomainError `forbidden`, `illegal_transition`, `invalid`, `conflict`, `not_found` */
export async function rewriteComment(
  { stores, hub, clock }: CommentNeeds,
  actor: Actor,
  draft: Draft,
  thread: Thread,
  { commentId, text }: { readonly commentId: string; readonly text: string | null },
): Promise<void> {
  const comment = thread.comments.find(({ id }) => id === commentId)
  if (!comment) throw new DomainError('not_found', 'There is no such comment.')
  assertAllowed(refuseRewriting(actor, draft, comment))
  const said = text === null ? null : readWords(text)
  if (said !== null && said === comment.versions.at(-1)?.text) return
  const version = { text: said, at: clock() }
  await stores.transact(async (bound) => {
    // Words that were said can be taken back at any time.
    if (thread.visibility === 'group' && said !== null) await requireInTime(bound, actor, draft, version.at)
    await bound.comments.addVersion(comment.id, comment.versions.length, version)
  })
  hub.changed(draft.id, 'comments')
}

function commentOf({ organizationId, accountId: by }: Actor, id: CommentId, text: string, at: string): Comment {
  return { id, organizationId, by, at, versions: [{ text, at }] }
}

function readWords(text: string): string {
  const said = text.trim()
  if (said === '') throw new DomainError('invalid', 'Write what you want to say.')
  return said
}

async function demandProposal({ proposals }: Deps['stores'], draft: Draft, id: string): Promise<void> {
  const proposal = await proposals.find(id as Parameters<typeof proposals.find>[0])
  if (proposal?.draftId !== draft.id) throw new DomainError('not_found', 'There is no such proposal in this draft.')
}
