/**
 * A paragraph on paper: its number hangs in the margin, its footnotes stand in small type underneath. Number and notes
 * are real text outside the editable element, so that a screen reader reads them and a cursor cannot enter them.
 */
import type { Node } from 'prosemirror-model'
import type { Decoration, NodeView } from 'prosemirror-view'
import { readLevel, readRole } from '#domain/drafts/schema.ts'
import type { ParagraphNumber } from '../plugins/numbering.ts'
import { areSameSigns, type ParagraphSign, readSigns, signElement } from './paragraph-signs.ts'

const UNNUMBERED: ParagraphNumber = { label: '', depth: 0, marks: '' }

function readNumber(decorations: readonly Decoration[]): ParagraphNumber {
  const spec = decorations.find((decoration) => 'label' in decoration.spec)?.spec as ParagraphNumber | undefined
  return spec ?? UNNUMBERED
}

function tagOf(node: Node): string {
  const role = readRole(node.attrs.role)
  if (role === 'annex-heading') return 'h2'
  return role === 'heading' ? `h${readLevel(node.attrs.level) + 1}` : 'p'
}

export class ParagraphView implements NodeView {
  readonly dom = document.createElement('div')
  readonly contentDOM: HTMLElement
  private readonly label = document.createElement('span')
  private readonly notes = document.createElement('div')
  private readonly signRow = document.createElement('div')
  private readonly tag: string
  private node: Node
  private number: ParagraphNumber
  private signs: readonly ParagraphSign[] = []

  constructor(node: Node, decorations: readonly Decoration[]) {
    this.node = node
    this.number = readNumber(decorations)
    this.tag = tagOf(node)
    this.contentDOM = document.createElement(this.tag)
    this.dom.className = 'wg-paragraph'
    this.label.className = 'wg-label'
    this.label.contentEditable = 'false'
    this.notes.className = 'wg-notes'
    this.notes.contentEditable = 'false'
    this.signRow.className = 'wg-signs'
    this.signRow.contentEditable = 'false'
    this.dom.append(this.label, this.contentDOM)
    this.draw()
    this.showSigns(readSigns(decorations))
  }

  update(node: Node, decorations: readonly Decoration[]): boolean {
    if (node.type !== this.node.type || tagOf(node) !== this.tag) return false
    const number = readNumber(decorations)
    const isSame = node === this.node && number === this.number
    this.node = node
    this.number = number
    if (!isSame) this.draw()
    this.showSigns(readSigns(decorations))
    return true
  }

  /** Only what the editor draws into the text itself counts as a change by the person. */
  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  /** Pressing a sign is no click into the words beside it. */
  stopEvent(event: Event): boolean {
    return event.type === 'mousedown' && event.target instanceof Element && this.signRow.contains(event.target)
  }

  private showSigns(signs: readonly ParagraphSign[]): void {
    if (areSameSigns(signs, this.signs)) return
    this.signs = signs
    this.signRow.replaceChildren(...signs.map(signElement))
    if (signs.length === 0) this.signRow.remove()
    else if (this.signRow.parentNode !== this.dom) this.dom.append(this.signRow)
  }

  private draw(): void {
    const { dataset } = this.dom
    dataset.role = readRole(this.node.attrs.role)
    dataset.level = String(readLevel(this.node.attrs.level))
    dataset.depth = String(this.number.depth)
    dataset.id = String(this.node.attrs.id)
    this.dom.classList.toggle('has-label', this.number.label !== '')
    if (this.label.textContent !== this.number.label) this.label.textContent = this.number.label
    this.drawNotes()
  }

  private drawNotes(): void {
    if (this.number.marks === '') {
      this.notes.remove()
      return
    }
    const texts = this.node.content.content.filter((child) => child.type.name === 'footnote')
    const marks = this.number.marks.split(',')
    this.notes.replaceChildren(...texts.map((note, index) => noteElement(marks[index] ?? '', note.textContent, index)))
    if (this.notes.parentNode !== this.dom) this.dom.append(this.notes)
  }
}

function noteElement(mark: string, text: string, index: number): HTMLElement {
  const note = document.createElement('span')
  note.className = 'wg-note'
  note.dataset.note = String(index)
  const sign = document.createElement('sup')
  sign.textContent = mark
  note.append(sign, ' ', text === '' ? 'Empty footnote' : text)
  return note
}
