/**
 * Signs in the margin of a paragraph, such as "2 comments": a layer gives them as a decoration of the paragraph, its view draws
 * them beside the words. They are real buttons with words, but no stops of the Tab key: whoever writes reaches what they lead to
 * by a key of its layer.
 */
import { Decoration } from 'prosemirror-view'

export interface ParagraphSign {
  /** What it is a sign of; the class `is-…` by which it is drawn and found again. */
  readonly kind: string
  /** What is seen, two or three letters at most. */
  readonly text: string
  /** What is said, a whole phrase. */
  readonly words: string
}

/**
 * @param from the position before the paragraph
 * @param to the position behind it
 * @param more what the layer wants to find again in the decoration
 */
export function signDecoration(from: number, to: number, sign: ParagraphSign, more: object = {}): Decoration {
  return Decoration.node(from, to, {}, { ...more, sign })
}

export function readSigns(decorations: readonly Decoration[]): ParagraphSign[] {
  return decorations.flatMap(({ spec }) => ('sign' in spec ? [spec.sign as ParagraphSign] : []))
}

/** Two rows of signs that look and read alike. */
export function areSameSigns(some: readonly ParagraphSign[], others: readonly ParagraphSign[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ kind, text, words }, place) => {
      const other = others[place]
      return other?.kind === kind && other.text === text && other.words === words
    })
  )
}

export function signElement({ kind, text, words }: ParagraphSign): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `wg-sign is-${kind}`
  button.tabIndex = -1
  button.title = words
  button.ariaLabel = words
  button.dataset.text = text
  button.textContent = text
  return button
}
