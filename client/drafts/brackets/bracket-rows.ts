/** The rows of the section: the brackets that stand in the text here and now, each with its record where it has one. */
import type { Node } from 'prosemirror-model'
import { paragraphsIn } from '#domain/drafts/brackets/in-text.ts'
import type { SignPair } from '#domain/drafts/brackets/pair-signs.ts'
import { typedSigns } from '#domain/drafts/brackets/typed-signs.ts'
import type { BracketList, BracketView } from '#domain/drafts/brackets/wire.ts'
import { blocksOf } from '#domain/drafts/content.ts'
import { BRACKET_SIGNS, readBracketSide } from '#domain/drafts/schema.ts'
import type { SignAt, SignsInDoc } from '../../editor/bracket-signs.ts'
import type { OutlineLine } from '../../editor/outline-lines.ts'

export interface BracketRow {
  /** The identity of the signs, and which of several pairs that carry it. */
  readonly key: string
  readonly id: string
  readonly record: BracketView | null
  readonly depth: number
  readonly quote: string
  /** One for a bracket without alternatives. */
  readonly wordings: readonly string[]
  readonly paragraphId: string
  readonly paragraphCount: number
  readonly isRepeated: boolean
}

/** The rows that begin in one paragraph. */
export interface ParagraphRows {
  readonly paragraphId: string
  /** Its number, where it has one, and its first words. */
  readonly name: string
  /** How many have a part in it. */
  readonly count: number
  readonly rows: readonly BracketRow[]
}

export interface BracketText {
  readonly rows: readonly BracketRow[]
  readonly paragraphs: readonly ParagraphRows[]
  /** How many paragraphs have a part of one. */
  readonly paragraphCount: number
  readonly strayCount: number
}

export function bracketText(
  doc: Node,
  { pairs, strays }: SignsInDoc,
  list: Pick<BracketList, 'records'> | null,
  lines: readonly OutlineLine[],
): BracketText {
  const records = new Map(list?.records.map((record) => [record.id, record]))
  const labels = new Map(lines.map(({ id, label }) => [id, label]))
  const rows = pairs.map((pair, place) => rowOf(doc, pair, place, records))
  const counts = countsOf(doc, pairs)
  const paragraphs: ParagraphRows[] = []
  for (const [place, row] of rows.entries()) {
    const last = paragraphs.at(-1)
    if (last?.paragraphId === row.paragraphId)
      paragraphs[paragraphs.length - 1] = { ...last, rows: [...last.rows, row] }
    else {
      const { paragraphId } = row
      const words = firstWords(doc, pairs[place]?.open.position ?? 0)
      const name = [labels.get(paragraphId), words].filter(Boolean).join(' ')
      paragraphs.push({ paragraphId, name, count: counts.get(paragraphId) ?? 1, rows: [row] })
    }
  }
  return { rows, paragraphs, paragraphCount: counts.size, strayCount: strays.length }
}

function rowOf(
  doc: Node,
  { id, open, ors, close, depth, isRepeated }: SignPair<SignAt>,
  place: number,
  records: ReadonlyMap<string, BracketView>,
): BracketRow {
  const starts = [open, ...ors]
  const wordings = starts.map(({ position }, index) =>
    wordsBetween(doc, position + 1, (starts[index + 1] ?? close).position),
  )
  return {
    key: `${id} ${place}`,
    id,
    record: isRepeated ? null : (records.get(id) ?? null),
    depth,
    quote: wordsBetween(doc, open.position + 1, close.position),
    wordings,
    paragraphId: String(doc.resolve(open.position).parent.attrs.id ?? ''),
    paragraphCount: paragraphsBetween(doc, open.position, close.position).length,
    isRepeated,
  }
}

function paragraphsBetween(doc: Node, from: number, to: number): string[] {
  const ids: string[] = []
  doc.nodesBetween(from, to, (node) => {
    if (node.type.name === 'paragraph') ids.push(String(node.attrs.id))
    return node.type.name !== 'paragraph'
  })
  return ids
}

function countsOf(doc: Node, pairs: readonly SignPair<SignAt>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { open, close } of pairs) {
    for (const id of paragraphsBetween(doc, open.position, close.position + 1))
      counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

function shownSign(node: Node): string {
  const sign = BRACKET_SIGNS[readBracketSide(node.attrs.side)]
  return node.attrs.side === 'or' ? ` ${sign} ` : sign
}

/** In one line, without footnotes. */
function wordsBetween(doc: Node, from: number, to: number): string {
  const words: string[] = []
  doc.nodesBetween(from, to, (node, position) => {
    if (node.isText) words.push((node.text ?? '').slice(Math.max(0, from - position), to - position))
    else if (node.type.name === 'bracket') words.push(shownSign(node))
    else if (node.type.name === 'paragraph' && words.length > 0) words.push(' ')
    return node.type.name !== 'footnote'
  })
  return words.join('').replace(/\s+/g, ' ').trim()
}

const LONGEST = 32

function firstWords(doc: Node, position: number): string {
  const words = wordsBetween(doc, doc.resolve(position).start(), doc.resolve(position).end())
  return words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s+\S*$/, '')} …` : words
}

/** How many paragraphs have a part of a bracket. */
export function bracketedParagraphCount(doc: Node, { pairs }: SignsInDoc): number {
  return countsOf(doc, pairs).size
}

/** Whether a pair of square brackets begins in a paragraph that was typed as letters. */
export function hasTypedPair(doc: Node, paragraphId: string): boolean {
  if (paragraphId === '') return false
  const paragraphs = paragraphsIn(blocksOf(doc))
  return typedSigns(paragraphs).pairs.some(({ open }) => paragraphs[open.paragraph]?.id === paragraphId)
}
