/**
 * The one walk over a document that every format is made from: blocks in order, each with its label, its depth, the list it
 * counts in and what has become of it. A renderer is a table from role to function over what this returns and computes nothing
 * itself. Text leaves here well-formed (no control characters, no half surrogates) but not escaped: each format escapes its own way.
 */
import type { Piece } from '#domain/drafts/compare/compare-inline.ts'
import {
  type BlockMark,
  isMarkedTable,
  type MarkedParagraph,
  unmarkedBlock,
} from '#domain/drafts/compare/marked-document.ts'
import {
  type Block,
  blocksOf,
  type DocumentJson,
  isAtom,
  isNote,
  isTable,
  readDocument,
} from '#domain/drafts/content.ts'
import { type Drawing, type DrawnBlock, isDrawnProposal, isPlainTable } from '#domain/drafts/drawing.ts'
import { readableHref } from '#domain/drafts/href.ts'
import { type OutlineEntry, outline } from '#domain/drafts/outline.ts'
import type { FileOrigin } from '#domain/drafts/word-marks.ts'
import type { Cover, OriginalLanguage } from '#domain/reports/cover.ts'
import { padded, widthsOf } from './columns.ts'
import { Lists } from './lists.ts'
import { printable, printableCover } from './printable.ts'
import type {
  Walked,
  WalkedBlock,
  WalkedCell,
  WalkedChange,
  WalkedInline,
  WalkedNote,
  WalkedParagraph,
  WalkedRemark,
  WalkedTable,
} from './walked.ts'

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
  /** What is shown in place of the content, with what has become of it. */
  readonly drawing?: Drawing
}

const CHANGE_OF: Readonly<Record<BlockMark, WalkedChange>> = {
  kept: 'kept',
  changed: 'kept',
  moved: 'kept',
  inserted: 'inserted',
  deleted: 'deleted',
  'moved away': 'deleted',
}

const keptPieces = (inline: MarkedParagraph['paragraph']['inline']): Piece[] =>
  inline.map((part) => ({ change: 'kept', inline: part }))

/** Goes through a document from its beginning, since numbers, lists and footnotes count on. */
class Walker {
  readonly notes: WalkedNote[] = []
  private numbered = 0
  private stars = 0
  private readonly lists = new Lists()
  private readonly isTracked: boolean
  /** The closing sentence of a decision stands under its number, not at the margin. */
  private isUnderDecision = false

  constructor(isTracked: boolean) {
    this.isTracked = isTracked
  }

  /** A block with nothing marked in it. */
  plain(block: Block, entry: OutlineEntry | undefined): WalkedBlock {
    if (isTable(block)) {
      return table(
        block.rows.map((cells) => ({
          change: 'kept',
          cells: cells.map(({ header, paragraphs }) => ({
            header,
            paragraphs: paragraphs.map(({ id, inline }) => this.inCell(keptPieces(inline), id)),
          })),
        })),
      )
    }
    const unmarked = unmarkedBlock(block, entry)
    if (!entry || isMarkedTable(unmarked)) throw new Error('The outline has no entry for a paragraph.')
    return this.paragraph(unmarked)
  }

  drawn({ block, by, isNumbered }: DrawnBlock, following: DrawnBlock['block'] | null): WalkedBlock {
    if (isPlainTable(block)) return this.plain(block, undefined)
    if (!isMarkedTable(block)) {
      const isCut = following !== null && 'isSplitOff' in following && following.isSplitOff
      return { ...this.paragraph(block, isNumbered), by, isCut }
    }
    const rows = block.rows.map(({ mark, cells }) => ({
      change: CHANGE_OF[mark],
      cells: cells.map(({ header, paragraphs }) => ({
        header,
        paragraphs: paragraphs.map((pieces) => this.inCell(pieces, '')),
      })),
    }))
    return { ...table(rows), by }
  }

  /** @param isNumbered whether it counts in the text; what does not bears its label in writing, or counts beside it when tracked */
  paragraph(marked: MarkedParagraph, isNumbered = true): WalkedParagraph {
    const { id, role, level } = marked.paragraph
    const change = CHANGE_OF[marked.mark]
    const count = this.countOf(marked, isNumbered)
    if (role === 'decision') this.isUnderDecision = true
    else if (role !== 'item' && role !== 'plain') this.isUnderDecision = false
    const depth = role === 'plain' && this.isUnderDecision ? Math.max(1, marked.depth) : marked.depth
    const inline = this.inline(marked.pieces)
    const joints = marked.joints
    const shown = { id: printable(id), role, level, label: printable(marked.label), depth, count, inline, joints }
    return { ...shown, change, isCut: false, by: null }
  }

