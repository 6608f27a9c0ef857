/**
 * The difference of two documents: which paragraph has become which, what was put in, taken out, moved, split or joined.
 * A paragraph is known by its identity, else by its words. Rules: docs/spec/compare.md.
 */
import { type Block, type Inline, isAtom, isTable, lengthOf, type Paragraph, type Table } from '../content.ts'
import { compareInline, hasOtherWords, type Piece } from './compare-inline.ts'
import { pairBlocks } from './pair-blocks.ts'
import { splitsAndJoins } from './splits-and-joins.ts'
import { spelled } from './tokens.ts'

export type BlockChange =
  | { readonly kind: 'kept'; readonly before: Block; readonly after: Block }
  | {
      readonly kind: 'changed'
      readonly before: Paragraph
      readonly after: Paragraph
      readonly pieces: readonly Piece[]
    }
  | { readonly kind: 'changed table'; readonly before: Table; readonly after: Table }
  | { readonly kind: 'inserted'; readonly after: Block }
  | { readonly kind: 'deleted'; readonly before: Block }
  /** At its new place; at its old one stands `moved away`. */
  | {
      readonly kind: 'moved'
      readonly before: Block
      readonly after: Block
      /** Null for a table. */
      readonly pieces: readonly Piece[] | null
    }
  | { readonly kind: 'moved away'; readonly before: Block }
  | {
      readonly kind: 'split'
      readonly before: Paragraph
      readonly after: readonly Paragraph[]
      readonly pieces: readonly (readonly Piece[])[]
    }
  | {
      readonly kind: 'joined'
      readonly before: readonly Paragraph[]
      readonly after: Paragraph
      /** For each paragraph before, what has become of it; what was put in between stands with the one above. */
      readonly pieces: readonly (readonly Piece[])[]
    }

/** @returns in the order of the new document; what is gone stands behind what it stood behind */
export function compareDocuments(before: readonly Block[], after: readonly Block[]): BlockChange[] {
  const pairs = pairBlocks(before, after)
  const { splits, joins } = splitsAndJoins(before, after, pairs)
  const beforeOfAfter = new Map([...pairs.places].map(([old, now]) => [now, old]))
  const [partOfSplit, partOfJoin] = [new Set([...splits.values()].flat()), new Set([...joins.values()].flat())]
  const changes: BlockChange[] = []
  const gone = goneBehind(before, (place) => !pairs.places.has(place) && !partOfJoin.has(place), pairs)
  const tellGone = (place: number) => changes.push(...(gone.get(place) ?? []))
  tellGone(-1)
  for (const [index, block] of after.entries()) {
    if (partOfSplit.has(index)) continue
    const old = beforeOfAfter.get(index)
    const was = old === undefined ? undefined : before[old]
    if (old === undefined || !was) {
      changes.push({ kind: 'inserted', after: block })
      continue
    }
    const [splitInto, joinedFrom] = [splits.get(index), joins.get(index)]
    if (splitInto)
      changes.push(
        splitChange(
          was as Paragraph,
          [index, ...splitInto].map((at) => after[at] as Paragraph),
        ),
      )
    else if (joinedFrom)
      changes.push(
        joinChange(
          [old, ...joinedFrom].map((at) => before[at] as Paragraph),
          block as Paragraph,
        ),
      )
    else changes.push(pairChange(was, block, pairs.moved.has(old)))
    if (!pairs.moved.has(old)) tellGone(old)
    for (const at of joinedFrom ?? []) tellGone(at)
  }
  return changes
}

