/**
 * A thread of comments: where it stands, of what type it is, who may see it, and what was said. Comments, their words and what
 * happened to the thread are only ever added; what is shown is the newest. Rules: docs/spec/comments.md.
 */
import type { Actor } from '../../access.ts'
import type { Instant } from '../../clock.ts'
import type { AccountId, CommentId, DraftId, OrganizationId, ThreadId } from '../../ids.ts'
import type { Anchor } from './anchor.ts'

export const COMMENT_TYPES = ['editorial', 'substantive', 'technical'] as const
export type CommentType = (typeof COMMENT_TYPES)[number]

/** `delegation`: the accounts of the delegation that began it, and nobody else. */
export const COMMENT_VISIBILITIES = ['delegation', 'group'] as const
export type CommentVisibility = (typeof COMMENT_VISIBILITIES)[number]

export interface CommentVersion {
  /** Null takes the comment back. */
  readonly text: string | null
  readonly at: Instant
}

/** One person's words in a thread. */
export interface Comment {
  readonly id: CommentId
  readonly organizationId: OrganizationId
  readonly by: AccountId
  readonly at: Instant
  /** Oldest first; the first was written with the comment. */
  readonly versions: readonly CommentVersion[]
}

export interface ThreadEvent {
  readonly kind: 'resolved' | 'reopened'
  /** In plain words; '' where nothing was said. */
  readonly reason: string
  readonly by: AccountId
  readonly at: Instant
}

export interface Thread {
  readonly id: ThreadId
  readonly draftId: DraftId
  readonly anchor: Anchor
  readonly type: CommentType
  readonly visibility: CommentVisibility
  /** The delegation that began it. */
  readonly organizationId: OrganizationId
  readonly by: AccountId
  readonly at: Instant
  /** Oldest first; the first began it. */
  readonly comments: readonly Comment[]
  /** Oldest first. */
  readonly events: readonly ThreadEvent[]
}

export const THREAD_STATES = ['open', 'resolved'] as const
export type ThreadState = (typeof THREAD_STATES)[number]

export function threadState({ events }: Pick<Thread, 'events'>): ThreadState {
  return events.at(-1)?.kind === 'resolved' ? 'resolved' : 'open'
}

/**
 * Whether a thread is there at all for a reader of its draft. What a delegation keeps to itself is kept from the Chair and the
 * Secretariat too.
 */
export function maySee(
  actor: Pick<Actor, 'organizationId'>,
  thread: Pick<Thread, 'visibility' | 'organizationId'>,
): boolean {
  return thread.visibility === 'group' || thread.organizationId === actor.organizationId
}

/** The words that hold, or null when the comment was withdrawn. */
export function wordsOfComment({ versions }: Pick<Comment, 'versions'>): string | null {
  return versions.at(-1)?.text ?? null
}
