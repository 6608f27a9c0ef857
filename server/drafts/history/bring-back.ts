/**
 * Makes the live text as it was, block by block: a block that stands in both is the same one in the shared text, whoever
 * edits it meanwhile, so only what differs in it is written; what others type into blocks that are as they were survives.
 */
import { updateYFragment } from 'y-prosemirror'
import * as Y from 'yjs'
import { schema } from '#domain/drafts/schema.ts'
import { CONTENT } from '../document-form.ts'
import { FragmentReader, type NodeJson } from '../read-fragment.ts'
import { AS_IT_IS, type SharedNode } from '../text-view.ts'
import type { OldBlock } from './log-reading.ts'

/** @param blocks the document to come back to; an edit for `hub.applyServerEdit` */
export function bringBack(doc: Y.Doc, blocks: readonly OldBlock[]): void {
  const fragment = doc.getXmlFragment(CONTENT)
  const live = fragment.toArray()
  const kept = pairs(live, blocks)
  for (let index = live.length - 1; index >= 0; index--) if (!kept.has(index)) fragment.delete(index, 1)
  const standing = new Set([...kept.values()])
  for (const [index, { json }] of blocks.entries()) {
    const here = standing.has(index) ? fragment.get(index) : null
    if (here && isAlike(here, json)) continue
    if (here instanceof Y.XmlElement && here.nodeName === json.type) write(doc, here, json)
    else {
      if (here) fragment.delete(index, 1)
      const made = new Y.XmlElement(json.type)
      fragment.insert(index, [made])
      write(doc, made, json)
    }
  }
}

/**
 * Which live block, by its place, is which one of then. Yjs moves nothing, so those that are the same stand in the same order;
 * between two of them a block that was brought back before is known by its identity in the document or by its words.
 */
function pairs(live: readonly SharedNode[], blocks: readonly OldBlock[]): Map<number, number> {
  const placeOf = new Map(live.map((node, place) => [identityOf(node), place]))
  const found = new Map<number, number>()
  let from = 0
  for (const [index, block] of blocks.entries()) {
    const same = placeOf.get(nameOf(block))
    const end = same ?? nextSame(blocks, index, placeOf) ?? live.length
    const place = same ?? live.findIndex((node, at) => at >= from && at < end && isKin(node, block.json))
    if (place < from) continue
    found.set(place, index)
    from = place + 1
  }
  return found
}

function nextSame(
  blocks: readonly OldBlock[],
  after: number,
  placeOf: ReadonlyMap<string, number>,
): number | undefined {
  for (let index = after + 1; index < blocks.length; index++) {
    const block = blocks[index]
    const place = block && placeOf.get(nameOf(block))
    if (place !== undefined) return place
  }
  return undefined
}

function isKin(node: SharedNode, json: NodeJson): boolean {
  const id = node instanceof Y.XmlElement ? node.getAttribute('id') : undefined
  return id ? id === json.attrs?.id : isAlike(node, json)
}

function write(doc: Y.Doc, element: Y.XmlElement, json: NodeJson): void {
  updateYFragment(doc, element, schema.nodeFromJSON(json), { mapping: new Map(), isOMark: new Map() })
}

function isAlike(node: SharedNode, json: NodeJson): boolean {
  const now = schema.nodeFromJSON(new FragmentReader(AS_IT_IS).readBlock(node))
  return now.eq(schema.nodeFromJSON(json))
}

const nameOf = ({ client, clock }: { readonly client: number; readonly clock: number }): string => `${client}:${clock}`

function identityOf({ _item: item }: SharedNode): string {
  return item ? nameOf(item.id) : ''
}
