/** The lines of the outline beside the text: headings, and the numbered paragraphs by their first words. */
import type { Node } from 'prosemirror-model'
import type { OutlineEntry } from '#domain/drafts/outline.ts'
import type { ParagraphRole } from '#domain/drafts/schema.ts'

export interface OutlineLine {
  readonly id: string
  readonly role: ParagraphRole
  readonly label: string
  readonly words: string
  /** The decision or provision that it quotes; '' for none. */
  readonly ref: string
  /** 0 for headings of level 1 and annexes, one more for each step down. */
  readonly depth: number
}

const LONGEST = 60
const HEADINGS: ReadonlySet<ParagraphRole> = new Set(['heading', 'annex-heading', 'addressee'])
const LISTED: ReadonlySet<ParagraphRole> = new Set(['numbered', 'recommendation', 'operative', 'decision'])

function firstWords(node: Node): string {
  const text = node.textBetween(0, Math.min(node.content.size, LONGEST + 20), '', '').trim()
  if (text.length <= LONGEST) return text
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST) > 20 ? text.lastIndexOf(' ', LONGEST) : LONGEST)}…`
}

/** The paragraph of the outline under which a child of the document stands, by its identity; '' above the first. */
export function listedAt(entries: readonly OutlineEntry[], index: number): string {
  const above = entries.findLast(
    (entry) => entry.index <= index && (HEADINGS.has(entry.role) || LISTED.has(entry.role)),
  )
  return above?.id ?? ''
}

export function outlineLines(doc: Node, entries: readonly OutlineEntry[]): OutlineLine[] {
  return entries.flatMap(({ id, index, role, label, level }) => {
    const isHeading = HEADINGS.has(role)
    if (!isHeading && !LISTED.has(role)) return []
    const words = firstWords(doc.child(index))
    if (words === '' && label === '') return []
    const depth = role === 'heading' ? level - 1 : isHeading ? 0 : 1
    return [{ id, role, label, words, ref: String(doc.child(index).attrs.ref), depth }]
  })
}
