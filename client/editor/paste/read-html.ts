/**
 * Reads a page from the clipboard: its paragraphs with their levels, its tables, footnotes, links, emphasis, and nothing else. What
 * programs leave behind (tracked deletions, comments, hidden words, pictures, styles) is not read.
 * Rules: docs/spec/editing.md, [E26] to [E31].
 */
import type { Block, Cell, Inline, Words } from '#domain/drafts/content.ts'
import { readableHref } from '#domain/drafts/href.ts'
import { DEEPEST_LEVEL, type ParagraphRole } from '#domain/drafts/schema.ts'
import { type PastedNotes, readNotes } from './pasted-notes.ts'
import { blocksFrom, type PastedBlock, type PastedParagraph } from './pasted-paragraphs.ts'
import { isElement, type PastedElement, type PastedNode, styleOf, textOf } from './pasted-tree.ts'
import { oneLine } from './pasted-words.ts'

const NOT_READ: ReadonlySet<string> = new Set(
  'script style title meta link head del strike s img picture svg canvas video audio iframe object embed button input select textarea template o:p xml noscript hr'.split(
    ' ',
  ),
)
const BLOCKS: ReadonlySet<string> = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre section article main header footer aside figure figcaption address table tbody thead tfoot tr td th center body'.split(
    ' ',
  ),
)
const HIDDEN =
  /display:\s*none|mso-hide:\s*all|visibility:\s*hidden|mso-element:\s*(?:comment|header|footer)|mso-special-character/

function isRead(element: PastedElement): boolean {
  const { tag, attributes } = element
  if (NOT_READ.has(tag) || tag.startsWith('v:') || tag.startsWith('w:')) return false
  if (HIDDEN.test(styleOf(element)) || attributes.hidden !== undefined || attributes['aria-hidden'] === 'true')
    return false
  if (tag === 'div' && /^(?:header|footer)$/.test(attributes.title ?? '')) return false
  return !/\bmso(?:Del|com\w*)\b/i.test(attributes.class ?? '')
}

type Form = Omit<Words, 'text'>

/** The emphasis inside an element; a style may take away what its name gives. */
function formWithin(element: PastedElement, form: Form): Form {
  const { tag, attributes } = element
  const style = styleOf(element)
  let { em, strong, href } = form
  if (tag === 'b' || tag === 'strong') strong = true
  if (tag === 'i' || tag === 'em' || tag === 'cite') em = true
  if (/(?<![-\w])font-weight:\s*(?:bold|[6-9]00)/.test(style)) strong = true
  if (/(?<![-\w])font-weight:\s*(?:normal|[1-5]00)/.test(style)) strong = undefined
  if (/(?<![-\w])font-style:\s*(?:italic|oblique)/.test(style)) em = true
  if (/(?<![-\w])font-style:\s*normal/.test(style)) em = undefined
  if (tag === 'a') href = readableHref(attributes.href) ?? href
  return { ...(em && { em }), ...(strong && { strong }), ...(href !== undefined && { href }) }
}

const NO_FORM: Form = {}

interface Where {
  readonly place: PastedParagraph['place']
  readonly form: Form
  /** How many lists are around. */
  readonly depth: number
}

class PageReader {
  private readonly notes: PastedNotes
  private readonly blocks: PastedBlock[] = []
  private inline: Inline[] = []
  private mark = ''
  private breaks = 0

  constructor(notes: PastedNotes) {
    this.notes = notes
  }

  readPage(root: PastedElement): PastedBlock[] {
    this.readAll(root.children, { place: null, form: NO_FORM, depth: 0 })
    this.close(null)
    return this.blocks
  }

  private readAll(nodes: readonly PastedNode[], where: Where): void {
    for (const node of nodes) {
      if (isElement(node)) this.read(node, where)
      else this.add({ ...where.form, text: oneLine(node) })
    }
  }

  private read(element: PastedElement, where: Where): void {
    const { tag } = element
    if (this.notes.left.has(element) || !isRead(element)) return
    if (this.readNote(element)) return
    if (/mso-list:\s*ignore/.test(styleOf(element))) this.mark = oneLine(textOf(element)).trim()
    else if (tag === 'br') this.break(where)
    else if (tag === 'table') this.readTable(element, where)
    else if (BLOCKS.has(tag)) this.readBlock(element, where)
    else this.readAll(element.children, { ...where, form: formWithin(element, where.form) })
  }

  private readNote(element: PastedElement): boolean {
    const words = this.notes.wordsOf.get(element)
    if (words === undefined) return false
    this.breaks = 0
    this.inline.push({ footnote: 'numbered', text: words })
    return true
  }

  private readBlock(element: PastedElement, where: Where): void {
    this.close(where.place)
    const isList = element.tag === 'ol' || element.tag === 'ul'
    const place = placeOf(element, where)
    const form = element.tag.startsWith('h') && /^h\d$/.test(element.tag) ? NO_FORM : formWithin(element, where.form)
    this.readAll(element.children, { place, form, depth: where.depth + (isList ? 1 : 0) })
    this.close(place)
  }

