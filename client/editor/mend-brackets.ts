/**
 * Keeps brackets whole while a person writes: where a change takes one end away and not the other, it is put back at that place;
 * where a bracket is there twice, the copy gets an identity of its own. Only what the person does here is mended. Rules:
 * docs/spec/brackets.md, [BR18] to [BR20].
 */
import { Fragment, type Node, Slice } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { pairSigns, type SignPair } from '#domain/drafts/brackets/pair-signs.ts'
import { schema } from '#domain/drafts/schema.ts'
import { bracketsInDoc, type SignAt, type SignsInDoc } from './bracket-signs.ts'

/** @param had the brackets before these transactions. @param copied told of copies under their new identities */
export function mendBrackets(
  transactions: readonly Transaction[],
  had: SignsInDoc,
  after: EditorState,
  newId: () => string,
  copied: (copies: readonly { readonly id: string; readonly copyOf: string }[]) => void,
): Transaction | null {
  const found = bracketsInDoc(after.doc)
  const lost = halvesLost(transactions, had, found)
  const again = found.pairs.filter(({ isRepeated }) => isRepeated)
  if (lost.length === 0 && again.length === 0) return null
  const tr = after.tr
  const copies = copiesOf(transactions, had, found).map((pair) => {
    const id = newId()
    for (const { position } of [pair.open, ...pair.ors, pair.close]) tr.setNodeAttribute(position, 'id', id)
    return { id, copyOf: pair.id }
  })
  // From behind, so that the places before stay what they are.
  for (const { sign, at } of lost.sort((one, next) => next.at - one.at || next.sign.position - one.sign.position))
    tr.insert(at, schema.node('bracket', { id: sign.id, side: sign.side }))
  if (copies.length > 0) copied(copies)
  return tr
}

/** Where a place of before is now, and whether what stood behind it has gone. */
function mapped(
  transactions: readonly Transaction[],
  position: number,
): { readonly at: number; readonly isGone: boolean } {
  let at = position
  let isGone = false
  for (const { mapping } of transactions) {
    const result = mapping.mapResult(at, 1)
    isGone ||= result.deletedAfter
    at = result.pos
  }
  return { at, isGone }
}

/** Ends that a change took away while it left the other one. */
function halvesLost(
  transactions: readonly Transaction[],
  had: SignsInDoc,
  found: SignsInDoc,
): { readonly sign: SignAt; readonly at: number }[] {
  const alone = new Map(found.strays.map(({ sign }) => [sign.id, sign.side]))
  return had.pairs.flatMap(({ id, open, close }) => {
    const side = alone.get(id)
    const sign = side === 'open' ? close : side === 'close' ? open : null
    const { at, isGone } = sign ? mapped(transactions, sign.position) : { at: 0, isGone: false }
    return sign && isGone ? [{ sign, at }] : []
  })
}

/** Of pairs with one identity all but the one that stood there before; the first when none did. */
function copiesOf(transactions: readonly Transaction[], had: SignsInDoc, found: SignsInDoc): SignPair<SignAt>[] {
  const repeated = new Set(found.pairs.filter(({ isRepeated }) => isRepeated).map(({ id }) => id))
  return [...repeated].flatMap((id) => {
    const all = found.pairs.filter((pair) => pair.id === id)
    const places = had.pairs.filter((pair) => pair.id === id).map(({ open }) => mapped(transactions, open.position))
    const stood = new Set(places.filter(({ isGone }) => !isGone).map(({ at }) => at))
    const original = all.find(({ open }) => stood.has(open.position)) ?? all[0]
    // Two that stood there before this change are for the record to tell apart, not for whoever types beside them.
    return all.filter((pair) => pair !== original && !stood.has(pair.open.position))
  })
}

/** What is pasted, without signs whose other end was not copied with them. */
export function wholePairs(slice: Slice): Slice {
  const signs: (SignAt & { readonly node: Node })[] = []
  slice.content.descendants((node, position) => {
    if (node.type.name === 'bracket') signs.push({ id: String(node.attrs.id), side: node.attrs.side, position, node })
    return true
  })
  const { strays } = pairSigns(signs)
  if (strays.length === 0) return slice
  const half = new Set(strays.map(({ sign }) => sign.position))
  return new Slice(without(slice.content, half, 0), slice.openStart, slice.openEnd)
}

function without(content: Fragment, half: ReadonlySet<number>, start: number): Fragment {
  const kept: Node[] = []
  content.forEach((node, offset) => {
    const position = start + offset
    if (half.has(position)) return
    kept.push(node.isText || node.isLeaf ? node : node.copy(without(node.content, half, position + 1)))
  })
  return Fragment.fromArray(kept)
}
