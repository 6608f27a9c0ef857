/** How threads of comments are told in words. */
import { readableQuote } from '#domain/drafts/comments/anchor.ts'
import type { CommentType, CommentVisibility } from '#domain/drafts/comments/thread.ts'
import type { AnchorWire, ThreadView } from '#domain/drafts/comments/wire.ts'

export const TYPE_WORDS: Readonly<Record<CommentType, string>> = {
  editorial: 'Editorial',
  substantive: 'Substantive',
  technical: 'Technical',
}

/** @param delegation of the reader */
export const VISIBILITY_WORDS: Readonly<Record<CommentVisibility, (delegation: string) => string>> = {
  group: () => 'Everybody who reads this draft',
  delegation: (delegation) => `Only ${delegation === '' ? 'your delegation' : delegation}`,
}

/** `Kenya, substantive, for your delegation only`: what a mark in the text says of itself. */
export function threadInWords({ party, type, visibility, state, comments }: ThreadView): string {
  const replyCount = comments.length - 1
  return [
    `comment by ${party.name}`,
    type,
    ...(visibility === 'delegation' ? ['for your delegation only'] : []),
    ...(replyCount > 0 ? [replyCount === 1 ? '1 reply' : `${replyCount} replies`] : []),
    ...(state === 'resolved' ? ['resolved'] : []),
  ].join(', ')
}

const SHORT = 90

/** The words on which it stands, cut at a word; '' where it stands on none. */
export function quoteOf(anchor: AnchorWire): string {
  if (anchor.on !== 'range' && anchor.on !== 'paragraph') return ''
  const words = readableQuote(anchor.quote)
  return words.length <= SHORT ? words : `${words.slice(0, SHORT).replace(/\s+\S*$/, '')} …`
}

/** @param label the number of the paragraph */
export function placeInWords({ anchor, place }: Pick<ThreadView, 'anchor' | 'place'>, label: string): string {
  if (anchor.on === 'text') return 'Whole text'
  const where = label === '' ? '' : ` ${label.replace(/^([^ ]+)\.$/, '$1')}`
  if (anchor.on === 'proposal')
    return `Proposal${place.proposal === null ? '' : ` P${place.proposal}`}${where === '' ? '' : ` on${where}`}`
  if (!place.isFound) return 'Not in the text any more'
  return `Paragraph${where}`
}
