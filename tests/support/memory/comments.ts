/** Comments in memory, under the same contract as those on PostgreSQL (tests/contracts/comment-store.ts). */
import type { CommentStore } from '#domain/drafts/comments/store.ts'
import type { Comment, Thread } from '#domain/drafts/comments/thread.ts'
import { DomainError } from '#domain/errors.ts'
import type { CommentId, ThreadId } from '#domain/ids.ts'

const SINCE = 'Somebody else has changed this meanwhile. Look at it again.'
const byTime = (one: { at: string; id: string }, other: { at: string; id: string }) =>
  `${one.at} ${one.id}` < `${other.at} ${other.id}` ? -1 : 1

export function memoryCommentStore(): CommentStore {
  const threads = new Map<ThreadId, Thread>()
  const demand = (id: ThreadId): Thread => {
    const thread = threads.get(id)
    if (!thread) throw new DomainError('not_found', 'There is no such thread.')
    return thread
  }
  const holderOf = (id: CommentId) =>
    [...threads.values()].find(({ comments }) => comments.some((one) => one.id === id))
  const isKnown = (id: CommentId) => holderOf(id) !== undefined
  return {
    async add(thread) {
      if (threads.has(thread.id)) throw new DomainError('conflict', 'This thread exists already.')
      if (thread.comments.some(({ id }) => isKnown(id)))
        throw new DomainError('conflict', 'This comment exists already.')
      threads.set(thread.id, { ...thread, events: [] })
    },
    async find(id) {
      return threads.get(id) ?? null
    },
    async ofDraft(draftId) {
      return [...threads.values()].filter((thread) => thread.draftId === draftId).sort(byTime)
    },
    async addComment(id, comment) {
      const thread = demand(id)
      if (isKnown(comment.id)) throw new DomainError('conflict', 'This comment exists already.')
      threads.set(id, { ...thread, comments: [...thread.comments, comment].sort(byTime) })
    },
    async addVersion(id, known, version) {
      const thread = holderOf(id)
      if (!thread) throw new DomainError('not_found', 'There is no such comment.')
      const rewritten = (comment: Comment): Comment => {
        if (comment.id !== id) return comment
        if (comment.versions.length !== known) throw new DomainError('conflict', SINCE)
        return { ...comment, versions: [...comment.versions, version] }
      }
      threads.set(thread.id, { ...thread, comments: thread.comments.map(rewritten) })
    },
    async addEvent(id, known, event) {
      const thread = demand(id)
      if (thread.events.length !== known) throw new DomainError('conflict', SINCE)
      threads.set(id, { ...thread, events: [...thread.events, event] })
    },
  }
}
