/** A document after the walk: what a renderer is handed. */
import type { PieceChange } from '#domain/drafts/compare/compare-inline.ts'
import type { RevisionAuthor } from '#domain/drafts/drawing.ts'
import type { OutlineEntry } from '#domain/drafts/outline.ts'
import type { FootnoteKind, ParagraphRole } from '#domain/drafts/schema.ts'
import type { FileOrigin } from '#domain/drafts/word-marks.ts'
import type { Cover, OriginalLanguage } from '#domain/reports/cover.ts'
import type { Count } from './lists.ts'

/** What has become of words, or of a whole paragraph or row. */
export type WalkedChange = PieceChange

export interface WalkedWords {
  readonly text: string
  readonly em: boolean
  readonly strong: boolean
  /** An address that may be written out, or null. */
  readonly href: string | null
  readonly change: WalkedChange
}

export interface WalkedNote {
  readonly kind: FootnoteKind
  /** `1`, `2` … or `*` */
  readonly mark: string
  /** Its place among the footnotes of the document, from 1. */
  readonly ordinal: number
  readonly text: string
  readonly change: WalkedChange
}

export type WalkedInline = WalkedWords | WalkedNote

export interface WalkedParagraph extends Omit<OutlineEntry, 'index'> {
  readonly inline: readonly WalkedInline[]
  readonly count: Count | null
  /** What has become of the paragraph as a whole: of its number and of its end. */
  readonly change: WalkedChange
  /** It ends where it went on before. */
  readonly isCut: boolean
  /** The places in `inline` at which paragraphs began that are now part of it. */
  readonly joints: readonly number[]
  readonly by: RevisionAuthor | null
}

export interface WalkedCell {
  readonly header: boolean
  readonly paragraphs: readonly WalkedParagraph[]
}

export interface WalkedTable {
  /** Width of each column in hundredths of the text width, by the length of what is in it; they add up to 100. None: an empty table. */
  readonly widths: readonly number[]
  readonly rows: readonly { readonly change: WalkedChange; readonly cells: readonly WalkedCell[] }[]
  readonly by: RevisionAuthor | null
}

/** A proposal that stands by itself behind what it would change. */
export interface WalkedProposal {
  readonly heading: string
  readonly reason: string
  readonly paragraphs: readonly WalkedParagraph[]
}

export type WalkedBlock = WalkedParagraph | WalkedTable | WalkedProposal

export interface WalkedRemark {
  /** Null for the title. */
  readonly paragraphId: string | null
  readonly author: RevisionAuthor
  readonly lines: readonly (readonly Pick<WalkedWords, 'text' | 'change'>[])[]
}

export interface Walked {
  readonly cover: Cover | null
  readonly title: string
  readonly author: string
  readonly language: OriginalLanguage
  readonly datedOn: string
  readonly origin: FileOrigin | null
  /** What the reader must know of the reading; '' for nothing. */
  readonly legend: string
  readonly isTracked: boolean
  readonly blocks: readonly WalkedBlock[]
  readonly notes: readonly WalkedNote[]
  readonly remarks: readonly WalkedRemark[]
}

export function isWalkedTable(block: WalkedBlock): block is WalkedTable {
  return 'rows' in block
}

export function isWalkedProposal(block: WalkedBlock): block is WalkedProposal {
  return 'heading' in block
}

export function isWalkedNote(inline: WalkedInline): inline is WalkedNote {
  return 'ordinal' in inline
}

/** What each role or kind becomes in one format. */
export type RoleTable<Output> = Readonly<Record<ParagraphRole, (paragraph: WalkedParagraph) => Output>>

export const LANGUAGE_CODES: Readonly<Record<OriginalLanguage, string>> = { English: 'en', French: 'fr', Spanish: 'es' }
