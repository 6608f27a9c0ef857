/** From what a page or a text says to the blocks of a document: marks of lists become roles and go. */
import { type Block, type Inline, isTable, paragraph, type Table } from '#domain/drafts/content.ts'
import type { ParagraphRole } from '#domain/drafts/schema.ts'
import { tidyInline, withoutStart } from './pasted-words.ts'
import { type MarkedPlace, MarkReader } from './typed-marks.ts'

export interface PastedParagraph {
  readonly inline: readonly Inline[]
  /** What a heading or a list of the page said that it is; null where only its words can tell. */
  readonly place: { readonly role: ParagraphRole; readonly level: number } | null
  /** The mark that a list printed before it, where the page has it apart from the words. */
  readonly mark: string
}

export type PastedBlock = PastedParagraph | Table

const textOf = (inline: readonly Inline[]): string => {
  const [first] = inline
  return first && !('footnote' in first) ? inline.map((part) => ('footnote' in part ? '' : part.text)).join('') : ''
}

const AHEAD = 6

/** Paragraphs without words are left out: a page uses them as space. */
export function blocksFrom(pasted: readonly PastedBlock[]): Block[] {
  const tidy = pasted.flatMap((block): PastedBlock[] => {
    if ('rows' in block) return [block]
    const inline = tidyInline(block.inline)
    return inline.length === 0 ? [] : [{ ...block, inline }]
  })
  const texts = tidy.map((block) =>
    'rows' in block ? '' : (block.mark ? `${block.mark} ` : '') + textOf(block.inline),
  )
  const reader = new MarkReader()
  return tidy.map((block, index): Block => {
    if ('rows' in block) return block
    const text = texts[index] ?? ''
    const isHeading = block.place?.role === 'heading'
    const marked = isHeading ? null : reader.read(text, texts.slice(index + 1, index + 1 + AHEAD))
    return toParagraph(block, marked)
  })
}

function toParagraph({ inline, place, mark }: PastedParagraph, marked: MarkedPlace | null): Block {
  if (!marked) return paragraph(place?.role ?? 'plain', inline, { level: place?.level ?? 1 })
  // A list in a list counts by itself, whatever signs it has.
  if (place?.role === 'item' && place.level > 1 && marked.role === 'numbered') {
    return paragraph('item', mark === '' ? tidyInline(withoutStart(inline, marked.length)) : inline, {
      level: place.level,
    })
  }
  // A mark that the page has apart is no part of the words.
  const words = mark === '' ? tidyInline(withoutStart(inline, marked.length)) : inline
  const isBullet = marked.role === 'item' && place?.role === 'item' && marked.level === 1
  return paragraph(marked.role, words, { level: isBullet ? Math.max(place.level, marked.level) : marked.level })
}

/** How many letters the blocks have. */
export function letterCount(blocks: readonly Block[]): number {
  const ofParagraph = (inline: readonly Inline[]) => inline.reduce((sum, part) => sum + part.text.length, 0)
  return blocks.reduce((sum, block) => {
    if (!isTable(block)) return sum + ofParagraph(block.inline)
    return (
      sum +
      block.rows
        .flat()
        .reduce((all, cell) => all + cell.paragraphs.reduce((n, one) => n + ofParagraph(one.inline), 0), 0)
    )
  }, 0)
}
