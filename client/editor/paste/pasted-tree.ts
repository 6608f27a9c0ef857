/** A page from the clipboard as plain values, so that what is read out of it is decided by pure code. Nothing in it is ever shown. */

export interface PastedElement {
  /** In small letters: `p`, `o:p`. */
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly PastedNode[]
}

export type PastedNode = PastedElement | string

export function isElement(node: PastedNode): node is PastedElement {
  return typeof node !== 'string'
}

/** Deeper than any page is meant to be. */
const DEEPEST = 200

function elementOf(element: Element, depth: number): PastedElement {
  const attributes = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))
  const children = depth === 0 ? [] : [...element.childNodes].flatMap((child) => nodeOf(child, depth - 1))
  return { tag: element.tagName.toLowerCase(), attributes, children }
}

function nodeOf(node: Node, depth: number): PastedNode[] {
  if (node instanceof Element) return [elementOf(node, depth)]
  return node.nodeType === Node.TEXT_NODE ? [node.nodeValue ?? ''] : []
}

/** Reads a page without running or fetching anything of it. */
export function pastedTree(html: string): PastedElement {
  return elementOf(new DOMParser().parseFromString(html, 'text/html').body, DEEPEST)
}

export function styleOf({ attributes }: PastedElement): string {
  return (attributes.style ?? '').toLowerCase()
}

/** The letters in an element, those of its own and of everything within. */
export function textOf(node: PastedNode): string {
  return isElement(node) ? node.children.map(textOf).join('') : node
}

/** Every element within, in the order of the page; the element itself first. */
export function* elementsIn(element: PastedElement): Generator<PastedElement> {
  yield element
  for (const child of element.children) if (isElement(child)) yield* elementsIn(child)
}
