/**
 * What threads bring to the compiled table of a round: one contribution for each comment that was not withdrawn, in the last
 * words that it had before the round ended, counted from when those words were written.
 */
import type { Instant } from '../../clock.ts'
import type { OrganizationId } from '../../ids.ts'
import type { Contribution } from '../rounds/compiled-table.ts'
import { type Comment, type CommentVersion, type Thread, threadState } from './thread.ts'

/** Where a thread stands in a text, for a reader who knows paragraphs alone. */
export interface ThreadPlace {
  /** Null for the whole text. */
  readonly paragraphId: string | null
  /** Letters of the paragraph before it; 0 for the whole paragraph. */
  readonly offset: number
}

export interface ContributionNeeds {
  readonly partyOf: (id: OrganizationId) => string
  readonly placeOf: (thread: Thread) => ThreadPlace
  /** What is said at this instant or later does not count. */
  readonly before: Instant
}

export function contributionsOf(threads: readonly Thread[], needs: ContributionNeeds): Contribution[] {
  return threads.flatMap((thread) => {
    const place = needs.placeOf(thread)
    const isResolved = threadState(thread) === 'resolved'
    return thread.comments.flatMap((comment): Contribution[] => {
      const said = wordsBefore(comment, needs.before)
      if (said === null || said.text === null) return []
      return [
        {
          id: comment.id,
          ...place,
          at: said.at,
          visibility: thread.visibility,
          party: needs.partyOf(comment.organizationId),
          type: thread.type,
          text: said.text,
          proposedChange: '',
          disposition: isResolved ? 'Resolved' : '',
          reason: isResolved ? (thread.events.at(-1)?.reason ?? '') : '',
        },
      ]
    })
  })
}

/** A comment that was withdrawn, whenever, is no contribution. */
function wordsBefore({ versions }: Comment, before: Instant): CommentVersion | null {
  if (versions.at(-1)?.text === null) return null
  return versions.findLast(({ at }) => at < before) ?? null
}
