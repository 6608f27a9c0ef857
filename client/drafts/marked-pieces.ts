/**
 * The words of one paragraph of a marked text, with what was put in underlined and what was taken out struck through. Where each
 * begins and ends is said in words as well, with the delegation where that is told.
 */
import { html, nothing, type TemplateResult } from 'lit'
import type { Piece, PieceChange } from '#domain/drafts/compare/compare-inline.ts'
import { type Inline, isAtom, isNote, type Words } from '#domain/drafts/content.ts'
import { tintOf } from './moment-marks.ts'

/** Who put in or took out a run of words. */
export interface MarkWriter {
  readonly by: string
  readonly delegation: string
}

/** The mark of a footnote, by the footnote itself. */
export type NoteMarks = ReadonlyMap<Inline, string>

export interface PieceContext {
  readonly notes: NoteMarks
  /** Those whom `writer` of a piece names; none where it is not told. */
  readonly writers: readonly MarkWriter[]
}

interface Row {
  readonly change: PieceChange
  readonly writer: number | undefined
  readonly pieces: readonly Piece[]
}

export function drawPieces(pieces: readonly Piece[], context: PieceContext): TemplateResult[] {
  return rowsOf(pieces).map((row) => drawRow(row, context))
}

/** The words of the footnotes under the paragraph, marked as their signs in it are. */
export function drawNotes(pieces: readonly Piece[], { notes }: PieceContext): TemplateResult | typeof nothing {
  const found = pieces.flatMap(({ change, inline }) => (isNote(inline) ? [{ change, inline }] : []))
  if (found.length === 0) return nothing
  return html`<div class="wg-notes">${found.map(({ change, inline }) => {
    const words = html`<sup>${notes.get(inline) ?? ''}</sup> ${inline.text}`
    return html`<span class="wg-note">${marked(change, words, 'footnote')}</span>`
  })}</div>`
}

function rowsOf(pieces: readonly Piece[]): Row[] {
  const rows: Row[] = []
  for (const piece of pieces) {
    const { change, writer } = piece
    const last = rows.at(-1)
    if (last?.change === change && last.writer === writer)
      rows[rows.length - 1] = { ...last, pieces: [...last.pieces, piece] }
    else rows.push({ change, writer, pieces: [piece] })
  }
  return rows
}

function drawRow({ change, writer, pieces }: Row, { notes, writers }: PieceContext): TemplateResult {
  const words = pieces.map((piece) => drawInline(piece, notes))
  if (change === 'kept') return html`${words}`
  const who = writer === undefined ? undefined : writers[writer]
  return marked(change, html`${words}`, 'text', who, writers)
}

const START = { inserted: 'start of new', deleted: 'start of deleted' } as const
const END = { inserted: 'end of new', deleted: 'end of deleted' } as const

function marked(
  change: PieceChange,
  words: TemplateResult,
  what: string,
  who?: MarkWriter,
  writers: readonly MarkWriter[] = [],
): TemplateResult {
  if (change === 'kept') return words
  const start = html`<span class="wg-spoken"> ${START[change]} ${what}${who ? `, ${who.delegation}` : ''}: </span>`
  const end = html`<span class="wg-spoken"> ${END[change]} ${what} </span>`
  const title = who && `${change === 'inserted' ? 'Put in' : 'Taken out'} by ${nameOf(who)}`
  const tint = who ? `has-writer ${tintOf(placeOf(who, writers))}` : ''
  return change === 'inserted'
    ? html`<ins class=${tint} title=${title ?? nothing}>${start}${words}${end}</ins>`
    : html`<del class=${tint} title=${title ?? nothing}>${start}${words}${end}</del>`
}

/** `Kenya, Amina Otieno`; a person who stands for themselves once. */
export function nameOf({ delegation, by }: MarkWriter): string {
  return delegation === by || delegation === '' ? by : `${delegation}, ${by}`
}

/** The place of a delegation among those that are told, by which it is coloured. */
function placeOf({ delegation }: MarkWriter, writers: readonly MarkWriter[]): number {
  return delegationsOf(writers).indexOf(delegation)
}

export function delegationsOf(writers: readonly MarkWriter[]): string[] {
  return [...new Set(writers.map(({ delegation }) => delegation))]
}

function drawInline({ inline, was }: Piece, notes: NoteMarks): TemplateResult {
  if (isNote(inline)) return html`<sup class="wg-note-mark" title=${inline.text}>${notes.get(inline) ?? ''}</sup>`
  if (isAtom(inline)) return html`${inline.text}`
  const words = drawWords(inline)
  return was
    ? html`<span class="wg-form-changed" title="Only the form of these words has changed">${words}</span>`
    : words
}

function drawWords({ text, em, strong, href }: Words): TemplateResult {
  let words = html`${text}`
  if (em) words = html`<em>${words}</em>`
  if (strong) words = html`<strong>${words}</strong>`
  return href === undefined ? words : html`<a href=${href} rel="noopener noreferrer">${words}</a>`
}
