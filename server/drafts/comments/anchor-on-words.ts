/** An anchor that the server makes, as a browser would: bound to the first letter, and behind the last one. */
import * as Y from 'yjs'
import { type Anchor, lettersOf } from '#domain/drafts/comments/anchor.ts'
import { readDocument } from '#domain/drafts/content.ts'
import { CONTENT } from '../document-form.ts'
import { readFragment } from '../read-fragment.ts'

/**
 * @param paragraphId of a paragraph that does not stand in a table
 * @param from letters of the paragraph before the first
 * @param to letters of the paragraph up to the last, which belongs to it
 * @returns null when the text has no such letters
 */
export function anchorOnWords(doc: Y.Doc, paragraphId: string, from: number, to: number): Anchor | null {
  const content = doc.getXmlFragment(CONTENT)
  const element = content
    .toArray()
    .find((child) => child instanceof Y.XmlElement && child.getAttribute('id') === paragraphId)
  const letters = lettersOf(readDocument(readFragment(content))).find(({ id }) => id === paragraphId)
  if (!(element instanceof Y.XmlElement) || !letters || from >= to || to > letters.text.length) return null
  const start = atLetter(element, from)
  const last = atLetter(element, to - 1)
  if (!start || !last?.item) return null
  const quote = letters.text.slice(from, to)
  const end = new Y.RelativePosition(null, null, last.item, -1)
  return { on: 'range', paragraphId, offset: from, quote, start: base64(start), end: base64(end) }
}

/** The place before a letter; what cannot be cut is one. */
function atLetter(paragraph: Y.XmlElement, letter: number): Y.RelativePosition | null {
  let rest = letter
  for (const [place, child] of paragraph.toArray().entries()) {
    const length = child instanceof Y.XmlText ? child.length : 1
    if (rest < length) {
      const isText = child instanceof Y.XmlText
      return Y.createRelativePositionFromTypeIndex(isText ? child : paragraph, isText ? rest : place)
    }
    rest -= length
  }
  return null
}

function base64(position: Y.RelativePosition): string {
  return Buffer.from(Y.encodeRelativePosition(position)).toString('base64')
}
