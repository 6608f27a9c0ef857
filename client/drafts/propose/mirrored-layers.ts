/**
 * Shows in a working copy what the sections of the margin draw in the live text: proposals of others, comments, brackets. It is
 * shown in the paragraphs that the person has not touched; positions are carried over block by block.
 */
import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { Mapping, StepMap } from 'prosemirror-transform'
import type { DecorationSet, EditorView } from 'prosemirror-view'
import { clickLayers, drawnIn, LAYER_NAMES, type LayerName, pressLayers } from '../../editor/plugins/layers.ts'
import { keyed } from './block-keys.ts'

/** @param live the view on the shared text, whose layers are shown */
export function mirroredLayers(live: EditorView): Plugin[] {
  const mapping = remembered(blockMapping)
  const shown = LAYER_NAMES.map((name) => mirroredLayer(live, name, mapping))
  const acting = new Plugin({
    props: {
      handleKeyDown: (_view, event) => pressLayers(live, event),
      handleDOMEvents: { click: (_view, event) => clickLayers(pressedIn(live), event) },
    },
  })
  return [...shown, acting]
}

function mirroredLayer(live: EditorView, name: LayerName, mappingOf: (from: Node, to: Node) => Mapping): Plugin {
  const carried = remembered((drawn: DecorationSet, working: Node) =>
    drawn.map(mappingOf(live.state.doc, working), working),
  )
  return new Plugin({
    props: {
      decorations: ({ doc }) => {
        const drawn = live.isDestroyed ? null : drawnIn(live.state, name)
        return drawn && carried(drawn, doc)
      },
    },
  })
}

/** The live view for a press in the working copy: an element there stands for that of the same paragraph in the live text. */
function pressedIn(live: EditorView): EditorView {
  const posAtDOM = (node: globalThis.Node): number => {
    const paragraph = node instanceof Element ? node.closest<HTMLElement>('.wg-paragraph') : null
    const same = live.dom.querySelector(`.wg-paragraph[data-id="${CSS.escape(paragraph?.dataset.id ?? '')}"]`)
    return same ? live.posAtDOM(same, 0) : 0
  }
  return Object.create(live, { posAtDOM: { value: posAtDOM } }) as EditorView
}

/** Blocks that say the same stay, and what stands between them gives way. */
function blockMapping(from: Node, to: Node): Mapping {
  const [old, now] = [keyed(from), keyed(to)]
  const places = new Map(now.map(({ key, node }, index) => [key, { node, index }]))
  const ranges: number[] = []
  let [position, size, newSize, next] = [0, 0, 0, 0]
  const close = () => {
    if (size > 0 || newSize > 0) ranges.push(position - size, size, newSize)
    size = 0
    newSize = 0
  }
  const passUntil = (end: number) => {
    for (; next < end; next++) newSize += now[next]?.node.nodeSize ?? 0
  }
  for (const { key, node } of old) {
    const same = places.get(key)
    if (same && same.index >= next && same.node.eq(node)) {
      passUntil(same.index)
      close()
      next = same.index + 1
    } else size += node.nodeSize
    position += node.nodeSize
  }
  passUntil(now.length)
  close()
  return new Mapping([new StepMap(ranges)])
}

/** The answer to the last question is kept: a view asks the same one several times for each key. */
function remembered<A, B, R>(answer: (one: A, other: B) => R): (one: A, other: B) => R {
  let last: { readonly one: A; readonly other: B; readonly result: R } | null = null
  return (one, other) => {
    if (last?.one !== one || last.other !== other) last = { one, other, result: answer(one, other) }
    return last.result
  }
}
