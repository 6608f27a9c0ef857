/**
 * Why somebody cannot comment, reply, write anew, withdraw, resolve or reopen: the sentence that a button shows and a 409
 * carries. Whether the draft is frozen is not asked: a round runs on a frozen version. Who may not see a thread is told
 * elsewhere that there is none.
 */
import { type Actor, may } from '../../access.ts'
import type { Refusal } from '../../errors.ts'
import { type Draft, standingOf } from '../draft.ts'
import { type Comment, type Thread, threadState, wordsOfComment } from './thread.ts'

const refuse = (code: Refusal['code'], message: string): Refusal => ({ code, message })

export function refuseCommenting(actor: Actor, draft: Draft): Refusal | null {
  if (may(actor, 'draft.comment', standingOf(draft))) return null
  return refuse('forbidden', 'You may not comment on this draft. Its Chair or the Secretariat can allow it.')
}

export function refuseReplying(actor: Actor, draft: Draft, thread: Thread): Refusal | null {
  const refused = refuseCommenting(actor, draft)
  if (refused || threadState(thread) === 'open') return refused
  return refuse('illegal_transition', 'This thread is resolved. Reopen it first, then reply.')
}

/** Words of another person are never changed, by nobody. */
export function refuseRewriting(actor: Actor, draft: Draft, comment: Comment): Refusal | null {
  const refused = refuseCommenting(actor, draft)
  if (refused) return refused
  if (comment.by !== actor.accountId)
    return refuse('forbidden', 'Only the person who wrote a comment changes or withdraws it.')
  if (wordsOfComment(comment) !== null) return null
  return refuse('illegal_transition', 'This comment is withdrawn. Write a new one.')
}

/** The delegation that began a thread settles it, and for the whole group those who place proposals. */
export function refuseResolving(actor: Actor, draft: Draft, thread: Thread): Refusal | null {
  const refused = refuseCommenting(actor, draft)
  if (refused) return refused
  if (threadState(thread) === 'resolved') return refuse('illegal_transition', 'This thread is resolved already.')
  const isOwn = thread.organizationId === actor.organizationId
  if (isOwn || may(actor, 'draft.place', { groupId: draft.groupId })) return null
  return refuse(
    'forbidden',
    'The delegation that began a thread resolves it, or the Chair, the Vice-Chair or the Secretariat.',
  )
}

export function refuseReopening(actor: Actor, draft: Draft, thread: Thread): Refusal | null {
  const refused = refuseCommenting(actor, draft)
  if (refused || threadState(thread) === 'resolved') return refused
  return refuse('illegal_transition', 'This thread is open.')
}
