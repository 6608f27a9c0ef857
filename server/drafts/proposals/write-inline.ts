/**
 * Writes a difference into a paragraph of the shared text: what stays is not touched, so that whoever types in the same
 * paragraph at that moment, here or offline, keeps both their words and the place of them.
 */
import * as Y from 'yjs'
import type { Piece } from '#domain/drafts/compare/compare-inline.ts'
import { type Atom, type Inline, isAtom, isBracket, isNote, type Words } from '#domain/drafts/content.ts'

/** Names of forms, as y-prosemirror writes marks into a shared text; null takes a form away. */
type Form = Record<string, object | null>

const formOf = ({ em, strong, href }: Words): Form => ({
  em: em ? {} : null,
  strong: strong ? {} : null,
  link: href === undefined ? null : { href },
})

/** Of a form, what words of that form carry. */
const carried = (form: Form): Form => Object.fromEntries(Object.entries(form).filter(([, value]) => value !== null))

/** @param pieces what `compareInline` says from the words that stand in the element to those that should */
export function writePieces(element: Y.XmlElement, pieces: readonly Piece[]): void {
  const pen = new Pen(element)
  for (const { change, inline, was } of pieces) {
    if (change === 'inserted') pen.insert(inline)
    else if (change === 'deleted') pen.remove(inline)
    else pen.pass(inline, was)
  }
}

/** A place in the children of an element, and in the text that stands there. */
class Pen {
  private readonly element: Y.XmlElement
  private child = 0
  private offset = 0

  constructor(element: Y.XmlElement) {
    this.element = element
  }

  /** Goes over what stays; gives it its new form, where that is another one. */
  pass(inline: Inline, was: Words | undefined): void {
    if (isAtom(inline)) {
      this.toAtom()
      this.child += 1
      return
    }
    this.each(inline.text.length, (text, length) => {
      if (was) text.format(this.offset, length, formOf(inline))
      this.offset += length
    })
  }

  remove(inline: Inline): void {
    if (!isAtom(inline)) {
      this.each(inline.text.length, (text, length) => text.delete(this.offset, length))
      return
    }
    this.toAtom()
    this.element.delete(this.child, 1)
  }

  insert(inline: Inline): void {
    if (isAtom(inline)) this.insertAtom(inline)
    else {
      this.textHere().insert(this.offset, inline.text, carried(formOf(inline)))
      this.offset += inline.text.length
    }
  }

  /** The texts that hold the next letters, in turn. */
  private each(letterCount: number, act: (text: Y.XmlText, length: number) => void): void {
    for (let rest = letterCount; rest > 0; ) {
      const text = this.element.get(this.child)
      if (!(text instanceof Y.XmlText)) throw new Error('The text is not what its difference was made from.')
      const length = Math.min(rest, text.length - this.offset)
      if (length === 0) this.next()
      else act(text, length)
      rest -= length
    }
  }

  /** A text at this place; a new one where none stands. */
  private textHere(): Y.XmlText {
    const here = this.element.get(this.child)
    if (here instanceof Y.XmlText) return here
    const before = this.child > 0 ? this.element.get(this.child - 1) : null
    if (before instanceof Y.XmlText) {
      this.child -= 1
      this.offset = before.length
      return before
    }
    const text = new Y.XmlText()
    this.element.insert(this.child, [text])
    this.offset = 0
    return text
  }

  private toAtom(): void {
    // Several texts, and empty ones, are left where what stood between them has gone.
    for (let here = this.element.get(this.child); here instanceof Y.XmlText; here = this.element.get(this.child)) {
      if (this.offset < here.length) throw new Error('The text is not what its difference was made from.')
      this.next()
    }
  }

  private next(): void {
    this.child += 1
    this.offset = 0
  }

  /** It stands between two texts, so what follows it in this one is written anew behind it. */
  private insertAtom(atom: Atom): void {
    const here = this.element.get(this.child)
    const written = elementOf(atom)
    if (!(here instanceof Y.XmlText) || this.offset === 0) {
      this.element.insert(this.child, [written])
      this.child += 1
      return
    }
    const rest: unknown[] = tailOf(here, this.offset)
    if (rest.length > 0) here.delete(this.offset, here.length - this.offset)
    this.element.insert(this.child + 1, [written])
    this.child += 2
    this.offset = 0
    if (rest.length === 0) return
    const tail = new Y.XmlText()
    this.element.insert(this.child, [tail])
    tail.applyDelta(rest)
  }
}

function elementOf(atom: Atom): Y.XmlElement {
  if (isBracket(atom)) {
    const element = new Y.XmlElement('bracket')
    element.setAttribute('id', atom.bracket)
    element.setAttribute('side', atom.side)
    return element
  }
  if (!isNote(atom)) {
    const element = new Y.XmlElement('reference')
    element.setAttribute('target', atom.reference)
    return element
  }
  const { footnote, text } = atom
  const element = new Y.XmlElement('footnote')
  element.setAttribute('kind', footnote)
  if (text !== '') {
    const words = new Y.XmlText()
    words.insert(0, text)
    element.insert(0, [words])
  }
  return element
}

/** What stands behind a place in a text, with its forms. */
function tailOf(text: Y.XmlText, offset: number): unknown[] {
  let place = 0
  return (text.toDelta() as { insert: string; attributes?: object }[]).flatMap((run) => {
    const start = place
    place += run.insert.length
    if (place <= offset) return []
    return [{ ...run, insert: run.insert.slice(Math.max(0, offset - start)) }]
  })
}
