/**
 * Which addresses a link may carry. A document travels between delegations and ends as an official file, so an address
 * that would run something (`javascript:`, `data:`) is never written out, whatever a client has stored.
 */
const ALLOWED = /^(?:https?:\/\/|mailto:)[^\s"'<>\\^`{|}]+$/i

/** The address as it may be written into a page or a file, or null when it may not. */
export function readableHref(href: unknown): string | null {
  return typeof href === 'string' && href.length <= 2_000 && ALLOWED.test(href) ? href : null
}
