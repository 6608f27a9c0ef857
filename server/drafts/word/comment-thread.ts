/** A comment in a returned file as a thread of its delegation, on the words where it stood. */
import type { Anchor } from '#domain/drafts/comments/anchor.ts'
import type { Thread } from '#domain/drafts/comments/thread.ts'
import { beginningOf } from '#domain/drafts/returned/place-returned.ts'
import type { ReturnedComment } from '#domain/drafts/returned/returned.ts'
import type { AccountId, CommentId, DraftId, OrganizationId, ThreadId } from '#domain/ids.ts'

const LONGEST_QUOTE = 500
const LONGEST_TEXT = 10_000

/** The words with who wrote them in the file, who need not be who sends it. */
export function saidInFile({ text, author }: Pick<ReturnedComment, 'text' | 'author'>): string {
  return `${text.slice(0, LONGEST_TEXT)}\n(${beginningOf(author)}, in Word)`
}

export function commentThread(
  { author, text, quote, paragraphId }: ReturnedComment,
  by: {
    readonly draftId: DraftId
    readonly organizationId: OrganizationId
    readonly by: AccountId
    readonly at: string
    readonly newId: () => string
  },
): Omit<Thread, 'events'> {
  const { newId, ...said } = by
  const comment = {
    id: newId() as CommentId,
    organizationId: by.organizationId,
    by: by.by,
    at: by.at,
    versions: [{ text: saidInFile({ text, author }), at: by.at }],
  }
  return {
    ...said,
    id: newId() as ThreadId,
    anchor: anchorOf(paragraphId, quote.slice(0, LONGEST_QUOTE)),
    type: 'substantive',
    visibility: 'group',
    comments: [comment],
  }
}

/** A file knows no places of the shared text, so the words are sought in their paragraph. */
function anchorOf(paragraphId: string, quote: string): Anchor {
  if (paragraphId === '') return { on: 'text' }
  if (quote.trim() === '') return { on: 'paragraph', paragraphId, quote: '' }
  return { on: 'range', paragraphId, offset: 0, quote, start: '', end: '' }
}
