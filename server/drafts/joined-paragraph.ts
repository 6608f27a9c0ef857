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

/** A text of a paragraph that is gone. */
interface Sought {
  /** The text whose heir it is for. */
  readonly key: string
  readonly text: Y.ID
  /** Those of its letters that are looked for; null for all. */
  readonly words: Written | null
}

export const keyOf = ({ client, clock }: Y.ID): string => `${client}:${clock}`

/** The identity of a paragraph, also of one that is gone. */
export function idOf(paragraph: Y.XmlElement): string {
  const id: unknown = paragraph._map.get('id')?.content.getContent()[0]
  return typeof id === 'string' ? id : ''
}

/** The paragraph that stands in the text under an identity. */
export function paragraphIn(doc: Y.Doc, paragraphId: string): Y.XmlElement | undefined {
  return doc
    .getXmlFragment(CONTENT)
    .toArray()
    .filter((child) => child instanceof Y.XmlElement)
    .find((child) => child.getAttribute('id') === paragraphId)
}

/**
 * One pass over all that was ever recorded, however many are looked for: a paragraph is joined to one that is itself joined to
 * another by a later change.
 * @param rows all rows of the draft, in their order
 * @param whole the same as one document that forgets nothing
 * @param texts parts of paragraphs that are gone, of `whole`
 * @returns by `keyOf`; none for a text whose words were not written anywhere
 */
export function heirsOf(rows: readonly AuthoredUpdate[], whole: Y.Doc, texts: readonly Y.ID[]): Map<string, Heir> {
  const heirs = new Map<string, Heir>()
  const sought = new SoughtByParagraph(whole)
  for (const text of texts) sought.add({ key: keyOf(text), text, words: null })
  const before = new Y.Doc({ gc: false })
  try {
    for (const { update } of rows) {
      if (sought.isEmpty) break
      const { structs, ds } = Y.decodeUpdate(update)
      const gone = sought.takeDeleted(ds.clients)
      const written = gone.length > 0 ? lettersWrittenBy(structs) : []
      for (const one of gone) {
        const copy = copyOf(one, before, written, whole)
        const heir = copy && placeOf(copy, whole)
        if (!heir) continue
        if (paragraphIn(whole, heir.paragraphId)) heirs.set(one.key, { ...copy, paragraphId: heir.paragraphId })
        else sought.add({ key: one.key, text: heir.text, words: copy })
      }
      Y.applyUpdate(before, update)
    }
  } finally {
    before.destroy()
  }
  return heirs
}

class SoughtByParagraph {
  private readonly whole: Y.Doc
  /** By the client and the clock of the paragraph. */
  private readonly byClient = new Map<number, Map<number, Sought[]>>()

  constructor(whole: Y.Doc) {
    this.whole = whole
  }

  get isEmpty(): boolean {
    return this.byClient.size === 0
  }

  add(one: Sought): void {
    const { parent } = Y.getItem(this.whole.store, one.text)
    const paragraph = parent instanceof Y.XmlElement ? parent._item?.id : undefined
    if (!paragraph) return
    const byClock = this.byClient.get(paragraph.client) ?? new Map<number, Sought[]>()
    this.byClient.set(paragraph.client, byClock)
    byClock.set(paragraph.clock, [...(byClock.get(paragraph.clock) ?? []), one])
  }

  /** Takes out those whose paragraph a change deletes. */
  takeDeleted(deletes: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>): Sought[] {
    const taken: Sought[] = []
    for (const [client, byClock] of this.byClient) {
      for (const { clock, len } of deletes.get(client) ?? []) {
        for (const [place, some] of byClock) {
          if (place < clock || place >= clock + len) continue
          taken.push(...some)
          byClock.delete(place)
        }
      }
      if (byClock.size === 0) this.byClient.delete(client)
    }
    return taken
  }
}

/** The text and the paragraph in which letters stand or stood. */
function placeOf({ client, from }: Written, whole: Y.Doc): { text: Y.ID; paragraphId: string } | null {
  const { parent } = Y.getItem(whole.store, Y.createID(client, from))
  if (!(parent instanceof Y.XmlText) || !parent._item) return null
  return { text: parent._item.id, paragraphId: parent.parent instanceof Y.XmlElement ? idOf(parent.parent) : '' }
}

/** The letters that a change has written in the place of others: where they stand if they do, else where they came last. */
function copyOf(
  { text, words }: Sought,
  before: Y.Doc,
  written: readonly (readonly Letter[])[],
  whole: Y.Doc,
): Written | null {
  const { content } = Y.getItem(before.store, text)
  const letters = content instanceof Y.ContentType && content.type instanceof Y.XmlText ? lettersOf(content.type) : []
  const all = textOf(letters)
  const isSought = ({ id }: Letter) => words === null || isAmong(id, words)
  const [first, last] = [letters.findIndex(isSought), letters.findLastIndex(isSought)]
  if (first < 0 || all.trim() === '') return null
  let copy: Written | null = null
  for (const some of written) {
    const said = textOf(some)
    for (let start = said.indexOf(all); start >= 0; start = said.indexOf(all, start + all.length)) {
      const [from, to] = [some[start + first]?.id, some[start + last]?.id]
      if (!from || !to) continue
      copy = { client: from.client, from: from.clock, to: to.clock + 1 }
      const place = placeOf(copy, whole)
      if (place && paragraphIn(whole, place.paragraphId)) return copy
    }
  }
  return copy
}

const textOf = (letters: readonly Letter[]): string => letters.map(({ letter }) => letter).join('')

/** For each client, in the order in which they were written. */
function lettersWrittenBy(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): Letter[][] {
  const written = new Map<number, Letter[]>()
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    const letters = written.get(struct.id.client) ?? []
    written.set(struct.id.client, letters)
    for (const letter of lettersIn(struct.id, struct.content)) letters.push(letter)
  }
  return [...written.values()]
}
