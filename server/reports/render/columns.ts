/** How wide the columns of a table are: by the longest text of each, so that one of dates leaves room for one of sentences. */
import type { WalkedCell } from './walked.ts'

const WIDEST = 28
const NARROWEST = 8
/** What the edges of a cell take, in letters. */
const EDGES = 2

/** Shares in hundredths that add up to 100; none for an empty table. */
export function widthsOf(rows: readonly (readonly WalkedCell[])[]): number[] {
  const count = Math.max(0, ...rows.map((cells) => cells.length))
  const lengths = Array.from({ length: count }, (_, column) => {
    const texts = rows.map((cells) =>
      cells[column]?.paragraphs.flatMap((part) => part.inline.map((inline) => inline.text)),
    )
    const longest = Math.max(0, ...texts.map((parts) => parts?.join('').length ?? 0))
    return Math.min(WIDEST, Math.max(NARROWEST, longest)) + EDGES
  })
  const sum = lengths.reduce((total, length) => total + length, 0)
  const shares = lengths.map((length) => Math.floor((length / sum) * 100))
  const rest = 100 - shares.reduce((total, share) => total + share, 0)
  return shares.map((share, column) => (column === 0 ? share + rest : share))
}

/** A row with as many cells as the table has columns: a file with a shorter one does not open in Word. */
export function padded(cells: readonly WalkedCell[], count: number): WalkedCell[] {
  const missing = Array.from({ length: count - cells.length }, () => ({ header: false, paragraphs: [] }))
  return [...cells, ...missing]
}
