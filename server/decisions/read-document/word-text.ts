/** Follows the elements of a Word part and gathers its paragraphs. */
import { DomainError } from '#domain/errors.ts'
import { LIMITS } from './limits.ts'
import type { StyleNumbering, WordNumbering } from './word-numbering.ts'

interface OpenParagraph {
  readonly parts: string[]
  style: string | null
  listId: string | null
  listLevel: number | null
  isMarkDeleted: boolean
}

/** Deleted or moved-away text, the second copy of a drawing's text, and codes of fields. */
const SKIPPED = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:delText', 'w:delInstrText'])
const LONGEST_ROW = 140

export class WordText {
  private readonly numbering: WordNumbering
  private readonly styles: StyleNumbering
  private readonly lines: string[] = []
  private readonly notes: string[] = []
  private readonly paragraphs: OpenParagraph[] = []
  private row: string[] | null = null
  private noteFrom = -1
  private carried = ''
  private skipped = 0
  private depth = 0
  private isText = false
  private inParagraphMark = 0

  constructor(numbering: WordNumbering, styles: StyleNumbering) {
    this.numbering = numbering
    this.styles = styles
  }

  text(): string {
    return this.lines.join('\n\n')
  }

  /** The text of each footnote, in order, without the separators that Word keeps among them. */
  footnotes(): readonly string[] {
    return this.notes
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth += 1
    if (this.depth > LIMITS.depth)
      throw new DomainError(
        'too_large',
        'This .docx is nested too deeply to be read. Save the text alone as a new .docx.',
      )
    const paragraph = this.paragraphs.at(-1)
    if (name === 'w:rPr' && this.inParagraphMark > 0) this.inParagraphMark += 1
    if (name === 'w:pPr') this.inParagraphMark = 1
    if (name === 'w:del' && this.inParagraphMark > 1) {
      if (paragraph) paragraph.isMarkDeleted = true
      this.skipped += 1
      return
    }
    if (SKIPPED.has(name)) this.skipped += 1
    if (this.skipped) return
    if (name === 'w:p')
      this.paragraphs.push({ parts: [], style: null, listId: null, listLevel: null, isMarkDeleted: false })
    else if (name === 'w:t') this.isText = true
    else if (name === 'w:tr' && !this.row) this.row = []
    else if (name === 'w:footnote')
      this.noteFrom = /separator/i.test(attributes['w:type'] ?? '') ? -1 : this.lines.length
    else if (paragraph) openInside(paragraph, name, attributes['w:val'] ?? '')
  }

  characters(text: string): void {
    if (this.isText && !this.skipped) this.paragraphs.at(-1)?.parts.push(text)
  }

  close(name: string): void {
    this.depth -= 1
    if (name === 'w:pPr') this.inParagraphMark = 0
    if (name === 'w:rPr' && this.inParagraphMark > 1) this.inParagraphMark -= 1
    if (SKIPPED.has(name)) {
      this.skipped = Math.max(0, this.skipped - 1)
      return
    }
    if (this.skipped) return
    if (name === 'w:t') this.isText = false
    if (name === 'w:p') this.endParagraph()
    if (name === 'w:tr') this.endRow()
    if (name === 'w:footnote' && this.noteFrom >= 0) {
      this.notes.push(this.lines.splice(this.noteFrom).join(' '))
      this.noteFrom = -1
    }
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop()
    if (!paragraph) return
    const text = this.carried + paragraph.parts.join('')
    this.carried = ''
    if (paragraph.isMarkDeleted) {
      this.carried = text
      return
    }
    if (text.trim() === '') return
    const label = this.labelOf(paragraph)
    const line = label ? `${label} ${text.trim()}` : text
    if (this.row) this.row.push(line)
    else this.lines.push(line)
  }

  private labelOf({ style, listId, listLevel }: OpenParagraph): string {
    const inherited = style ? this.styles.get(style) : undefined
    const id = listId ?? inherited?.id
    return id && id !== '0' ? this.numbering.next(id, listLevel ?? inherited?.level ?? 0) : ''
  }

  /** A short row is one line; in a long one every paragraph keeps its own. */
  private endRow(): void {
    const { row } = this
    this.row = null
    if (!row?.length) return
    const whole = row.map((cell) => cell.trim()).join(' | ')
    if (whole.length <= LONGEST_ROW) this.lines.push(whole)
    else this.lines.push(...row)
  }
}

function openInside(paragraph: OpenParagraph, name: string, value: string): void {
  switch (name) {
    case 'w:pStyle':
      paragraph.style = value
      return
    case 'w:numId':
      paragraph.listId = value
      return
    case 'w:ilvl':
      paragraph.listLevel = Number(value)
      return
    case 'w:tab':
      paragraph.parts.push('\t')
      return
    case 'w:br':
    case 'w:cr':
      paragraph.parts.push('\n')
      return
    case 'w:noBreakHyphen':
      paragraph.parts.push('-')
  }
}
