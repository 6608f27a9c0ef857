/**
 * Footnotes of a document with their marks: numbered ones run 1, 2, 3 through text, tables and annexes; the author's
 * disclaimer is a star and takes no number. Rules: docs/spec/document.md, [D13] and [D14].
 */
import type { Node } from 'prosemirror-model'
import { type FootnoteKind, readFootnoteKind } from './schema.ts'

export interface Footnote {
  /** Position of the footnote in the document, as ProseMirror counts. */
  readonly position: number
  readonly kind: FootnoteKind
  /** `1`, `2` … or `*`, `**` … */
  readonly label: string
  readonly node: Node
}

/** The footnotes in the order of reading. */
export function footnotes(doc: Node): Footnote[] {
  const found: Footnote[] = []
  let numbered = 0
  let stars = 0
  doc.descendants((node, position) => {
    if (node.type.name !== 'footnote') return true
    const kind = readFootnoteKind(node.attrs.kind)
    const label = kind === 'star' ? '*'.repeat(++stars) : String(++numbered)
    found.push({ position, kind, label, node })
    return false
  })
  return found
}
