/** Where threads stand in the text that is on the screen. The rules are those of the server (CM9 to CM11). */
import type { EditorState } from 'prosemirror-state'
import { relativePositionToAbsolutePosition } from 'y-prosemirror'
import * as Y from 'yjs'
import {
  type Anchor,
  type FoundWords,
  findQuote,
  type Letters,
  lettersOf,
  settleRange,
} from '#domain/drafts/comments/anchor.ts'
import type { ThreadView } from '#domain/drafts/comments/wire.ts'
import { bindingOf } from './take-anchor.ts'

/** Positions in the document. */
export interface ScreenPlace {
  readonly threadId: string
  /** Of words, or of a whole paragraph. */
  readonly on: 'range' | 'paragraph'
  readonly from: number
  readonly to: number
}

/** Those that stand somewhere in the text; the others are on the whole text, on a proposal, or their words are gone. */
export function findPlaces(state: EditorState, threads: readonly ThreadView[]): ScreenPlace[] {
  const paragraphs = lettersOf(state.doc)
  return threads.flatMap(({ id: threadId, anchor }): ScreenPlace[] => {
    if (anchor.on === 'paragraph') {
      const found = paragraphs.find(({ id }) => id === anchor.paragraphId) ?? writtenAnew(paragraphs, anchor)
      if (!found) return []
      const from = found.start - 1
      return [{ threadId, on: 'paragraph', from, to: from + (state.doc.nodeAt(from)?.nodeSize ?? 0) }]
    }
    const range = anchor.on === 'range' ? rangeOf(state, paragraphs, anchor) : null
    return range ? [{ threadId, on: 'range', ...range }] : []
  })
}

type RangeAnchor = Extract<ThreadView['anchor'], { on: 'range' }>
type Range = { readonly from: number; readonly to: number }

function writtenAnew(paragraphs: readonly Letters[], { paragraphId, quote }: Anchor & { on: 'paragraph' }) {
  const found = findQuote(paragraphs, { paragraphId, quote, offset: 0 })
  return found && paragraphs.find(({ id }) => id === found.paragraphId)
}

function rangeOf(state: EditorState, paragraphs: readonly Letters[], anchor: RangeAnchor): Range | null {
  const marked = markedRange(state, anchor)
  if (marked && anchor.quote.includes('\n')) return marked
  const found = settleRange(marked && wordsAt(paragraphs, marked), paragraphs, anchor)
  const paragraph = found && paragraphs.find(({ id }) => id === found.paragraphId)
  const [first, last] = found ? [paragraph?.places[found.from], paragraph?.places[found.to - 1]] : []
  if (first === undefined || last === undefined) return null
  const letter = state.doc.nodeAt(last)
  return { from: first, to: last + (letter?.isText ? 1 : (letter?.nodeSize ?? 1)) }
}

function markedRange(state: EditorState, { start, end }: RangeAnchor): Range | null {
  const binding = bindingOf(state)
  if (!binding) return null
  const place = (position: string): number | null => {
    try {
      const relative = Y.decodeRelativePosition(Uint8Array.from(atob(position), (sign) => sign.charCodeAt(0)))
      return relativePositionToAbsolutePosition(binding.doc, binding.type, relative, binding.mapping)
    } catch {
      // What another program has sent in its place, or a part that is not on the screen yet: the words are sought instead.
      return null
    }
  }
  const [from, to] = [place(start), place(end)]
  const isThere = from !== null && to !== null && from < to && to <= state.doc.content.size
  return isThere && state.doc.textBetween(from, to, '', '\uFFFC') !== '' ? { from, to } : null
}

/** The letters that a range covers in the paragraph in which it begins. */
function wordsAt(paragraphs: readonly Letters[], { from, to }: Range): FoundWords | null {
  for (const { id, places } of paragraphs) {
    const last = places.at(-1)
    if (last === undefined || last < from) continue
    const first = places.findIndex((place) => place >= from)
    const end = places.findIndex((place) => place >= to)
    return { paragraphId: id, from: first, to: end < 0 ? places.length : end }
  }
  return null
}
