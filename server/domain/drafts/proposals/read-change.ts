/**
 * What somebody asks for, in the form in which a proposal keeps it. Asked before anything is stored, by the server and by the
 * desk alike: what is proposed must be about paragraphs of the text, in their order, and must change something.
 */

import { DomainError } from '../../errors.ts'
import { type Block, isTable, type Paragraph } from '../content.ts'
import { type ProposalKind, type ProposedChange, sameness } from './proposal.ts'

export interface AskedChange {
  readonly kind: ProposalKind
  readonly base: readonly Paragraph[]
  readonly proposed: readonly Paragraph[]
  readonly afterId?: string | null
}

const invalid = (message: string): never => {
  throw new DomainError('invalid', message)
}

/**
 * @param blocks the text that it is made on
 * @throws DomainError `invalid` with one sentence that says what to do
 */
export function readChange({ kind, base, proposed, afterId }: AskedChange, blocks: readonly Block[]): ProposedChange {
  const ids = base.map(({ id }) => id)
  const anchor = kind === 'insert' || kind === 'move' ? (afterId ?? null) : null
  assertPlaces(kind, ids, anchor, blocks)
  if ((kind === 'insert') !== (base.length === 0))
    invalid(kind === 'insert' ? 'An insertion changes no paragraph of the text.' : 'Say which paragraphs it is about.')
  if ((kind === 'insert' || kind === 'change') && proposed.length === 0) invalid('Say what the text should be.')
  const change: ProposedChange = {
    kind,
    base,
    proposed: kind === 'delete' ? [] : kind === 'move' ? base : named(proposed, ids),
    afterId: anchor,
  }
  if (kind === 'change' && sameness(change) === sameness({ ...change, proposed: change.base }))
    invalid('It changes nothing: write what the paragraph should say.')
  if (kind === 'move' && standsThere(ids, anchor, blocks))
    invalid('It stands there already: choose another place for it.')
  return change
}

function assertPlaces(
  kind: ProposalKind,
  ids: readonly string[],
  anchor: string | null,
  blocks: readonly Block[],
): void {
  if (ids.some((id) => id === '') || new Set(ids).size < ids.length)
    invalid('Each paragraph that is changed is named once, by its identity.')
  const inTables = new Set(
    blocks.flatMap((block) =>
      isTable(block) ? block.rows.flat().flatMap(({ paragraphs }) => paragraphs.map(({ id }) => id)) : [],
    ),
  )
  const places = new Map(blocks.flatMap((block, place) => (isTable(block) ? [] : [[block.id, place]])))
  if ([...ids, anchor].some((id) => id !== null && !places.has(id) && inTables.has(id)))
    invalid(
      'Proposals are made for paragraphs, not for the cells of a table. Say in a comment what the table should say.',
    )
  // One that is gone is the fit's matter: it says so in words.
  const found = ids.flatMap((id) => places.get(id) ?? [])
  if (found.some((place, index) => index > 0 && place <= (found[index - 1] ?? 0)))
    invalid('Name the paragraphs in the order of the text.')
  if (kind === 'insert' && anchor === '') invalid('Say behind which paragraph it goes.')
}

/** Paragraphs of the text keep their identity once, others are new. */
function named(proposed: readonly Paragraph[], ids: readonly string[]): Paragraph[] {
  const free = new Set(ids)
  const kept = proposed.map((paragraph) => ({ ...paragraph, id: free.delete(paragraph.id) ? paragraph.id : '' }))
  const order = kept.flatMap(({ id }) => (id === '' ? [] : [ids.indexOf(id)]))
  if (order.some((place, index) => index > 0 && place < (order[index - 1] ?? 0)))
    invalid('To change the order of paragraphs, propose to move them.')
  return kept
}

/** Whether the paragraphs follow the anchor, and each other, as the text is. */
function standsThere(ids: readonly string[], anchor: string | null, blocks: readonly Block[]): boolean {
  const order = blocks.map((block) => (isTable(block) ? '' : block.id))
  const first = anchor === null ? 0 : order.indexOf(anchor) + 1
  return ids.every((id, index) => order[first + index] === id)
}
