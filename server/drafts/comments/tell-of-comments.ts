/** Who is told of a reply, and of a thread that was resolved. Called in the transaction of either. */
import type { Actor } from '#domain/access.ts'
import type { Comment, Thread, ThreadEvent } from '#domain/drafts/comments/thread.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Stores } from '#domain/stores.ts'
import { seatedDelegates } from '../../groups/seated-delegates.ts'
import { tellReaders } from '../tell-readers.ts'

const addressOf = ({ draftId, id }: Thread): string => `/drafts/${draftId}?comment=${id}`

/**
 * Tells who began a thread and who has replied in it. Of a thread that a delegation keeps to itself everybody in it belongs to that
 * delegation, and an alert carries no word of it.
 */
export async function tellReply(
  stores: Stores,
  newId: () => string,
  draft: Draft,
  thread: Thread,
  { by, at }: Comment,
  { delegation }: Actor,
): Promise<void> {
  const where = thread.visibility === 'delegation' ? ', among your delegation' : ''
  await tellReaders(stores, newId, draft, {
    to: await readersAmong(stores, thread, [thread.by, ...thread.comments.map((comment) => comment.by)]),
    by,
    at,
    kind: 'comment',
    words: `${delegation} replied in a thread in which you wrote${where}.`,
    address: addressOf(thread),
  })
}

/** Tells the delegation that began the thread. */
export async function tellResolved(
  stores: Stores,
  newId: () => string,
  draft: Draft,
  thread: Thread,
  { reason, by, at }: ThreadEvent,
  { delegation }: Actor,
): Promise<void> {
  await tellReaders(stores, newId, draft, {
    to: [thread.by, ...(await seatedDelegates(stores, draft.groupId, thread.organizationId, at))],
    by,
    at,
    kind: 'comment',
    words: `${delegation} resolved a thread that your delegation began${reason === '' ? '.' : `: ${reason}`}`,
    address: addressOf(thread),
  })
}

/** Somebody who has changed the delegation since is told of the group's threads alone. */
async function readersAmong(stores: Stores, thread: Thread, to: readonly AccountId[]): Promise<AccountId[]> {
  if (thread.visibility === 'group') return [...to]
  const accounts = await stores.people.accounts()
  const own = new Set(
    accounts.filter(({ organizationId }) => organizationId === thread.organizationId).map(({ id }) => id),
  )
  return to.filter((id) => own.has(id))
}
