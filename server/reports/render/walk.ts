/**
 * The one walk over a document that every format is made from: blocks in order, each with its label, its depth and the
 * list it counts in. A renderer is a table from role to function over what this returns and computes nothing itself.
 * Text leaves here well-formed (no control characters, no half surrogates) but not escaped: each format escapes its own way.
 */
import {
  type Block,
  blocksOf,
  type DocumentJson,
  isAtom,
  isNote,
  isTable,
  type Paragraph,
  readDocument,
} from '#domain/drafts/content.ts'
import { readableHref } from '#domain/drafts/href.ts'
import { type OutlineEntry, outline } from '#domain/drafts/outline.ts'
import type { FootnoteKind, ParagraphRole } from '#domain/drafts/schema.ts'
import type { FileOrigin } from '#domain/drafts/word-marks.ts'
import type { Cover, OriginalLanguage } from '#domain/reports/cover.ts'
import { type Count, Lists } from './lists.ts'
import { printable } from './printable.ts'

/** What is printed. There is no clock in a renderer: the same value gives the same bytes. */
export interface Printable {
  /** The cover of a meeting document; null for a draft, which begins with its title. */
  readonly cover: Cover | null
  readonly title: string
  readonly author: string
  readonly language: OriginalLanguage
  /** The date that the file's properties carry. */
  readonly datedOn: string
  readonly content: DocumentJson
  /** Labels of decisions by handle. */
  readonly labels: Readonly<Record<string, string>>
  /** The draft that a file can come back to. */
  readonly origin?: FileOrigin
}

export interface WalkedWords {
  readonly text: string
  readonly em: boolean
  readonly strong: boolean
  /** An address that may be written out, or null. */
  readonly href: string | null
}

export interface WalkedNote {
  readonly kind: FootnoteKind
  /** `1`, `2` … or `*` */
  readonly mark: string
  /** Its place among the footnotes of the document, from 1. */
  readonly ordinal: number
  readonly text: string
}

export type WalkedInline = WalkedWords | WalkedNote

export interface WalkedParagraph extends Omit<OutlineEntry, 'index'> {
  readonly inline: readonly WalkedInline[]
  readonly count: Count | null
}

export interface WalkedCell {
  readonly header: boolean
  readonly paragraphs: readonly WalkedParagraph[]
}

export interface WalkedTable {
  /** Width of each column in hundredths of the text width, by the length of what is in it; they add up to 100. None: an empty table. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly WalkedCell[])[]
}

export type WalkedBlock = WalkedParagraph | WalkedTable

export interface Walked extends Omit<Printable, 'content' | 'labels' | 'origin'> {
  readonly origin: FileOrigin | null
  readonly blocks: readonly WalkedBlock[]
  readonly notes: readonly WalkedNote[]
}

export function isWalkedTable(block: WalkedBlock): block is WalkedTable {
  return 'rows' in block
}

export function isWalkedNote(inline: WalkedInline): inline is WalkedNote {
  return 'ordinal' in inline
}

/** What each role or kind becomes in one format. */
export type RoleTable<Output> = Readonly<Record<ParagraphRole, (paragraph: WalkedParagraph) => Output>>

class Notes {
  readonly all: WalkedNote[] = []
  private numbered = 0
  private stars = 0

  next(kind: FootnoteKind, text: string): WalkedNote {
    const mark = kind === 'star' ? '*'.repeat(++this.stars) : String(++this.numbered)
    const note = { kind, mark, ordinal: this.all.length + 1, text: printable(text) }
    this.all.push(note)
    return note
  }
}

function walkInline(block: Paragraph, notes: Notes): WalkedInline[] {
  return block.inline.map((inline) => {
    if (isNote(inline)) return notes.next(inline.footnote, inline.text)
    const form = isAtom(inline) ? { text: inline.text } : inline
    return {
      text: printable(form.text),
      em: form.em === true,
      strong: form.strong === true,
      href: readableHref(form.href),
    }
  })
}

/** A paragraph in a cell: no number, no indentation. */
function walkCellParagraph(block: Paragraph, notes: Notes): WalkedParagraph {
  const { id, role, level } = block
  return { id: printable(id), role, level, label: '', depth: 0, count: null, inline: walkInline(block, notes) }
}

const WIDEST = 28
const NARROWEST = 8
/** What the edges of a cell take, in letters. */
const EDGES = 2

/** Shares by the longest text of each column, so that a column of dates leaves room for one of sentences. */
function widthsOf(rows: readonly (readonly WalkedCell[])[]): number[] {
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
function padded(cells: readonly WalkedCell[], count: number): WalkedCell[] {
  const missing = Array.from({ length: count - cells.length }, () => ({ header: false, paragraphs: [] }))
  return [...cells, ...missing]
}

/** Walks a document once. @throws DomainError `invalid` when the content is not a document. */
export function walk(source: Printable): Walked {
  const doc = readDocument(source.content)
  const labels = new Map(Object.entries(source.labels))
  const entries = new Map(outline(doc, labels).map((entry) => [entry.index, entry]))
  const notes = new Notes()
  const lists = new Lists()
  // The closing sentence of a decision stands under its number, not at the margin.
  let isUnderDecision = false
  const walkBlock = (block: Block, index: number): WalkedBlock => {
    if (isTable(block)) {
      const rows = block.rows.map((cells) =>
        cells.map((cell) => ({
          header: cell.header,
          paragraphs: cell.paragraphs.map((part) => walkCellParagraph(part, notes)),
        })),
      )
      const widths = widthsOf(rows)
      return { rows: rows.map((cells) => padded(cells, widths.length)), widths }
    }
    const entry = entries.get(index)
    if (!entry) throw new Error('The outline has no entry for a paragraph.')
    const { id, role, level, label } = entry
    const count = lists.next(entry)
    if (role === 'decision') isUnderDecision = true
    else if (role !== 'item' && role !== 'plain') isUnderDecision = false
    const depth = role === 'plain' && isUnderDecision ? Math.max(1, entry.depth) : entry.depth
    return { id: printable(id), role, level, label: printable(label), depth, count, inline: walkInline(block, notes) }
  }
  const blocks = blocksOf(doc, labels).map(walkBlock)
  const { cover, title, author, language, datedOn } = source
  return {
    cover: cover && printableCover(cover),
    title: printable(title),
    author: printable(author),
    language,
    datedOn,
    origin: source.origin ?? null,
    blocks,
    notes: notes.all,
  }
}

function printableCover(cover: Cover): Cover {
  return {
    ...cover,
    symbol: printable(cover.symbol),
    meetingLine: printable(cover.meetingLine),
    placeAndDates: printable(cover.placeAndDates),
    agendaPart: printable(cover.agendaPart),
    headings: cover.headings.map(printable),
    title: printable(cover.title),
  }
}

export const LANGUAGE_CODES: Readonly<Record<OriginalLanguage, string>> = { English: 'en', French: 'fr', Spanish: 'es' }
