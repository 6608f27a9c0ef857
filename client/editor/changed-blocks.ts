/**
 * Which blocks of a document a transaction has changed. The nodes of ProseMirror never change, so that a block that is the same
 * object is the same text; what is drawn per paragraph is drawn anew for these alone.
 */
import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { Mapping, StepMap } from 'prosemirror-transform'

export interface ChangedBlocks {
  /** Those of the document before that are not there any more, or have to be drawn anew. */
  readonly before: readonly Node[]
  /** Those that stand in their place, with their positions now. */
  readonly now: readonly { readonly node: Node; readonly position: number }[]
  /** From positions before to positions now: finer than the transaction's own where that wrote the whole text. */
  readonly mapping: Mapping
}

export function changedBlocks({ before, doc, docs, mapping }: Transaction): ChangedBlocks {
  const [old, now] = [before.content.content, doc.content.content]
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1
  let tail = 0
  while (tail < Math.min(old.length, now.length) - head && old[old.length - 1 - tail] === now[now.length - 1 - tail])
    tail += 1
  const start = sizeOf(now.slice(0, head))
  // What stands at the edge of the block behind may be lost with the end of the one before it.
  const end = now.length - tail
  const next = now.slice(end, end + 1)
  const gone = old.slice(head, old.length - tail)
  const blocks = { before: [...gone, ...next], now: placed(now.slice(head, end + 1), start) }
  const isRewritten = mapping.maps.some((map, index) => coversAll(map, docs[index]))
  if (!isRewritten) return { ...blocks, mapping }
  const trimmed = new StepMap([start, sizeOf(gone), sizeOf(now.slice(head, end))])
  return { ...blocks, mapping: new Mapping([trimmed]) }
}

const sizeOf = (nodes: readonly Node[]) => nodes.reduce((size, { nodeSize }) => size + nodeSize, 0)

function placed(nodes: readonly Node[], start: number): { node: Node; position: number }[] {
  let position = start
  return nodes.map((node) => {
    const at = position
    position += node.nodeSize
    return { node, position: at }
  })
}

/** As a transaction that shows what others have written does. */
function coversAll(map: StepMap, doc: Node | undefined): boolean {
  let isWhole = false
  map.forEach((from, to) => {
    isWhole ||= from === 0 && to > 0 && to >= (doc?.content.size ?? 0)
  })
  return isWhole
}
