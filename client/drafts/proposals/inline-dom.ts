/** Words of a proposal as elements: what a widget in the text holds. */
import { type Inline, isAtom, isNote, isReference } from '#domain/drafts/content.ts'

export function inlineDom(inlines: readonly Inline[]): Node[] {
  return inlines.map((inline) => {
    if (isNote(inline)) return footnoteDom(inline.text)
    if (isAtom(inline))
      return document.createTextNode(isReference(inline) ? inline.text || inline.reference : inline.text)
    const words: Node = document.createTextNode(inline.text)
    const strong = inline.strong ? within('strong', words) : words
    return inline.em ? within('em', strong) : strong
  })
}

function within(tag: string, child: Node): HTMLElement {
  const element = document.createElement(tag)
  element.append(child)
  return element
}

/** Its words stand in the line: there is no number for it yet. */
function footnoteDom(text: string): HTMLElement {
  const note = document.createElement('small')
  note.textContent = ` [footnote: ${text}]`
  return note
}
