/** Threads as the wire shows them to one person, in the order of the text. */
import type { Actor } from '#domain/access.ts'
import {
  refuseCommenting,
  refuseReopening,
  refuseReplying,
  refuseResolving,
  refuseRewriting,
} from '#domain/drafts/comments/refusals.ts'
import { type Comment, type Thread, threadState, wordsOfComment } from '#domain/drafts/comments/thread.ts'
import type { CommentView, ThreadPlaceView, ThreadView } from '#domain/drafts/comments/wire.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import type { Refusal } from '#domain/errors.ts'
import type { OrganizationId } from '#domain/ids.ts'
import type { NameOf } from '../views.ts'

export interface CommentNames {
  readonly personOf: NameOf
  readonly delegationOf: (id: OrganizationId) => string
}

const sentence = (refusal: Refusal | null): string | null => refusal?.message ?? null

/** @param threads those that the reader may see */
export function threadViews(
  threads: readonly Thread[],
  placeOf: (thread: Thread) => ThreadPlaceView,
  draft: Draft,
  actor: Actor,
  names: CommentNames,
): ThreadView[] {
  return threads
    .map((thread) => threadView(thread, placeOf(thread), draft, actor, names))
    .sort((one, next) => one.place.order - next.place.order || one.place.offset - next.place.offset)
}

function threadView(
  thread: Thread,
  place: ThreadPlaceView,
  draft: Draft,
  actor: Actor,
  names: CommentNames,
): ThreadView {
  const { id, draftId, anchor, type, visibility, organizationId, at } = thread
  return {
    ...{ id, draftId, anchor, type, visibility, at, place },
    state: threadState(thread),
    party: { organizationId, name: names.delegationOf(organizationId) },
    by: names.personOf(thread.by).name,
    comments: thread.comments.map((comment) => commentView(comment, draft, actor, names)),
    events: thread.events.map(({ by, ...event }) => ({ ...event, ...written(by, names) })),
    refusals: {
      reply: sentence(refuseReplying(actor, draft, thread)),
      resolve: sentence(refuseResolving(actor, draft, thread)),
      reopen: sentence(refuseReopening(actor, draft, thread)),
    },
  }
}

function written(by: Comment['by'], { personOf }: CommentNames): { by: string; delegation: string } {
  const { name, delegation } = personOf(by)
  return { by: name, delegation }
}

/** Of a comment that was withdrawn no words are given out. */
function commentView(comment: Comment, draft: Draft, actor: Actor, names: CommentNames): CommentView {
  const { id, organizationId, at, versions } = comment
  const text = wordsOfComment(comment)
  const refused = sentence(refuseRewriting(actor, draft, comment))
  return {
    ...{ id, at, text },
    by: names.personOf(comment.by).name,
    party: { organizationId, name: names.delegationOf(organizationId) },
    lastAt: versions.at(-1)?.at ?? at,
    earlier:
      text === null
        ? []
        : versions.slice(0, -1).flatMap((said) => (said.text === null ? [] : [{ ...said, text: said.text }])),
    refusals: { rewrite: refused, withdraw: refused },
  }
}

/** Why the reader cannot begin a thread. */
export function refusalToComment(actor: Actor, draft: Draft): string | null {
  return sentence(refuseCommenting(actor, draft))
}
