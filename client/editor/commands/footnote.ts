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
