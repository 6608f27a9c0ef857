/** The paragraphs that a selection touches, those in tables included: what every paragraph command works on. */
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { type ParagraphRole, readLevel, readRole } from '#domain/drafts/schema.ts'

export interface SelectedParagraph {
  readonly node: Node
  /** Position before the paragraph. */
  readonly position: number
  readonly role: ParagraphRole
  readonly level: number
}

/** In document order; empty only where the document has no paragraph at the selection. */
export function selectedParagraphs(state: EditorState): SelectedParagraph[] {
  const found: SelectedParagraph[] = []
  for (const { $from, $to } of state.selection.ranges) {
    state.doc.nodesBetween($from.pos, $to.pos, (node, position) => {
      if (node.type.name !== 'paragraph') return true
      found.push({ node, position, role: readRole(node.attrs.role), level: readLevel(node.attrs.level) })
      return false
    })
  }
  return found
}
