/** What a block is called in two texts: a paragraph by its identity, a table, which has none, by its place among the tables. */
import type { Node } from 'prosemirror-model'
import { blocksOf, documentOf, isTable, type Paragraph, readDocument } from '#domain/drafts/content.ts'
import { schema } from '#domain/drafts/schema.ts'

export interface KeyedBlock {
  readonly key: string
  readonly node: Node
}

export function keyed(doc: Node): KeyedBlock[] {
  let tables = 0
  return doc.children.map((node) => {
    const id = node.type.name === 'table' ? '' : String(node.attrs.id)
    return { key: id === '' ? `table ${tables++}` : id, node }
  })
}

export const isTableKey = (key: string): boolean => key.startsWith('table ')

const read = new WeakMap<Node, Paragraph>()

/** A paragraph as a value. Nodes never change, so that each is read once. */
export function paragraphOf(node: Node): Paragraph {
  const known = read.get(node)
  if (known) return known
  const [block] = blocksOf(schema.nodes.doc.create(null, node))
  if (!block || isTable(block)) throw new Error('This is not a paragraph.')
  read.set(node, block)
  return block
}

export function nodeOf(paragraph: Paragraph): Node {
  const node = readDocument(documentOf([paragraph])).firstChild
  if (!node) throw new Error('A paragraph makes a node.')
  return node
}

/**
 * The members of a row that stand in another order than in an earlier one: those that are known to have been moved and do not
 * fit, and as few others as can be told.
 * @param order places in the earlier row, in the order of the later one
 * @param known places of those that were moved
 */
export function outOfOrder(order: readonly number[], known: ReadonlySet<number> = new Set()): ReadonlySet<number> {
  if (isRising(order)) return new Set()
  const kept = longestRise(order.filter((place) => !known.has(place)))
  for (const place of known) {
    const withIt = new Set([...kept, place])
    if (isRising(order.filter((one) => withIt.has(one)))) kept.add(place)
  }
  return new Set(order.filter((place) => !kept.has(place)))
}

const isRising = (order: readonly number[]) =>
  order.every((place, index) => index === 0 || place > (order[index - 1] ?? -1))

function longestRise(order: readonly number[]): Set<number> {
  const lengths: number[] = []
  const before: number[] = []
  order.forEach((place, index) => {
    let best = 0
    before[index] = -1
    for (let earlier = 0; earlier < index; earlier++) {
      const length = lengths[earlier] ?? 0
      if ((order[earlier] ?? 0) < place && length > best) {
        best = length
        before[index] = earlier
      }
    }
    lengths[index] = best + 1
  })
  const kept = new Set<number>()
  for (let at = lengths.indexOf(Math.max(...lengths)); at >= 0; at = before[at] ?? -1) kept.add(order[at] ?? -1)
  return kept
}
