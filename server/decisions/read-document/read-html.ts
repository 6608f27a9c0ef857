/** The text of a web page: paragraphs, list items with the markers a browser would print, table rows as lines. */
import { Parser } from 'htmlparser2'
import { listLabel, type NumberFormat } from './list-label.ts'
import { readText } from './read-text.ts'

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody thead tfoot tr ul'.split(
    ' ',
  ),
)
const SKIPPED = new Set(
  'script style noscript template head iframe object svg math select textarea title del'.split(' '),
)
const FORMATS: Readonly<Record<string, NumberFormat>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  '1': 'decimal',
}
const STYLE_FORMATS: readonly (readonly [RegExp, NumberFormat])[] = [
  [/lower-(?:alpha|latin)/, 'lowerLetter'],
  [/upper-(?:alpha|latin)/, 'upperLetter'],
  [/lower-roman/, 'lowerRoman'],
  [/upper-roman/, 'upperRoman'],
]

interface OpenList {
  readonly format: NumberFormat | null
  next: number
}

export function readHtml(bytes: Uint8Array): string {
  const reader = new HtmlReader()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.end(decodePage(bytes))
  return reader.finish()
}

/** A page may name its own encoding; without a word from it the rules for plain text hold. */
function decodePage(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  const named = /<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w-]{3,20})/i.exec(head)?.[1]
  if (named && !/^utf-?8$/i.test(named))
    try {
      return new TextDecoder(named).decode(bytes)
    } catch {
      return readText(bytes)
    }
  return readText(bytes)
}

class HtmlReader {
  private readonly paragraphs: string[] = []
  private parts: string[] = []
  private readonly lists: OpenList[] = []
  /** Rows that are open, the innermost last; a page laid out in tables has many. */
  private readonly rows: string[][] = []
  private marker = ''
  private skipped = 0

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (SKIPPED.has(name)) this.skipped += 1
    if (this.skipped) return
    if (BLOCKS.has(name) || name === 'br' || name === 'td' || name === 'th') this.endParagraph()
    if (name === 'tr') this.rows.push([])
    if (name === 'ol' || name === 'ul')
      this.lists.push({ format: name === 'ol' ? formatOf(attributes) : null, next: Number(attributes.start ?? 1) || 1 })
    if (name === 'li') this.openItem(attributes)
  }

  /** The marker waits for the item's first words, which may stand in a paragraph of their own. */
  private openItem(attributes: Readonly<Record<string, string>>): void {
    const list = this.lists.at(-1)
    if (!list?.format) return
    if (attributes.value && Number(attributes.value)) list.next = Number(attributes.value)
    const label = listLabel(list.next, list.format)
    list.next += 1
    this.marker = list.format === 'decimal' ? `${label}.` : `${label})`
  }

  text(text: string): void {
    if (!this.skipped) this.parts.push(text)
  }

  close(name: string): void {
    if (SKIPPED.has(name)) this.skipped = Math.max(0, this.skipped - 1)
    if (this.skipped) return
    if (BLOCKS.has(name) || name === 'td' || name === 'th') this.endParagraph()
    if (name === 'tr') this.endRow()
    if (name === 'ol' || name === 'ul') this.lists.pop()
  }

  finish(): string {
    this.endParagraph()
    while (this.rows.length) this.endRow()
    return this.paragraphs.join('\n\n')
  }

  private endParagraph(): void {
    const text = this.parts.join('').split(/\s/).filter(Boolean).join(' ')
    this.parts = []
    if (text === '') return
    // A page that prints its own marker inside an automatic list would show it twice.
    const line = this.marker && !text.startsWith(this.marker) ? `${this.marker} ${text}` : text
    this.marker = ''
    this.add(line)
  }

  private add(line: string): void {
    const row = this.rows.at(-1)
    if (row) row.push(line)
    else this.paragraphs.push(line)
  }

  /** A short row is one line; in a long one every paragraph keeps its own. */
  private endRow(): void {
    const row = this.rows.pop()
    if (!row?.length) return
    const whole = row.join(' | ')
    if (whole.length <= LONGEST_ROW) this.add(whole)
    else for (const line of row) this.add(line)
  }
}

const LONGEST_ROW = 140

function formatOf(attributes: Readonly<Record<string, string>>): NumberFormat | null {
  const style = attributes.style ?? ''
  if (/list-style(?:-type)?\s?:\s?none/.test(style)) return null
  return FORMATS[attributes.type ?? ''] ?? STYLE_FORMATS.find(([pattern]) => pattern.test(style))?.[1] ?? 'decimal'
}
