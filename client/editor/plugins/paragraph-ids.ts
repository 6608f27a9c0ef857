/**
 * Keeps every paragraph's identity single. Only what a person does here is repaired: were a change from another peer
 * repaired as well, two peers would repair each other for ever. Rules: docs/spec/editing.md, [E1] and [E10].
 */
import type { Node } from 'prosemirror-model'
import { Plugin, type Transaction } from 'prosemirror-state'
import { ySyncPluginKey } from 'y-prosemirror'
import { changedBlocks } from '../changed-blocks.ts'

/** True for a transaction that only shows what other peers, or undo, have done to the shared text. */
export function isFromPeers(tr: Transaction): boolean {
  const meta: unknown = tr.getMeta(ySyncPluginKey)
  return typeof meta === 'object' && meta !== null && 'isChangeOrigin' in meta && meta.isChangeOrigin === true
}

interface Holder {
  readonly position: number
  readonly id: string
}

function paragraphsOf(doc: Node): Holder[] {
  const found: Holder[] = []
  doc.descendants((node, position) => {
    if (node.type.name !== 'paragraph') return true
    found.push({ position, id: String(node.attrs.id) })
    return false
  })
  return found
}

/** Where each identity stood before the transactions, in positions of the document after them. */
function earlierPlaces(transactions: readonly Transaction[], before: Node): Map<string, number> {
  const places = new Map<string, number>()
  for (const { id, position } of paragraphsOf(before)) {
    let place = position
    let isGone = false
    for (const tr of transactions) {
      const result = tr.mapping.mapResult(place, 1)
      isGone ||= result.deletedAfter
      place = result.pos
    }
    if (!isGone && !places.has(id)) places.set(id, place)
  }
  return places
}

/** Positions of paragraphs that need a new identity: without one, or the copies of one that stands elsewhere. */
function nameless(transactions: readonly Transaction[], before: Node, after: Node): number[] {
  const byId = new Map<string, Holder[]>()
  for (const holder of paragraphsOf(after)) byId.set(holder.id, [...(byId.get(holder.id) ?? []), holder])
  const found: number[] = []
  let places: Map<string, number> | null = null
  for (const [id, holders] of byId) {
    if (id !== '' && holders.length === 1) continue
    places ??= earlierPlaces(transactions, before)
    const original = holders.find((holder) => id !== '' && holder.position === places?.get(id)) ?? holders[0]
    found.push(...holders.filter((holder) => id === '' || holder !== original).map((holder) => holder.position))
  }
  return found
}

/** Words alone have changed, in paragraphs that have their names: nothing is to be looked for. */
function keepsNames(tr: Transaction): boolean {
  if (!tr.docChanged) return true
  const { before, now } = changedBlocks(tr)
  const isNamed = ({ type, attrs }: Node) => type.name === 'paragraph' && attrs.id !== ''
  return (
    before.length === now.length &&
    now.every(
      ({ node }, index) => node === before[index] || (isNamed(node) && node.attrs.id === before[index]?.attrs.id),
    )
  )
}

export function paragraphIds(newId: () => string): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, after) {
      if (!transactions.some((tr) => tr.docChanged) || transactions.some(isFromPeers)) return null
      if (transactions.every(keepsNames)) return null
      const positions = nameless(transactions, before.doc, after.doc)
      if (positions.length === 0) return null
      const tr = after.tr
      for (const position of positions) tr.setNodeAttribute(position, 'id', newId())
      return tr
    },
  })
}
