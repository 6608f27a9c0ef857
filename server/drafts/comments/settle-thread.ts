/** Resolving a thread and reopening it, with who and when; of two at once the second is told. */
import type { Actor } from '#domain/access.ts'
import { refuseReopening, refuseResolving } from '#domain/drafts/comments/refusals.ts'
import type { Thread } from '#domain/drafts/comments/thread.ts'
import type { ThreadStateInput } from '#domain/drafts/comments/wire.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import { assertAllowed } from '#domain/errors.ts'
import type { Deps } from '../../deps.ts'
import { requireInTime } from '../rounds/require-in-time.ts'
import { tellResolved } from './tell-of-comments.ts'

/** @throws DomainError `forbidden`, `illegal_transition`, `conflict` also for words after the end of a round */
export async function settleThread(
  { stores, hub, clock, newId }: Pick<Deps, 'stores' | 'hub' | 'clock' | 'newId'>,
  actor: Actor,
  draft: Draft,
  thread: Thread,
  { state, reason = '' }: ThreadStateInput,
): Promise<void> {
  const isResolving = state === 'resolved'
  assertAllowed(isResolving ? refuseResolving(actor, draft, thread) : refuseReopening(actor, draft, thread))
  const kind = isResolving ? ('resolved' as const) : ('reopened' as const)
  const event = { kind, reason: reason.trim(), by: actor.accountId, at: clock() }
  await stores.transact(async (bound) => {
    // Words that everybody reads, as a reply would be.
    if (thread.visibility === 'group' && event.reason !== '') await requireInTime(bound, actor, draft, event.at)
    await bound.comments.addEvent(thread.id, thread.events.length, event)
    if (isResolving) await tellResolved(bound, newId, draft, thread, event, actor)
  })
  hub.changed(draft.id, 'comments')
}
