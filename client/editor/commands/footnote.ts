/** Footnotes: put one at the cursor, change its words, take it away. Rule: docs/spec/editing.md, [E8]. */
import type { Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { type FootnoteKind, schema } from '#domain/drafts/schema.ts'

export interface FootnoteWords {
  readonly kind: FootnoteKind
  readonly text: string
}

function footnoteNode({ kind, text }: FootnoteWords): Node {
  const words = text.replace(/\s+/g, ' ').trim()
  return schema.node('footnote', { kind }, words === '' ? [] : [schema.text(words)])
}

/** Puts a footnote behind the selection; the selected words stay. */
export function insertFootnote(words: FootnoteWords): Command {
  return (state, dispatch) => {
    const { $to } = state.selection
    if ($to.parent.type.name !== 'paragraph') return false
    dispatch?.(state.tr.insert($to.pos, footnoteNode(words)).scrollIntoView())
    return true
  }
}

/** A footnote by its paragraph and its place among the footnotes there: a position does not survive others' edits. */
export interface FootnotePlace {
  readonly paragraphId: string
  readonly index: number
}

function footnotesIn(paragraph: Node, start: number): number[] {
  const positions: number[] = []
  paragraph.forEach((node, offset) => {
    if (node.type.name === 'footnote') positions.push(start + offset)
  })
  return positions
}

/** The place of the footnote at a position. */
export function footnotePlace(doc: Node, position: number): FootnotePlace {
  const $at = doc.resolve(position)
  const index = footnotesIn($at.parent, $at.start()).indexOf(position)
  return { paragraphId: String($at.parent.attrs.id), index }
}

/** Where the footnote stands now; null when somebody has taken it away. */
export function footnotePosition(doc: Node, { paragraphId, index }: FootnotePlace): number | null {
  let found: number | null = null
  doc.descendants((node, position) => {
    if (node.type.name === 'paragraph' && node.attrs.id === paragraphId) {
      found ??= footnotesIn(node, position + 1)[index] ?? null
    }
    return node.type.name !== 'paragraph' && found === null
  })
  return found
}

/** Replaces the footnote at a position; refused when somebody else has taken it away meanwhile. */
export function replaceFootnote(position: number, words: FootnoteWords): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(position)
    if (node?.type.name !== 'footnote') return false
    dispatch?.(state.tr.replaceWith(position, position + node.nodeSize, footnoteNode(words)))
    return true
  }
}

export function removeFootnote(position: number): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(position)
    if (node?.type.name !== 'footnote') return false
    dispatch?.(state.tr.delete(position, position + node.nodeSize))
    return true
  }
}
