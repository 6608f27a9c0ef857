/**
 * What a list needs to know of a text to filter and order it. It is computed from the whole text and its events, so it may be
 * thrown away and made again; stores keep it beside the text and never in its place.
 */
import type { Decision, DecisionKind, DecisionState } from './decision.ts'
import { currentRevision, numberOf, stateOf, wasAdopted } from './decision.ts'
import { parseNumber } from './number.ts'
import { answers, foldText, wordsOf } from './search.ts'
import type { DecisionFilter } from './store.ts'

export interface Listing {
  /** Orders texts as the Convention lists them, unique: Resolutions, Decisions, then drafts by label. Compare as plain bytes. */
  readonly sortKey: string
  readonly number: string | null
  readonly kind: DecisionKind
  readonly state: DecisionState
  readonly isAdopted: boolean
  /** Bodies of the newest text, led or consulted. */
  readonly bodies: readonly string[]
  /** Meetings that adopted one of its texts or recorded an event. */
  readonly meetings: readonly string[]
  /** Folded words of number, label, subject, proposer and all texts, each once. */
  readonly words: readonly string[]
}

/** Computes the listing of a text as it stands. */
export function listingOf(decision: Decision): Listing {
  const number = numberOf(decision)
  const meetings = [...decision.revisions.map(({ adoptedAt }) => adoptedAt), ...decision.events.map((e) => e.meeting)]
  const texts = decision.revisions.flatMap(({ provisions }) => provisions.map(({ text }) => text))
  const names = [number, decision.label, decision.handle, decision.subject, decision.proposedBy]
  return {
    sortKey: sortKeyOf(decision, number),
    number,
    kind: decision.kind,
    state: stateOf(decision),
    isAdopted: wasAdopted(decision),
    bodies: [...new Set(currentRevision(decision).addressees.map(({ body }) => body))],
    meetings: [...new Set(meetings.filter((meeting) => meeting !== null))],
    words: wordsWithin([...names.filter((name) => name !== null), ...texts]),
  }
}

/** A search index takes a megabyte for one text; what goes beyond it is not found by its words. */
const MOST_LETTERS = 300_000

function wordsWithin(texts: readonly string[]): readonly string[] {
  const words = new Set<string>()
  let letters = 0
  for (const text of texts) {
    for (const word of wordsOf(text)) {
      if (words.has(word) || letters + word.length > MOST_LETTERS) continue
      words.add(word)
      letters += word.length
    }
  }
  return [...words].sort()
}

function sortKeyOf(decision: Decision, number: string | null): string {
  const parsed = number ? parseNumber(number) : null
  if (!parsed) return `2|${foldText(decision.label ?? '~')}|${decision.handle}`
  const digits = `${String(parsed.meeting).padStart(3, '0')}.${String(parsed.serial).padStart(4, '0')}`
  return `${parsed.kind === 'resolution' ? 0 : 1}|${digits}|${decision.handle}`
}

/** Whether a text belongs into a list; `alternatives` come from `alternativesOf` the query. */
export function matchesFilter(
  listing: Listing,
  filter: DecisionFilter,
  alternatives: readonly (readonly string[])[],
): boolean {
  return (
    (filter.withDrafts || listing.isAdopted) &&
    (filter.kind === undefined || listing.kind === filter.kind) &&
    (filter.state === undefined || listing.state === filter.state) &&
    (filter.addressee === undefined || listing.bodies.includes(filter.addressee)) &&
    (filter.meeting === undefined || listing.meetings.includes(filter.meeting)) &&
    answers(listing.words, alternatives)
  )
}
