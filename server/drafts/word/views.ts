/** Returned files as the wire shows them. */
import type { ParagraphWire } from '#domain/drafts/proposals/wire.ts'
import type { ReturnedView, WordReturnView } from '#domain/drafts/returned/wire.ts'
import type { WordReturn } from '#domain/drafts/returned/word-return.ts'
import type { NameOf } from '../views.ts'
import type { LookedAt } from './look-at-return.ts'

export function returnedView(fileName: string, looked: LookedAt, record: WordReturn | null): ReturnedView {
  const labelOf = (id: string | null | undefined) => looked.labels.get(id ?? '') ?? ''
  return {
    fileName,
    leftAs: looked.sequence === null ? null : { sequence: looked.sequence, isNow: looked.isNow },
    proposals: [...looked.proposals].map(([key, { change, note }]) => ({
      key,
      kind: change.kind,
      note,
      label: labelOf(change.base[0]?.id ?? change.afterId),
      base: change.base as ParagraphWire[],
      proposed: change.proposed as ParagraphWire[],
    })),
    comments: [...looked.comments].map(([key, { author, text, quote, paragraphId }]) => ({
      key,
      author,
      text,
      quote,
      label: labelOf(paragraphId),
    })),
    notPlaced: [...looked.notPlaced],
    made: record && {
      proposalCount: record.proposalIds.length,
      commentCount: record.threadIds.length,
      leftOutCount: record.leftOutCount,
    },
  }
}

export function wordReturnView(returned: WordReturn, nameOf: NameOf, party: string): WordReturnView {
  const { id, fileName, at, by, proposalIds, threadIds, leftOutCount, notPlaced } = returned
  return {
    ...{ id, fileName, party, at, leftOutCount },
    by: nameOf(by).name,
    proposalCount: proposalIds.length,
    commentCount: threadIds.length,
    notPlaced: [...notPlaced],
  }
}
