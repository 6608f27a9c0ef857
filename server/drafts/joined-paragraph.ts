/**
 * Where words went whose paragraph is gone because it was joined to another one: nothing of Yjs says so, but the change that took
 * the paragraph away has written its words elsewhere. A paragraph that was taken out for good leaves none.
 */
import * as Y from 'yjs'
import type { AuthoredUpdate } from '#domain/collab/log.ts'
import { CONTENT } from './document-form.ts'
import { isAmong, type Letter, lettersIn, lettersOf, type Written } from './letters-of.ts'

/** The paragraph that has them now, and which of its letters they were when they came there. */
export interface Heir extends Written {
  readonly paragraphId: string
}

/** A paragraph may be joined to one that is itself joined to another later, but not without end. */
const MOST_JOINS = 100

/**
 * @param rows all that was ever recorded of the draft, in its order
 * @param whole the same as one document that forgets nothing
 * @param text a part of the paragraph that is gone, of `whole`
 * @returns null where its words were not written anywhere
 */
export function heirOf(rows: readonly AuthoredUpdate[], whole: Y.Doc, text: Y.ID): Heir | null {
  let part = text
  let words: Written | null = null
  for (let count = 0; count < MOST_JOINS; count++) {
    words = copyOf(rows, whole, part, words)
    const around = words && Y.getItem(whole.store, Y.createID(words.client, words.from)).parent
    if (!words || !(around instanceof Y.XmlText) || !around._item) return null
    const paragraph = around.parent
    const paragraphId = paragraph instanceof Y.XmlElement ? idOf(paragraph) : ''
    if (standsIn(whole, paragraphId)) return { ...words, paragraphId }
    part = around._item.id
  }
  return null
}

/** The identity of a paragraph, also of one that is gone. */
export function idOf(paragraph: Y.XmlElement): string {
  const id: unknown = paragraph._map.get('id')?.content.getContent()[0]
  return typeof id === 'string' ? id : ''
}

function standsIn(doc: Y.Doc, paragraphId: string): boolean {
  const blocks = doc.getXmlFragment(CONTENT).toArray()
  return (
    paragraphId !== '' &&
    blocks.some((block) => block instanceof Y.XmlElement && block.getAttribute('id') === paragraphId)
  )
}

/**
 * The letters that the change which took a text away has written in its place.
 * @param words those that are looked for; null for all of the text
 */
function copyOf(rows: readonly AuthoredUpdate[], whole: Y.Doc, text: Y.ID, words: Written | null): Written | null {
  const paragraph = Y.getItem(whole.store, text).parent
  const gone = paragraph instanceof Y.XmlElement ? paragraph._item?.id : undefined
  const place = gone ? rows.findIndex(({ update }) => deletes(update, gone)) : -1
  const row = rows[place]
  if (!row) return null
  const before = lettersBefore(rows.slice(0, place), text)
  const all = textOf(before)
  const first = words ? before.findIndex(({ id }) => isAmong(id, words)) : 0
  const last = words ? before.findLastIndex(({ id }) => isAmong(id, words)) : before.length - 1
  if (first < 0 || all.trim() === '') return null
  for (const letters of lettersWrittenBy(row.update)) {
    const start = textOf(letters).indexOf(all)
    const [from, to] = [letters[start + first]?.id, letters[start + last]?.id]
    if (start >= 0 && from && to) return { client: from.client, from: from.clock, to: to.clock + 1 }
  }
  return null
}

const textOf = (letters: readonly Letter[]): string => letters.map(({ letter }) => letter).join('')

function deletes(update: Uint8Array, { client, clock }: Y.ID): boolean {
  const ranges = Y.decodeUpdate(update).ds.clients.get(client) ?? []
  return ranges.some((range) => range.clock <= clock && clock < range.clock + range.len)
}

function lettersBefore(rows: readonly AuthoredUpdate[], text: Y.ID): Letter[] {
  const doc = new Y.Doc({ gc: false })
  try {
    doc.transact(() => {
      for (const { update } of rows) Y.applyUpdate(doc, update)
    })
    const { content } = Y.getItem(doc.store, text)
    return content instanceof Y.ContentType && content.type instanceof Y.XmlText ? lettersOf(content.type) : []
  } finally {
    doc.destroy()
  }
}

/** For each client, in the order in which they were written. */
function lettersWrittenBy(update: Uint8Array): Letter[][] {
  const written = new Map<number, Letter[]>()
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    const letters = lettersIn(struct.id, struct.content)
    written.set(struct.id.client, [...(written.get(struct.id.client) ?? []), ...letters])
  }
  return [...written.values()]
}
