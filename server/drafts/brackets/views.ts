/** Brackets as the wire shows them to one person: those in the text in its order, and the records of all. */
import type { Actor } from '#domain/access.ts'
import { type Bracket, type BracketEvent, bracketState } from '#domain/drafts/brackets/bracket.ts'
import {
  type BracketInText,
  bracketCounts,
  bracketsIn,
  type LetterPlace,
  quoteOf,
  wordingsOf,
} from '#domain/drafts/brackets/in-text.ts'
import { refuseBracketing, refuseRemoving } from '#domain/drafts/brackets/refusals.ts'
import { typedSigns } from '#domain/drafts/brackets/typed-signs.ts'
import type { BracketEventView, BracketList, BracketView, StandingBracket } from '#domain/drafts/brackets/wire.ts'
import type { Paragraph } from '#domain/drafts/content.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import type { OrganizationId } from '#domain/ids.ts'
import type { NameOf } from '../views.ts'

export interface BracketNames {
  readonly personOf: NameOf
  readonly delegationOf: (id: OrganizationId) => string
}

export function bracketList(
  records: readonly Bracket[],
  paragraphs: readonly Paragraph[],
  draft: Draft,
  actor: Actor,
  names: BracketNames,
): Omit<BracketList, 'organizations'> {
  const { brackets, strays } = bracketsIn(paragraphs)
  const typed = typedSigns(paragraphs)
  const known = new Set<string>(records.map(({ id }) => id))
  const place = ({ paragraph, offset }: LetterPlace) => ({ paragraphId: paragraphs[paragraph]?.id ?? '', offset })
  return {
    standing: brackets.map((bracket) => standingView(bracket, paragraphs, known)),
    paragraphCount: bracketCounts(brackets).size,
    strays: strays.map(({ sign }) => ({ sign: sign.id, side: sign.side, ...place(sign) })),
    typed: { pairCount: typed.pairs.length, unbalanced: typed.unbalanced.map(place) },
    records: records.map((record) => {
      const standing = brackets.find(({ id }) => id === record.id)
      return bracketView(record, standing, draft, actor, names)
    }),
    refusals: { put: refuseBracketing(actor, draft, actor.organizationId)?.message ?? null },
  }
}

function standingView(
  bracket: BracketInText,
  paragraphs: readonly Paragraph[],
  known: ReadonlySet<string>,
): StandingBracket {
  const { id, open, close, ors, depth, isRepeated } = bracket
  return {
    sign: id,
    hasRecord: known.has(id) && !isRepeated,
    paragraphId: paragraphs[open.paragraph]?.id ?? '',
    offset: open.offset,
    paragraphCount: close.paragraph - open.paragraph + 1,
    depth,
    quote: quoteOf(paragraphs, bracket),
    alternatives: ors.length > 0 ? wordingsOf(paragraphs, bracket) : [],
  }
}

function bracketView(
  record: Bracket,
  standing: BracketInText | undefined,
  draft: Draft,
  actor: Actor,
  { personOf, delegationOf }: BracketNames,
): BracketView {
  const { id, organizationId, reason, proposalId, copyOf, at, events } = record
  const party = (of: OrganizationId) => ({ organizationId: of as string, name: delegationOf(of) })
  const wordingCount = (standing?.ors.length ?? 0) + 1
  const eventView = (event: BracketEvent): BracketEventView => ({
    ...{ kind: event.kind, quote: event.quote, reason: event.reason, at: event.at },
    party: event.kind === 'alternative' ? party(event.organizationId) : null,
    kept: event.kind === 'removed' ? event.kept : null,
    by: personOf(event.by).name,
  })
  return {
    ...{ id, reason, proposalId, copyOf, at },
    state: bracketState(record, standing !== undefined),
    party: party(organizationId),
    by: personOf(record.by).name,
    events: events.map(eventView),
    refusals: {
      lift: refuseRemoving(actor, draft, record, wordingCount, 'text')?.message ?? null,
      settle: refuseRemoving(actor, draft, record, wordingCount, 'nothing')?.message ?? null,
    },
  }
}
