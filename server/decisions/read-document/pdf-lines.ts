/** Lays the pieces of text on a PDF page out as lines. */
export interface Piece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface PrintedLine {
  readonly pieces: Piece[]
  readonly y: number
  readonly height: number
}

const RULE = '_'.repeat(40)

export function layPage(pieces: readonly Piece[]): string {
  const lines = gatherLines(pieces.filter(({ text }) => text !== ''))
  if (!lines.length) return ''
  const body = median(lines.map(({ height }) => height))
  const notesFrom = footnotesFrom(lines, body)
  const printed: string[] = []
  for (const [i, line] of lines.entries()) {
    const previous = lines[i - 1]
    if (i === notesFrom) printed.push('', RULE)
    else if (previous && Math.abs(previous.y - line.y) > Math.max(previous.height, line.height) * 1.65) printed.push('')
    printed.push(printLine(line, i >= notesFrom))
  }
  return printed.join('\n')
}

/** Pieces follow each other in the order of the page; a new height of the baseline is a new line. */
function gatherLines(pieces: readonly Piece[]): PrintedLine[] {
  const lines: { pieces: Piece[]; y: number; height: number }[] = []
  for (const piece of pieces) {
    const line = lines.at(-1)
    const isBlank = piece.text.trim() === ''
    const offset = line ? Math.abs(piece.y - line.y) : Number.POSITIVE_INFINITY
    const reach = line ? Math.max(line.height, piece.height) * 0.55 : 0
    if (line && (offset < reach || isBlank)) {
      line.pieces.push(piece)
      if (!isBlank && piece.height > line.height) {
        line.height = piece.height
        line.y = piece.y
      }
    } else if (!isBlank) lines.push({ pieces: [piece], y: piece.y, height: piece.height })
  }
  return lines
}

const SMALL = 0.8

function printLine(line: PrintedLine, isFootnote: boolean): string {
  let text = ''
  let end = Number.NaN
  for (const piece of line.pieces) {
    const isRaised = piece.height > 0 && piece.height < line.height * SMALL && piece.y > line.y + line.height * 0.1
    if (isRaised && !isFootnote && /^[\d*]{1,3}$/.test(piece.text.trim()) && text !== '') continue
    const isApart = piece.x - end > Math.max(1, line.height * 0.15) && !isRaised
    if (text !== '' && isApart && !/\s$/.test(text) && !/^\s/.test(piece.text)) text += ' '
    text += piece.text
    if (isFootnote && /^(?:\d{1,2}|\*{1,3})$/.test(text)) text += ' '
    end = piece.x + piece.width
  }
  return text.trimEnd()
}

/** Where the smaller type at the foot of the page begins; the number of lines when there is none. */
function footnotesFrom(lines: readonly PrintedLine[], body: number): number {
  let from = lines.length
  for (let i = lines.length - 1; i > 0; i -= 1) {
    const line = lines[i]
    if (!line || line.height >= body * 0.93) {
      const text = line ? printLine(line, false) : ''
      if (from === lines.length && /p\.\s?\d+$|^\d{1,4}$/.test(text)) continue
      break
    }
    if (/^(?:\d{1,2}|\*{1,3})(?:\s|\p{Lu})/u.test(printLine(line, true).trim())) from = i
  }
  return from
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