  private readTable(table: PastedElement, where: Where): void {
    this.close(where.place)
    const rows = rowsOf(table).filter((cells) => cells.length > 0)
    // A table of one cell is a box that somebody drew around a text.
    const [only] = rows
    if (rows.length === 1 && only?.length === 1 && only[0]) {
      this.readAll(only[0].children, where)
      this.close(where.place)
      return
    }
    const read = (cell: PastedElement, row: number): Cell => ({
      header: cell.tag === 'th' || (row === 0 && isInHead(table, cell)),
      paragraphs: plainParagraphs(new PageReader(this.notes).readPage(cell)),
    })
    if (rows.length > 0) this.blocks.push({ rows: rows.map((cells, row) => cells.map((cell) => read(cell, row))) })
  }

  /** One break is a line that went on, two are a paragraph. */
  private break({ place, form }: Where): void {
    this.breaks += 1
    if (this.breaks > 1) this.close(place)
    else this.inline.push({ ...form, text: ' ' })
  }

  private add(words: Words): void {
    if (words.text.trim() !== '') this.breaks = 0
    this.inline.push(words)
  }

  private close(place: PastedParagraph['place']): void {
    if (this.inline.some((part) => part.text.trim() !== '' || 'footnote' in part)) {
      this.blocks.push({ inline: this.inline, place, mark: this.mark })
      this.mark = ''
    }
    this.inline = []
    this.breaks = 0
  }
}

function plainParagraphs(blocks: readonly PastedBlock[]): Cell['paragraphs'] {
  const all = blocksFrom(blocks).flatMap((block): Block[] =>
    'rows' in block ? block.rows.flat().flatMap((cell) => cell.paragraphs) : [block],
  )
  return all.flatMap((block) => ('rows' in block ? [] : [{ ...block, role: 'plain' as const, level: 1 }]))
}

const level = (asked: number): number => Math.min(Math.max(1, asked), DEEPEST_LEVEL)

const LIST_STYLES: Readonly<Record<string, readonly [ParagraphRole, number]>> = {
  'lower-alpha': ['item', 1],
  'lower-latin': ['item', 1],
  'lower-roman': ['item', 2],
  'upper-alpha': ['item', 3],
  'upper-latin': ['item', 3],
}
const LIST_TYPES: Readonly<Record<string, string>> = { a: 'lower-alpha', i: 'lower-roman', A: 'upper-alpha' }

function listStyle(element: PastedElement): string {
  const written = /list-style(?:-type)?:\s*([a-z-]+)/.exec(styleOf(element))?.[1]
  return written ?? LIST_TYPES[element.attributes.type ?? ''] ?? ''
}

/** What a block says that it is, or what the blocks around it have said. */
function placeOf(element: PastedElement, { place, depth }: Where): PastedParagraph['place'] {
  const { tag, attributes } = element
  const heading = /^h([1-6])$/.exec(tag)?.[1]
  if (heading) return { role: 'heading', level: level(Number(heading)) }
  if (/\bMso(?:Title|Heading)/.test(attributes.class ?? '')) return { role: 'heading', level: 1 }
  const wordLevel = /mso-list:[^;]*\blevel(\d)/.exec(styleOf(element))?.[1]
  if (wordLevel) return { role: 'item', level: level(Number(wordLevel)) }
  if (tag === 'ol' || tag === 'ul') {
    const known = LIST_STYLES[listStyle(element)]
    if (known) return { role: known[0], level: known[1] }
    // Figures at the margin are paragraphs of the text; deeper down they are items like any others.
    if (tag === 'ol' && depth === 0) return { role: 'numbered', level: 1 }
    return { role: 'item', level: level(tag === 'ul' || place?.role === 'item' ? depth + 1 : depth) }
  }
  if (tag !== 'li') return place
  const known = LIST_STYLES[listStyle(element)]
  return known ? { role: known[0], level: known[1] } : (place ?? { role: 'item', level: level(depth) })
}

function rowsOf(table: PastedElement): PastedElement[][] {
  const rows = table.children
    .filter(isElement)
    .flatMap((part) => (part.tag === 'tr' ? [part] : part.children.filter(isElement)))
  return rows
    .filter(({ tag }) => tag === 'tr')
    .map((row) => row.children.filter(isElement).filter(({ tag }) => tag === 'td' || tag === 'th'))
}

function isInHead(table: PastedElement, cell: PastedElement): boolean {
  const head = table.children.filter(isElement).find(({ tag }) => tag === 'thead')
  return (
    head !== undefined &&
    rowsOf({ ...head, tag: 'table' })
      .flat()
      .includes(cell)
  )
}

/** The blocks of a page; none when it has no words. */
export function readHtml(root: PastedElement): Block[] {
  return blocksFrom(new PageReader(readNotes(root)).readPage(root))
}
