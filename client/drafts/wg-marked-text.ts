/**
 * Two texts as one: what is new underlined, what is gone struck through, what has moved, was cut or joined said in words.
 * Stands in the light DOM, where the sheet of the document is, and draws on paper of its own.
 *
 *     <wg-marked-text .blocks=${blocks} .writers=${writers} name="…"></wg-marked-text>
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Piece } from '#domain/drafts/compare/compare-inline.ts'
import {
  isMarkedTable,
  type MarkedBlock,
  type MarkedParagraph,
  type MarkedTable,
} from '#domain/drafts/compare/marked-document.ts'
import { type Inline, isNote } from '#domain/drafts/content.ts'
import { adoptSheet } from '../editor/adopt-sheet.ts'
import { editorSheet } from '../editor/editor.css.ts'
import { saidOf } from './marked-changes.ts'
import { drawNotes, drawPieces, type MarkWriter, type NoteMarks, type PieceContext } from './marked-pieces.ts'
import { markedTextSheet } from './marked-text.css.ts'

@customElement('wg-marked-text')
export class WgMarkedText extends LitElement {
  @property({ attribute: false }) blocks: readonly MarkedBlock[] = []
  /** Those whom `writer` of a piece names; then each run is coloured by delegation and names the person on demand. */
  @property({ attribute: false }) writers: readonly MarkWriter[] = []
  /** The name of the text for screen readers. */
  @property() name = ''

  protected override createRenderRoot(): this {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    adoptSheet(this, editorSheet)
    adoptSheet(this, markedTextSheet)
  }

  override render() {
    const context = { notes: noteMarks(this.blocks), writers: this.writers }
    return html`
      <div class="wg-paper">
        <article class="wg-document" aria-label=${this.name}>
          ${this.blocks.map((block, place) =>
            isMarkedTable(block)
              ? drawTable(block, place, context)
              : drawParagraph(block, this.blocks[place + 1], place, context),
          )}
        </article>
      </div>
    `
  }

  /** Scrolls to a block, by its place, gives it the focus and marks it for a moment. */
  goTo(place: number): void {
    const element = this.querySelector<HTMLElement>(`[data-place="${place}"]`)
    if (!element) return
    element.scrollIntoView({ block: 'center' })
    element.focus({ preventScroll: true })
    const tint = getComputedStyle(this).getPropertyValue('--wg-accent-tint')
    element.animate([{ backgroundColor: tint }, { backgroundColor: 'transparent' }], { duration: 1600 })
  }
}

function classOf({ mark }: MarkedBlock, said: readonly string[]): string {
  if (mark === 'deleted' || mark === 'moved away') return 'is-changed is-gone'
  return mark === 'kept' && said.length === 0 ? '' : 'is-changed'
}

function saidAbove(said: readonly string[]): TemplateResult | typeof nothing {
  if (said.length === 0) return nothing
  const text = said.join(', ')
  return html`<span class="wg-said">${text.charAt(0).toUpperCase()}${text.slice(1)}<span class="wg-spoken">: </span></span>`
}

function drawParagraph(
  block: MarkedParagraph,
  next: MarkedBlock | undefined,
  place: number,
  context: PieceContext,
): TemplateResult {
  const { paragraph, label, depth, pieces } = block
  const said = saidOf(block, next)
  return html`
    <div
      class="wg-paragraph wg-marked-block ${label === '' ? '' : 'has-label'} ${classOf(block, said)}"
      data-role=${paragraph.role}
      data-level=${paragraph.level}
      data-depth=${depth}
      data-place=${place}
      tabindex="-1"
    >
      ${saidAbove(said)} ${label === '' ? nothing : html`<span class="wg-label">${label}</span>`}
      ${drawWithTag(paragraph, html`${drawPieces(pieces, context)}`)} ${drawNotes(pieces, context)}
    </div>
  `
}

function drawWithTag({ role, level }: MarkedParagraph['paragraph'], words: TemplateResult): TemplateResult {
  if (role === 'annex-heading') return html`<h2>${words}</h2>`
  if (role !== 'heading') return html`<p>${words}</p>`
  if (level === 1) return html`<h2>${words}</h2>`
  return level === 2 ? html`<h3>${words}</h3>` : html`<h4>${words}</h4>`
}

function drawTable(table: MarkedTable, place: number, context: PieceContext): TemplateResult {
  const said = saidOf(table, undefined)
  return html`
    <div class="wg-marked-block wg-marked-table ${classOf(table, said)}" data-place=${place} tabindex="-1">
      ${saidAbove(said)}
      <table>
        <tbody>
          ${table.rows.map(({ mark, cells }) => {
            const what = mark === 'inserted' ? 'New row: ' : mark === 'deleted' ? 'Deleted row: ' : ''
            return html`<tr>${cells.map(({ header, paragraphs }, at) => {
              const spoken = at === 0 && what !== '' ? html`<span class="wg-spoken">${what}</span>` : nothing
              const words = paragraphs.map(
                (pieces) =>
                  html`<div class="wg-paragraph"><p>${drawPieces(pieces, context)}</p>${drawNotes(pieces, context)}</div>`,
              )
              return header ? html`<th scope="col">${spoken}${words}</th>` : html`<td>${spoken}${words}</td>`
            })}</tr>`
          })}
        </tbody>
      </table>
    </div>
  `
}

/** Footnotes run through what stands now; one that is gone has a cross, for its number belongs to another one now. */
function noteMarks(blocks: readonly MarkedBlock[]): NoteMarks {
  const marks = new Map<Inline, string>()
  let [numbered, stars] = [0, 0]
  for (const { change, inline } of blocks.flatMap(piecesOf)) {
    if (!isNote(inline)) continue
    if (change === 'deleted') marks.set(inline, '×')
    else marks.set(inline, inline.footnote === 'star' ? '*'.repeat(++stars) : String(++numbered))
  }
  return marks
}

function piecesOf(block: MarkedBlock): readonly Piece[] {
  if (!isMarkedTable(block)) return block.pieces
  return block.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs.flat()))
}

declare global {
  interface HTMLElementTagNameMap {
    'wg-marked-text': WgMarkedText
  }
}
