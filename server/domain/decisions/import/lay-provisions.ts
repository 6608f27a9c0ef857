/** Lays a decision out as its provisions: chapeau, items at their levels, closing paragraphs. */
import { bodiesIn } from './bodies.ts'
import { dutyIn } from './duties.ts'
import { MarkerTree, markerAt, markersInside } from './markers.ts'
import { joinPassages, type Passage, slicePassage } from './passage.ts'
import type { RecognisedKind } from './recognised.ts'

export interface ProvisionPart {
  readonly path: string
  readonly marker: string | null
  readonly kind: RecognisedKind
  readonly depth: number
  readonly passage: Passage
}

interface OpenPart {
  path: string
  marker: string | null
  kind: RecognisedKind
  depth: number
  passages: Passage[]
}

interface Mark {
  readonly word: string
  readonly start: number
  readonly textFrom: number
  readonly isAtHead: boolean
}

/** @param isOneLine true where line breaks are lost, so that a closing sentence may hide behind the last item */
export function layProvisions(passages: readonly Passage[], isOneLine: boolean): ProvisionPart[] {
  const marks = passages.map((passage) => marksOf(passage))
  const words = marks.flatMap((list) => list.map(({ word }) => word))
  const tree = new MarkerTree()
  const parts: OpenPart[] = []
  let used = 0
  let tails = 0
  for (const [i, passage] of passages.entries()) {
    let from = 0
    let isNew = true
    const take = (to: number) => {
      const piece = slicePassage(passage, from, to)
      if (piece.text !== '') tails = addText(parts, piece, isNew, tree, tails)
    }
    for (const mark of marks[i] ?? []) {
      used += 1
      if (mark.isAtHead && tree.resumes(mark.word)) tails = foldTail(parts, tails)
      const place = tree.place(mark.word, words[used] ?? null, mark.isAtHead)
      if (!place) continue
      take(mark.start)
      const printed = passage.text.slice(mark.start, mark.textFrom).trim()
      parts.push({ path: place.path, marker: printed, kind: 'item', depth: place.depth, passages: [] })
      from = mark.textFrom
      isNew = false
    }
    take(passage.text.length)
  }
  if (isOneLine) splitClosing(parts)
  return finish(parts)
}

/** A paragraph between b) and c) belongs to b), whatever duty it holds. */
function foldTail(parts: OpenPart[], tails: number): number {
  const tail = parts.pop()
  const last = parts.at(-1)
  if (tail && last) last.passages.push(...tail.passages)
  return tails - 1
}

function marksOf(passage: Passage): Mark[] {
  const head = markerAt(passage.text)
  const from = head?.length ?? 0
  const inside = markersInside(passage.text, from).map((mark) => ({ ...mark, isAtHead: false }))
  return head ? [{ word: head.word, start: 0, textFrom: head.length, isAtHead: true }, ...inside] : inside
}

/** Text without a marker: goes on with what is open, or closes a list with a duty of its own. */
function addText(parts: OpenPart[], piece: Passage, isNew: boolean, tree: MarkerTree, tails: number): number {
  const last = parts.at(-1)
  if (!last) {
    parts.push({ path: 'chapeau', marker: null, kind: 'chapeau', depth: 0, passages: [piece] })
    return tails
  }
  const isClosing =
    isNew &&
    last.passages.length > 0 &&
    last.kind !== 'chapeau' &&
    last.kind !== 'text' &&
    isClosingParagraph(piece.text)
  if (isClosing && last.kind === 'item') {
    const path = tails === 0 ? 'tail' : `tail-${tails + 1}`
    tree.restart(path)
    parts.push({ path, marker: null, kind: 'tail', depth: 0, passages: [piece] })
    return tails + 1
  }
  if (isNew && last.kind === 'chapeau' && last.passages.length > 0 && /[.;]$/.test(last.passages.at(-1)?.text ?? '')) {
    const count = parts.filter(({ kind }) => kind === 'text').length
    parts.push({
      path: count === 0 ? 'text' : `text-${count + 1}`,
      marker: null,
      kind: 'text',
      depth: 0,
      passages: [piece],
    })
    return tails
  }
  last.passages.push(piece)
  return tails
}

/** "… c) the use of code P;" / "and report at its 61st meeting": the sentence of the chapeau goes on under its list. */
const GOES_ON_UNDER_LIST = /^(?:and|et|y)\s(?:shall\s|to\s|also\s)?\p{Ll}{3,}\s.{6}/u

function isClosingParagraph(text: string): boolean {
  if (GOES_ON_UNDER_LIST.test(text)) return true
  if (!/^\p{Lu}/u.test(text)) return false
  const duty = dutyIn(text.slice(0, 400))
  if (duty) return true
  return bodiesIn(text.slice(0, 60)).length > 0 || /\bwill\b/.test(text.slice(0, 200))
}

const SENTENCE = /[.;]\s(?=(?:The|All|Les?|La|El|Las)\s|Parties\s)/g

/** In a text on one line the sentence after the last item, with a body as its subject, is the closing paragraph. */
function splitClosing(parts: OpenPart[]): void {
  const last = parts.at(-1)
  if (last?.kind !== 'item' || last.depth !== 1) return
  const whole = joinPassages(last.passages)
  for (const match of whole.text.matchAll(SENTENCE)) {
    const at = match.index + match[0].length
    const sentence = whole.text.slice(at, at + 400)
    const duty = dutyIn(sentence)
    const subject = bodiesIn(sentence)[0]
    if (!duty || !subject || subject.start > 8 || duty.start > 120 || duty.strength === 'should') continue
    last.passages = [slicePassage(whole, 0, at)]
    parts.push({ path: 'tail', marker: null, kind: 'tail', depth: 0, passages: [slicePassage(whole, at)] })
    return
  }
}

function finish(parts: readonly OpenPart[]): ProvisionPart[] {
  const hasItems = parts.some(({ kind }) => kind === 'item')
  const seen = new Map<string, number>()
  return parts
    .filter(({ passages }) => passages.length > 0)
    .map((part) => {
      const isWhole = !hasItems && part.kind === 'chapeau'
      const path = isWhole
        ? 'text'
        : !hasItems && part.kind === 'text'
          ? `text-${Number(part.path.slice(5) || 1) + 1}`
          : part.path
      const count = (seen.get(path) ?? 0) + 1
      seen.set(path, count)
      return {
        path: count === 1 ? path : `${path}-${count}`,
        marker: part.marker,
        kind: isWhole ? ('text' as const) : part.kind,
        depth: part.depth,
        passage: joinPassages(part.passages),
      }
    })
}
