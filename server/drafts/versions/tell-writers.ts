/**
 * Who put in and who took out what a marked text shows. The history knows each letter by who recorded it (docs/spec/history.md);
 * the difference knows which letters are new or gone. A piece that several people wrote is cut where one ends. Where the two do
 * not agree about a paragraph letter by letter, and in tables, nobody is named.
 */
import type { Piece } from '#domain/drafts/compare/compare-inline.ts'
import { isMarkedTable, type MarkedBlock, type MarkedParagraph } from '#domain/drafts/compare/marked-document.ts'
import { isAtom, lengthOf } from '#domain/drafts/content.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Moment } from '../history/moment.ts'
import { type Letters, lettersOf, type Stretch } from './letters-of.ts'

export interface Told {
  readonly blocks: readonly MarkedBlock[]
  /** In the order of their first change. */
  readonly writers: readonly AccountId[]
}

/** @param moment of the later text, told since the earlier one */
export function tellWriters(blocks: readonly MarkedBlock[], moment: Moment): Told {
  const letters = lettersOf(moment)
  const places = new Map<AccountId, number>()
  const placeOf = (writer: AccountId): number => {
    const known = places.get(writer) ?? places.size
    places.set(writer, known)
    return known
  }
  let before = new Reader([])
  const told = blocks.map((block, place): MarkedBlock => {
    if (isMarkedTable(block) || block.mark === 'moved away') return block
    if (!block.isSplitOff) before = readerBefore(letters, block, partsBehind(blocks, place))
    const after = new Reader(fitting(letters.get(block.paragraph.id)?.after ?? [], [block], 'deleted'))
    const rows = block.pieces.map((piece) => written(piece, before, after, placeOf))
    const joints = block.joints.map((joint) => rows.slice(0, joint).flat().length)
    return { ...block, pieces: rows.flat(), joints }
  })
  return { blocks: told, writers: [...places.keys()] }
}

function partsBehind(blocks: readonly MarkedBlock[], place: number): MarkedParagraph[] {
  const parts: MarkedParagraph[] = []
  for (let at = place + 1; at < blocks.length; at++) {
    const next = blocks[at]
    if (!next || isMarkedTable(next) || !next.isSplitOff) break
    parts.push(next)
  }
  return parts
}

function readerBefore(
  letters: ReadonlyMap<string, Letters>,
  block: MarkedParagraph,
  parts: readonly MarkedParagraph[],
): Reader {
  const stretches = block.formerIds.flatMap((id) => letters.get(id)?.before ?? [])
  return new Reader(fitting(stretches, [block, ...parts], 'inserted'))
}

/** The stretches when they are as long as the text without what is left out; else none. */
function fitting(stretches: Stretch[], blocks: readonly MarkedParagraph[], without: Piece['change']): Stretch[] {
  const wanted = blocks
    .flatMap(({ pieces }) => pieces)
    .reduce(
      (sum, { change, inline, was }) =>
        sum + (change === without ? 0 : lengthOf(without === 'inserted' ? (was ?? inline) : inline)),
      0,
    )
  return stretches.reduce((sum, { length }) => sum + length, 0) === wanted ? stretches : []
}

/** Reads along the stretches of a text. */
class Reader {
  private readonly stretches: readonly Stretch[]
  private place = 0
  private used = 0

  constructor(stretches: readonly Stretch[]) {
    this.stretches = stretches
  }

  take(length: number): Stretch[] {
    const taken: Stretch[] = []
    for (let rest = length; rest > 0; ) {
      const stretch = this.stretches[this.place]
      if (!stretch) return [...taken, { length: rest, writer: null }]
      const part = Math.min(rest, stretch.length - this.used)
      taken.push({ length: part, writer: stretch.writer })
      rest -= part
      this.used += part
      if (this.used === stretch.length) {
        this.place += 1
        this.used = 0
      }
    }
    return taken
  }
}

function written(piece: Piece, before: Reader, after: Reader, placeOf: (writer: AccountId) => number): Piece[] {
  const length = lengthOf(piece.inline)
  const old = piece.change === 'inserted' ? [] : before.take(length)
  const now = piece.change === 'deleted' ? [] : after.take(length)
  if (piece.change === 'kept') return [piece]
  const cut: Piece[] = []
  let from = 0
  for (const { length: part, writer } of joined(piece.change === 'deleted' ? old : now)) {
    const { inline } = piece
    const words = isAtom(inline) ? inline : { ...inline, text: inline.text.slice(from, from + part) }
    cut.push({ ...piece, inline: words, ...(writer && { writer: placeOf(writer) }) })
    from += part
  }
  return cut
}

/**
 * One stretch for each writer in turn. Where "the " was put in and the difference shows " the", a space goes with its word though
 * nobody has written it anew.
 */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const rows: Stretch[] = []
  for (const stretch of stretches) {
    const last = rows.at(-1)
    const isOne = last && (last.writer === null || stretch.writer === null || last.writer === stretch.writer)
    if (isOne) rows[rows.length - 1] = { length: last.length + stretch.length, writer: last.writer ?? stretch.writer }
    else rows.push(stretch)
  }
  return rows
}
