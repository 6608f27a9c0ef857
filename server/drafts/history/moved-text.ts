/**
 * Letters that one act took out and put in again elsewhere. Splitting or joining paragraphs writes them anew in Yjs; whoever
 * pressed the Enter key has not written them. Recognised by their words: what was put in stands in what was taken out.
 */
import * as Y from 'yjs'

/** Shorter pieces are taken as moved only when they are all of what was taken out: "the" may be written again by chance. */
const LONG_ENOUGH = 4

interface Chain {
  readonly text: string
  readonly parts: readonly Y.Item[]
}

type Moved = (from: Y.ID, to: Y.ID, length: number) => void

export function findMoved(transaction: Y.Transaction, moved: Moved): void {
  const { beforeState, afterState, deleteSet } = transaction
  if (deleteSet.clients.size === 0) return
  const taken = new Set<Y.Item>()
  Y.iterateDeletedStructs(transaction, deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return
    // What came and went within the row was moved from nowhere.
    if (struct.id.clock < (beforeState.get(struct.id.client) ?? 0)) taken.add(struct)
  })
  if (taken.size === 0) return
  const sources = chainsOf(taken)
  for (const target of chainsOf(putIn(transaction.doc, beforeState, afterState))) {
    const source = sources.find(({ text }) => text === target.text) ?? sources.find(holds(target.text))
    if (source) pair(source, source.text.indexOf(target.text), target, moved)
  }
}

const holds = (words: string) => (chain: Chain) => words.length >= LONG_ENOUGH && chain.text.includes(words)

function putIn(doc: Y.Doc, before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): Set<Y.Item> {
  const found = new Set<Y.Item>()
  for (const [client, end] of after) {
    const start = before.get(client) ?? 0
    const structs = doc.store.clients.get(client)
    if (end <= start || !structs) continue
    for (let index = Y.findIndexSS(structs, start); index < structs.length; index++) {
      const struct = structs[index]
      const isText = struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString
      // A struct that began before was there before: it was only not yet cut.
      if (isText && struct.id.clock >= start) found.add(struct)
    }
  }
  return found
}

/** Neighbours in the text, joined. */
function chainsOf(items: ReadonlySet<Y.Item>): Chain[] {
  const chains: Chain[] = []
  for (const first of items) {
    if (first.left && items.has(first.left)) continue
    const parts: Y.Item[] = []
    for (let item: Y.Item | null = first; item && items.has(item); item = item.right) parts.push(item)
    chains.push({ parts, text: parts.map(wordsOf).join('') })
  }
  return chains
}

const wordsOf = ({ content }: Y.Item): string => (content instanceof Y.ContentString ? content.str : '')

function pair(source: Chain, offset: number, target: Chain, moved: Moved): void {
  const from = idsOf(source).slice(offset)
  const to = idsOf(target)
  for (let at = 0; at < to.length; ) {
    const [here, there] = [from[at], to[at]]
    if (!here || !there) return
    let length = 1
    while (follows(here, from[at + length], length) && follows(there, to[at + length], length)) length += 1
    moved(here, there, length)
    at += length
  }
}

function idsOf({ parts }: Chain): Y.ID[] {
  return parts.flatMap(({ id, length }) =>
    Array.from({ length }, (_, offset) => Y.createID(id.client, id.clock + offset)),
  )
}

function follows(first: Y.ID, next: Y.ID | undefined, distance: number): boolean {
  return next?.client === first.client && next.clock === first.clock + distance
}
