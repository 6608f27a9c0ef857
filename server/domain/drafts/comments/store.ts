/** What comments ask of a database. Nothing is ever changed, only added. Contract: tests/contracts/comment-store.ts. */
import type { CommentId, DraftId, ThreadId } from '../../ids.ts'
import type { Comment, CommentVersion, Thread, ThreadEvent } from './thread.ts'

export interface CommentStore {
  /** Keeps a thread with the comments that it has. @throws DomainError `conflict` when it exists already */
  add(thread: Omit<Thread, 'events'>): Promise<void>
  find(id: ThreadId): Promise<Thread | null>
  /** All of a draft, the oldest first. */
  ofDraft(draftId: DraftId): Promise<Thread[]>
  /** @throws DomainError `not_found`, `conflict` when the comment exists already */
  addComment(id: ThreadId, comment: Comment): Promise<void>
  /**
   * Adds the words that hold from now on.
   * @param known how many versions the caller has seen
   * @throws DomainError `conflict` when there is another one since, `not_found`
   */
  addVersion(id: CommentId, known: number, version: CommentVersion): Promise<void>
  /**
   * Adds what happened to a thread.
   * @param known how many events the caller has seen
   * @throws DomainError `conflict` when somebody else has added one since, `not_found`
   */
  addEvent(id: ThreadId, known: number, event: ThreadEvent): Promise<void>
}
