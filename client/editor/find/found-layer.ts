/** Marks every place that was found, and the one in hand more strongly. A letter typed looks into its own paragraph alone. */
import { Decoration, DecorationSet } from 'prosemirror-view'
import { changedBlocks } from '../changed-blocks.ts'
import type { Layer } from '../plugins/layers.ts'
import type { Finder, Found } from './find-in-text.ts'

const mark = ({ from, to }: Found, isCurrent: boolean): Decoration =>
  Decoration.inline(from, to, { class: isCurrent ? 'wg-found is-current' : 'wg-found' })

export function foundLayer(finder: Finder, current: Found | null): Layer {
  const isCurrent = (found: Found) => current !== null && found.from === current.from && found.to === current.to
  return {
    start: ({ doc }) =>
      DecorationSet.create(
        doc,
        finder.all(doc).map((found) => mark(found, isCurrent(found))),
      ),
    follow(tr, drawn) {
      if (!tr.docChanged) return drawn
      const { mapping, now } = changedBlocks(tr)
      let set = drawn.map(mapping, tr.doc)
      for (const { node, position } of now) {
        set = set.remove(set.find(position, position + node.nodeSize))
        set = set.add(
          tr.doc,
          finder.inBlock(node, position).map((found) => mark(found, false)),
        )
      }
      return set
    },
  }
}
