/** What co-editing must know of our documents: the name of the shared type, the elements and marks that it may hold. */
import type * as Y from 'yjs'
import type { DocumentJson } from '#domain/drafts/content.ts'
import { schema } from '#domain/drafts/schema.ts'
import { readFragment } from './read-fragment.ts'

/** The shared type in which the live text of a draft is. Part of the outer interface. */
export const CONTENT = 'content'

type Attributes = Readonly<Record<string, { readonly spec: { readonly attrs?: unknown } }>>

function attributesByName(types: Attributes): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(Object.entries(types).map(([name, { spec }]) => [name, new Set(Object.keys(spec.attrs ?? {}))]))
}

export const documentForm = {
  root: CONTENT,
  elements: attributesByName(schema.nodes),
  marks: attributesByName(schema.marks),
  read: (doc: Y.Doc): DocumentJson => readFragment(doc.getXmlFragment(CONTENT)),
}
