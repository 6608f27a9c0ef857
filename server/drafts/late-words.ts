/**
 * Brings words back that were typed into a paragraph after it had been moved or joined to another: Yjs moves nothing, so its
 * words were written anew in their new place, and what somebody typed into the old one, on the line a moment later or off it for
 * days, is recorded and in no text. It is put where its neighbours are now, under the name of who typed it. Words of a paragraph
 * that was taken out for good stay out with it: their proposal names that paragraph.
 */
import * as Y from 'yjs'
import type { AuthoredUpdate, UpdateLog } from '#domain/collab/log.ts'
import { matchSequences } from '#domain/drafts/compare/sequence.ts'
import type { DraftId } from '#domain/ids.ts'
import type { Hub } from '../collab/hub.ts'
import type { CollabLog } from '../collab/pace.ts'
import { CONTENT } from './document-form.ts'
import { type Heir, heirsOf, idOf, keyOf, paragraphIn } from './joined-paragraph.ts'
import { isAmong, lettersOf } from './letters-of.ts'

/** Some of the letters of a paragraph, from one place to another. */
interface Part {
  readonly id: Y.ID
  readonly from: number
  to: number
}

/** A run of letters in a paragraph that is gone, and what stood before it there. */
interface LateWords {
  readonly paragraphId: string
  readonly text: string
  readonly ids: readonly Y.ID[]
  /** All letters of the paragraph as it was, and how many of them stand before. */
  readonly letters: readonly string[]
  readonly before: number
  /** The text, between footnotes and signs, in which they were typed. */
  readonly part: Part
}

export interface LateWordsNeeds {
  readonly hub: Pick<Hub, 'appendAs'>
  readonly updates: Pick<UpdateLog, 'readSince'>
  readonly log: Pick<CollabLog, 'warn'>
}

/**
 * Never fails: what could not be brought back is told to the log of the program.
 * @param rows recorded ones, which may hold such words
 * @param looked called with those of their letters that are in no text
 */
export async function bringLateWords(
  { hub, updates, log }: LateWordsNeeds,
  draftId: DraftId,
  rows: readonly AuthoredUpdate[],
  looked: (lost: readonly Y.ID[]) => void,
): Promise<void> {
  // From the rows and not from a snapshot, which has forgotten what is gone.
  const whole = new Y.Doc({ gc: false })
  try {
    const all = await updates.readSince(draftId, 0)
    // Each in the text as it was then: words that stood well are in gone paragraphs too, once those are moved.
    const found = all.flatMap(({ update }) => {
      Y.applyUpdate(whole, update)
      const row = rows.find((one) => isSame(update, one.update))
      return row ? [{ row, late: lateWordsIn(whole, update) }] : []
    })
    const gone = found.flatMap(({ late }) => late.filter(({ paragraphId }) => !paragraphIn(whole, paragraphId)))
    const heirs = gone.length > 0 ? heirsOf(all, whole, [...new Set(gone.map(({ part }) => part.id))]) : new Map()
    // Before they are put back, which takes its turn: what is typed beside them meanwhile is late too.
    looked(found.flatMap(({ late }) => late.flatMap(({ ids }) => ids)))
    for (const { row, late } of found.filter((one) => one.late.length > 0)) {
      await hub.appendAs(draftId, row.accountId, row.at, (doc) => {
        for (const words of late.toReversed()) putBack(doc, words, heirs.get(keyOf(words.part.id)) ?? null)
      })
    }
  } catch (error) {
    log.warn({ err: error, draftId }, 'words that were typed into a moved paragraph were not brought back')
  } finally {
    whole.destroy()
  }
}

/**
 * Also letters that are said to be deleted: Yjs takes away all that comes into what is gone, and a client that has heard of it
 * says so of each letter. A letter that somebody typed and took back before they heard may so come back; none is lost.
 */
function lateWordsIn(whole: Y.Doc, update: Uint8Array): LateWords[] {
  const own = new Map<number, { from: number; to: number }>()
  for (const { id, length } of Y.decodeUpdate(update).structs) {
    const known = own.get(id.client)
    own.set(id.client, {
      from: Math.min(known?.from ?? id.clock, id.clock),
      to: Math.max(known?.to ?? 0, id.clock + length),
    })
  }
  return goneElements(whole).flatMap((element) =>
    readLate(element, ({ id: { client, clock } }, offset) => {
      const range = own.get(client)
      return range !== undefined && range.from <= clock + offset && clock + offset < range.to
    }),
  )
}

/** Paragraphs that are not in the text any more, in the order in which they stood. */
function goneElements(whole: Y.Doc): Y.XmlElement[] {
  const found: Y.XmlElement[] = []
  for (let item = whole.getXmlFragment(CONTENT)._start; item; item = item.right) {
    if (item.deleted && item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlElement)
      found.push(item.content.type)
  }
  return found
}

function readLate(element: Y.XmlElement, isLate: (item: Y.Item, offset: number) => boolean): LateWords[] {
  const paragraphId = idOf(element)
  if (paragraphId === '') return []
  const letters: string[] = []
  const runs: { text: string; before: number; ids: Y.ID[]; part: Part }[] = []
  let isRun = false
  for (let child = element._start; child; child = child.right) {
    if (!(child.content instanceof Y.ContentType)) continue
    const part: Part = { id: child.id, from: letters.length, to: letters.length }
    for (let item = child.content.type._start; item; item = item.right) {
      if (!(item.content instanceof Y.ContentString)) continue
      for (const [offset, letter] of item.content.str.split('').entries()) {
        const last = runs.at(-1)
        if (!isLate(item, offset)) {
          letters.push(letter)
          isRun = false
          continue
        }
        const id = Y.createID(item.id.client, item.id.clock + offset)
        if (isRun && last) {
          last.text += letter
          last.ids.push(id)
        } else runs.push({ text: letter, before: letters.length, ids: [id], part })
        isRun = true
      }
    }
    part.to = letters.length
  }
  return runs.map((run) => ({ ...run, paragraphId, letters }))
}

/** Behind the last letter that stood before it and stands there still; before the first that does; else at the end. */
function putBack(doc: Y.Doc, words: LateWords, heir: Heir | null): void {
  const element = paragraphIn(doc, heir?.paragraphId ?? words.paragraphId)
  if (!element) return
  const texts = element.toArray().filter((child) => child instanceof Y.XmlText)
  const standing = texts.flatMap(lettersOf)
  // The words before those of a paragraph that was joined to this one are not its own.
  const found = heir ? standing.findIndex(({ id }) => isAmong(id, heir)) : 0
  const first = Math.max(0, found)
  const letters = heir ? words.letters.slice(words.part.from, words.part.to) : words.letters
  const before = heir ? words.before - words.part.from : words.before
  const own = standing.slice(first).map(({ letter }) => letter)
  const matches = matchSequences(letters, own)
  const left = matches.findLast((match) => match.before < before)
  const otherwise = matches[0]?.after ?? own.length
  let offset = first + (left ? left.after + Math.min(left.length, before - left.before) : otherwise)
  for (const part of texts) {
    if (offset <= part.length) {
      part.insert(offset, words.text)
      return
    }
    offset -= part.length
  }
  const fresh = new Y.XmlText()
  element.insert(element.length, [fresh])
  fresh.insert(0, words.text)
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, place) => byte === other[place])
