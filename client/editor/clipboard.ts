/** What is copied out of the text: a reference keeps its target, and has its words for programs that know no references. */
import { DOMSerializer, type Node, type Slice } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { schema } from '#domain/drafts/schema.ts'
import { referencesIn } from './plugins/references.ts'

/** What a reference to a target reads in a text; '' where the text has none. */
export function readingOf(state: EditorState, target: string): string {
  return referencesIn(state).find((reference) => reference.target === target)?.text ?? ''
}

/** @param reading what a reference to a target reads at the moment of copying */
export function referenceSerializer(reading: (target: string) => string): DOMSerializer {
  const toReference = (node: Node) =>
    ['span', { 'data-reference': String(node.attrs.target) }, reading(String(node.attrs.target))] as const
  return new DOMSerializer(
    { ...DOMSerializer.nodesFromSchema(schema), reference: toReference },
    DOMSerializer.marksFromSchema(schema),
  )
}

/** The words of a slice, paragraphs parted by an empty line. */
export function plainSlice(slice: Slice, reading: (target: string) => string): string {
  return slice.content.textBetween(0, slice.content.size, '\n\n', (leaf) =>
    leaf.type.name === 'reference' ? reading(String(leaf.attrs.target)) : (leaf.type.spec.leafText?.(leaf) ?? ''),
  )
}
