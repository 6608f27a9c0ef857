/** Takes the mark-up out of a marked text again: the text without what is struck, or without what is underlined. */
import type { Piece, PieceChange } from '#domain/drafts/compare/compare-inline.ts'
import { isMarkedTable, type MarkedBlock, type MarkedCell } from '#domain/drafts/compare/marked-document.ts'
import { spelled } from '#domain/drafts/compare/tokens.ts'
import { type Block, type Inline, isAtom, isTable } from '#domain/drafts/content.ts'

const bare = (inline: Inline): Inline => (isAtom(inline) ? inline : { text: inline.text })

/** One spelling a paragraph, a table's rows as one each: letters and footnotes, without form. */
export function lettersOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    isTable(block)
      ? block.rows.map((cells) =>
          cells.map(({ paragraphs }) => paragraphs.map(({ inline }) => spelled(inline.map(bare))).join('¶')).join('|'),
        )
      : [spelled(block.inline.map(bare))],
  )
}

/** @param struck what is taken out: `deleted` leaves the new text, `inserted` the text in force */
export function withoutMarkup(marked: readonly MarkedBlock[], struck: Exclude<PieceChange, 'kept'>): string[] {
  const left = (pieces: readonly Piece[]) =>
    pieces.flatMap(({ change, inline }) => (change === struck ? [] : [bare(inline)]))
  const lines: (string | Inline[])[] = []
  for (const block of marked) {
    if (block.mark === struck) continue
    if (isMarkedTable(block)) {
      const rows = block.rows.filter(({ mark }) => mark !== struck)
      const cellOf = ({ paragraphs }: MarkedCell) => paragraphs.map((pieces) => spelled(left(pieces))).join('¶')
      lines.push(...rows.map(({ cells }) => cells.map(cellOf).join('|')))
      continue
    }
    const starts = struck === 'inserted' ? [0, ...block.joints] : [0]
    for (const [part, start] of starts.entries()) {
      const inline = left(block.pieces.slice(start, starts[part + 1]))
      const last = lines.at(-1)
      if (struck === 'inserted' && block.isSplitOff && typeof last === 'object') last.push(...inline)
      else lines.push(inline)
    }
  }
  return lines.map((line) => (typeof line === 'string' ? line : spelled(line)))
}
