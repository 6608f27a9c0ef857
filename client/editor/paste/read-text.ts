/**
 * Reads plain text from the clipboard. A viewer of PDF files breaks a sentence wherever its line ended; such lines are joined, and a
 * paragraph ends at an empty line, before a mark of a list, or after a short line that ends a sentence.
 */
import type { Block } from '#domain/drafts/content.ts'
import { blocksFrom } from './pasted-paragraphs.ts'
import { visible } from './pasted-words.ts'

const MARK = /^\s*(?:\(?(?:[a-z]{1,2}|[ivxl]{1,6}|[A-Z]|\d{1,3})[).]|[•·▪◦‣●–—-])\s+\S/
const ENDS = /[.;:!?…]["”’»)]*$/
/** Lines of a page are about as long as each other. */
const SHORTEST_PAGE = 40
const LONGEST_PAGE = 140

/** Whether the lines were broken by a page: most reach near the longest, and go on in the next. */
function isWrapped(lines: readonly string[]): boolean {
  const longest = Math.max(0, ...lines.map(({ length }) => length))
  if (lines.length < 3 || longest < SHORTEST_PAGE || longest > LONGEST_PAGE) return false
  const going = lines.filter((line) => line.length > 0.7 * longest && !ENDS.test(line))
  return going.length >= lines.length / 3
}

/** `inter-` and `national`: the hyphen goes when the whole word stands elsewhere in the text. */
function join(line: string, next: string, all: string): string {
  const broken = /(\p{L}+)-$/u.exec(line)
  const rest = /^\p{Ll}+/u.exec(next)
  if (!broken || !rest) return `${line} ${next}`
  const isWhole = new RegExp(`(?<!\\p{L})${broken[1]}${rest[0]}(?!\\p{L})`, 'iu').test(all)
  return isWhole ? line.slice(0, -1) + next : line + next
}

function paragraphsOf(text: string): string[] {
  const parts = text.split('\n').map((line) => line.trim())
  const lines = parts.filter((line) => line !== '')
  if (!isWrapped(lines)) return lines
  const longest = Math.max(...lines.map(({ length }) => length))
  const found: string[] = []
  let isOpen = false
  let last = ''
  for (const line of parts) {
    const begins = !isOpen || MARK.test(line) || (ENDS.test(last) && last.length < 0.85 * longest)
    if (line === '') isOpen = false
    else if (begins) found.push(line)
    else found[found.length - 1] = join(found.at(-1) ?? '', line, text)
    isOpen = line !== ''
    last = line
  }
  return found
}

export function readText(text: string): Block[] {
  const whole = visible(text.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')).replace(/\f/g, '\n\n')
  return blocksFrom(paragraphsOf(whole).map((line) => ({ inline: [{ text: line }], place: null, mark: '' })))
}