function pairChange(before: Block, after: Block, isMoved: boolean): BlockChange {
  if (isTable(before) || isTable(after)) {
    if (isMoved) return { kind: 'moved', before, after, pieces: null }
    if (isTable(before) && isTable(after) && !isSameTable(before, after))
      return { kind: 'changed table', before, after }
    return { kind: 'kept', before, after }
  }
  const isSame = spelled(before.inline) === spelled(after.inline)
  const pieces = isSame ? keptPieces(after.inline) : compareInline(before.inline, after.inline)
  if (isMoved) return { kind: 'moved', before, after, pieces }
  const isKept = !hasOtherWords(pieces) && before.role === after.role && before.level === after.level
  return isKept ? { kind: 'kept', before, after } : { kind: 'changed', before, after, pieces }
}

const keptPieces = (inline: readonly Inline[]): Piece[] => inline.map((part) => ({ change: 'kept', inline: part }))

const wordsAndForm = (table: Table) =>
  JSON.stringify(
    table.rows.map((row) =>
      row.map(({ header, paragraphs }) => [
        header,
        paragraphs.map(({ role, level, inline }) => [role, level, spelled(inline)]),
      ]),
    ),
  )

function isSameTable(before: Table, after: Table): boolean {
  return wordsAndForm(before) === wordsAndForm(after)
}

/** What is gone, by the place in the old document of what it stood behind and what stays in its order; -1 for the beginning. */
function goneBehind(
  before: readonly Block[],
  isGone: (place: number) => boolean,
  { places, moved }: ReturnType<typeof pairBlocks>,
): Map<number, BlockChange[]> {
  const gone = new Map<number, BlockChange[]>()
  let anchor = -1
  for (const [place, block] of before.entries()) {
    const isAway = moved.has(place)
    if (!isAway && places.has(place)) anchor = place
    else if (isAway || isGone(place)) {
      const row = gone.get(anchor) ?? []
      row.push(isAway ? { kind: 'moved away', before: block } : { kind: 'deleted', before: block })
      gone.set(anchor, row)
    }
  }
  return gone
}

function splitChange(before: Paragraph, after: readonly Paragraph[]): BlockChange {
  const pieces = compareInline(
    before.inline,
    after.flatMap(({ inline }) => inline),
  )
  return {
    kind: 'split',
    before,
    after,
    pieces: cutPieces(
      pieces,
      after.map(({ inline }) => lengthOfAll(inline)),
      'deleted',
    ),
  }
}

function joinChange(before: readonly Paragraph[], after: Paragraph): BlockChange {
  return {
    kind: 'joined',
    before,
    after,
    pieces: cutPieces(
      compareInline(
        before.flatMap(({ inline }) => inline),
        after.inline,
      ),
      before.map(({ inline }) => lengthOfAll(inline)),
      'inserted',
    ),
  }
}

const lengthOfAll = (inline: readonly Inline[]): number => inline.reduce((sum, part) => sum + lengthOf(part), 0)

/**
 * Pieces of words that were written one behind another, cut where the paragraphs of one of the two texts end.
 * @param apart what is not part of that text and takes no room in it
 */
function cutPieces(pieces: readonly Piece[], lengths: readonly number[], apart: Piece['change']): Piece[][] {
  const rows: Piece[][] = lengths.map(() => [])
  let row = 0
  let room = lengths[0] ?? 0
  for (const piece of pieces) {
    let rest = piece
    while (rest.change !== apart && row < rows.length - 1 && lengthOf(rest.inline) > room) {
      const [head, tail] = cutPiece(rest, room)
      if (head) rows[row]?.push(head)
      rest = tail
      row += 1
      room = lengths[row] ?? 0
    }
    rows[row]?.push(rest)
    if (rest.change !== apart) room -= lengthOf(rest.inline)
  }
  return rows
}

function cutPiece(piece: Piece, at: number): [Piece | null, Piece] {
  if (at === 0 || isAtom(piece.inline)) return [null, piece]
  const { inline, was } = piece
  const part = (from: number, to?: number): Piece => ({
    ...piece,
    inline: { ...inline, text: inline.text.slice(from, to) },
    ...(was && { was: { ...was, text: was.text.slice(from, to) } }),
  })
  return [part(0, at), part(at)]
}
