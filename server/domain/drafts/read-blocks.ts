/** The blocks of a document with its live references as they read there, for whoever shows them beside another text. */
import type { Node } from 'prosemirror-model'
import { type Block, blocksOf, isReference, isTable, type Paragraph } from './content.ts'
import type { DecisionLabels } from './outline.ts'
import { readReferences } from './references.ts'

/** As `blocksOf`. @param labels what decisions are called, by their handles */
export function readBlocks(doc: Node, labels: DecisionLabels): Block[] {
  const blocks = blocksOf(doc)
  const readings = new Map<string, string[]>()
  for (const { paragraphId, text } of readReferences(doc, labels)) {
    readings.set(paragraphId, [...(readings.get(paragraphId) ?? []), text])
  }
  if (readings.size === 0) return blocks
  const read = (paragraph: Paragraph): Paragraph => {
    const texts = readings.get(paragraph.id)
    if (!texts) return paragraph
    // In the order of reading on both sides, also where two paragraphs have one identity.
    const inline = paragraph.inline.map((part) => (isReference(part) ? { ...part, text: texts.shift() ?? '' } : part))
    return { ...paragraph, inline }
  }
  return blocks.map((block) =>
    isTable(block)
      ? { rows: block.rows.map((cells) => cells.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map(read) }))) }
      : read(block),
  )
}
