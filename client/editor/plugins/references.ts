/**
 * What the references in the text read, as decorations that their views draw; nothing of it is in the document. It stands
 * behind the numbering, whose labels it reads. A draft without a reference pays one look at each paragraph, once.
 */
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { type ReadReference, type ReferenceState, readReferences } from '#domain/drafts/references.ts'
import { type Numbering, readNumbering } from './numbering.ts'

/** What the view of a reference learns from its decoration. */
export interface ReferenceSpec {
  readonly reads: string
  readonly state: ReferenceState
}

interface References {
  readonly read: readonly ReadReference[]
  readonly decorations: DecorationSet
}

const key = new PluginKey<References>('references')
const NONE: References = { read: [], decorations: DecorationSet.empty }

/** Paragraphs and tables are never changed, only replaced: what was seen in one holds for as long as it is there. */
const seen = new WeakMap<Node, boolean>()

function hasReference(block: Node): boolean {
  const known = seen.get(block)
  if (known !== undefined) return known
  let found = false
  block.descendants((node) => {
    found ||= node.type.name === 'reference'
    return !found
  })
  seen.set(block, found)
  return found
}

function read(doc: Node, { labels, entries }: Numbering): References {
  if (!doc.content.content.some(hasReference)) return NONE
  const found = readReferences(doc, labels, entries)
  const decorations = found.map(({ position, text, state }) => {
    const spec: ReferenceSpec = { reads: text, state }
    return Decoration.node(position, position + 1, {}, spec)
  })
  return { read: found, decorations: DecorationSet.create(doc, decorations) }
}

/** The references of the text in the order of reading, with what they read. */
export function referencesIn(state: EditorState): readonly ReadReference[] {
  return key.getState(state)?.read ?? []
}

export function references(): Plugin<References> {
  return new Plugin<References>({
    key,
    state: {
      init: (_config, state) => read(state.doc, readNumbering(state)),
      apply(tr, value, before, after) {
        const numbering = readNumbering(after)
        const isSame = !tr.docChanged && numbering.labels === readNumbering(before).labels
        return isSame ? value : read(tr.doc, numbering)
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  })
}
