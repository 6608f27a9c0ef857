/** The text of a paragraph as a row of letters, each with its position: what search and checks find their place with. */
import type { Node } from 'prosemirror-model'

/** Stands for a footnote, a bracket sign or a reference: one letter that no word has. */
export const ATOM = '\uFFFC'

export interface ParagraphText {
  readonly text: string
  /** The position before each letter, and behind the last one. */
  readonly positions: readonly number[]
}

/** @param start the position before the paragraph's first letter */
export function paragraphText(paragraph: Node, start: number): ParagraphText {
  const positions: number[] = []
  let text = ''
  paragraph.forEach((node, offset) => {
    const letters = node.isText ? (node.text ?? '') : ATOM
    for (let letter = 0; letter < letters.length; letter += 1) positions.push(start + offset + letter)
    text += letters
  })
  return { text, positions: [...positions, start + paragraph.content.size] }
}

/** Position before a paragraph's first letter, by its identity; null when it is not in the text. */
export function paragraphStart(doc: Node, id: string): { readonly node: Node; readonly start: number } | null {
  let found: { readonly node: Node; readonly start: number } | null = null
  doc.descendants((node, position) => {
    if (node.type.name !== 'paragraph') return found === null
    if (node.attrs.id === id) found ??= { node, start: position + 1 }
    return false
  })
  return found
}
