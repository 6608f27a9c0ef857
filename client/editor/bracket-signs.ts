/** The brackets of a document by their positions. A paragraph or table that stays is looked at once. */
import type { Node } from 'prosemirror-model'
import { type PairedSigns, pairSigns, type Sign } from '#domain/drafts/brackets/pair-signs.ts'
import { readBracketSide } from '#domain/drafts/schema.ts'

export interface SignAt extends Sign {
  /** Before the sign. */
  readonly position: number
}

export type SignsInDoc = PairedSigns<SignAt>

const NONE: SignsInDoc = { pairs: [], strays: [] }

/** Positions from the beginning of the block. */
const seen = new WeakMap<Node, readonly SignAt[]>()

function signsInBlock(block: Node): readonly SignAt[] {
  const known = seen.get(block)
  if (known) return known
  const found: SignAt[] = []
  block.descendants((node, position) => {
    if (node.type.name !== 'bracket') return true
    found.push({ id: String(node.attrs.id), side: readBracketSide(node.attrs.side), position: position + 1 })
    return false
  })
  seen.set(block, found)
  return found
}

/** All signs in the order of the text. */
export function signsIn(doc: Node): SignAt[] {
  const found: SignAt[] = []
  doc.forEach((block, start) => {
    for (const sign of signsInBlock(block)) found.push({ ...sign, position: start + sign.position })
  })
  return found
}

export function bracketsInDoc(doc: Node): SignsInDoc {
  const signs = signsIn(doc)
  return signs.length === 0 ? NONE : pairSigns(signs)
}