  private countOf({ paragraph, label, depth }: MarkedParagraph, isNumbered: boolean) {
    const { id, role, level } = paragraph
    if (isNumbered) return this.lists.next({ id, index: 0, role, level, label, depth })
    return this.isTracked ? this.lists.beside(role, level) : null
  }

  /** A paragraph in a cell: no number, no indentation. */
  private inCell(pieces: readonly Piece[], id: string): WalkedParagraph {
    const form = { role: 'plain', level: 1, label: '', depth: 0, count: null } as const
    const inline = this.inline(pieces)
    return { ...form, id: printable(id), inline, joints: [], change: 'kept', isCut: false, by: null }
  }

  inline(pieces: readonly Piece[]): WalkedInline[] {
    return pieces.map(({ change, inline }) => {
      if (isNote(inline)) return this.note(inline.footnote, inline.text, change)
      const form = isAtom(inline) ? { text: inline.text } : inline
      return {
        text: printable(form.text),
        em: form.em === true,
        strong: form.strong === true,
        href: readableHref(form.href),
        change,
      }
    })
  }

  private note(kind: WalkedNote['kind'], text: string, change: WalkedChange): WalkedNote {
    const mark = kind === 'star' ? '*'.repeat(++this.stars) : String(++this.numbered)
    const note = { kind, mark, ordinal: this.notes.length + 1, text: printable(text), change }
    this.notes.push(note)
    return note
  }
}

function table(rows: { readonly change: WalkedChange; readonly cells: readonly WalkedCell[] }[]): WalkedTable {
  const widths = widthsOf(rows.map(({ cells }) => cells))
  return { rows: rows.map((row) => ({ ...row, cells: padded(row.cells, widths.length) })), widths, by: null }
}

function walkDrawing({ blocks }: Drawing, walker: Walker): WalkedBlock[] {
  return blocks.map((drawn, index) => {
    if (!isDrawnProposal(drawn)) {
      const following = blocks[index + 1]
      return walker.drawn(drawn, following && !isDrawnProposal(following) ? following.block : null)
    }
    const { heading, reason, paragraphs } = drawn
    // Beside the text, each at the margin of its own column.
    const shown = paragraphs.map((paragraph) => ({ ...walker.paragraph(paragraph, false), depth: 0 }))
    return { heading: printable(heading), reason: printable(reason), paragraphs: shown }
  })
}

/** Comments hold words alone: a note in them would count among those of the text. */
function walkRemarks({ remarks }: Drawing): WalkedRemark[] {
  return remarks.map(({ paragraphId, author, lines }) => ({
    paragraphId: paragraphId === null ? null : printable(paragraphId),
    author: { ...author, name: printable(author.name) },
    lines: lines.map((pieces) =>
      pieces.map(({ change, inline }) => ({
        text: printable(isNote(inline) ? ` [note: ${inline.text}]` : inline.text),
        change,
      })),
    ),
  }))
}

/** Walks a document once. @throws DomainError `invalid` when the content is not a document. */
export function walk(source: Printable): Walked {
  const { cover, title, author, language, datedOn, drawing } = source
  const walker = new Walker(drawing?.isTracked ?? false)
  const blocks = drawing ? walkDrawing(drawing, walker) : walkContent(source, walker)
  return {
    cover: cover && printableCover(cover),
    title: printable(title),
    author: printable(author),
    language,
    datedOn,
    origin: source.origin ?? null,
    legend: printable(drawing?.legend ?? ''),
    isTracked: drawing?.isTracked ?? false,
    blocks,
    notes: walker.notes,
    remarks: drawing ? walkRemarks(drawing) : [],
  }
}

function walkContent({ content, labels: named }: Printable, walker: Walker): WalkedBlock[] {
  const doc = readDocument(content)
  const labels = new Map(Object.entries(named))
  const entries = new Map(outline(doc, labels).map((entry) => [entry.index, entry]))
  return blocksOf(doc, labels).map((block, index) => walker.plain(block, entries.get(index)))
}
