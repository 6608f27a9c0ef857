/**
 * Footnotes of a page: an anchor in the line that leads to another one, which leads back. Word, LibreOffice, Google Docs and most
 * web pages write them so, each with names of its own.
 */
import { elementsIn, isElement, type PastedElement, type PastedNode, textOf } from './pasted-tree.ts'
import { oneLine } from './pasted-words.ts'

export interface PastedNotes {
  /** The words of the footnote that an anchor in the line calls. */
  readonly wordsOf: ReadonlyMap<PastedElement, string>
  /** What stands at the end of the page and is no paragraph of its text. */
  readonly left: ReadonlySet<PastedElement>
}

const nameOf = ({ attributes }: PastedElement): string => attributes.name || attributes.id || ''
const targetOf = ({ tag, attributes }: PastedElement): string =>
  tag === 'a' && /#/.test(attributes.href ?? '') ? (attributes.href ?? '').replace(/^.*#/, '') : ''

/** The elements above each element, nearest first. */
function parentsIn(root: PastedElement): Map<PastedElement, PastedElement> {
  const parents = new Map<PastedElement, PastedElement>()
  for (const element of elementsIn(root)) {
    for (const child of element.children) if (isElement(child)) parents.set(child, element)
  }
  return parents
}

const BLOCKS: ReadonlySet<string> = new Set(['p', 'li', 'div', 'dd', 'td'])

/** The block of a note: its paragraph, or the box that holds this note alone. */
function boxOf(anchor: PastedElement, parents: ReadonlyMap<PastedElement, PastedElement>): PastedElement | null {
  let box: PastedElement | null = anchor
  while (box && !BLOCKS.has(box.tag)) box = parents.get(box) ?? null
  const around = box ? parents.get(box) : undefined
  const isNoteBox = around && /^(?:ftn|edn|sdfootnote|sdendnote|fn|footnote)[-_]?\d+$/i.test(around.attributes.id ?? '')
  return isNoteBox ? around : box
}

function wordsWithout(node: PastedNode, anchor: PastedElement): string {
  if (node === anchor) return ''
  return isElement(node) ? node.children.map((child) => wordsWithout(child, anchor)).join('') : node
}

export function readNotes(root: PastedElement): PastedNotes {
  const parents = parentsIn(root)
  const anchors = [...elementsIn(root)].filter((element) => targetOf(element) !== '')
  const byName = new Map<string, PastedElement>()
  for (const anchor of anchors) {
    const name = nameOf(anchor) || nameOf(parents.get(anchor) ?? anchor)
    if (name !== '' && !byName.has(name)) byName.set(name, anchor)
  }
  const wordsOf = new Map<PastedElement, string>()
  const left = new Set<PastedElement>()
  const notes = new Set<PastedElement>()
  for (const anchor of anchors) {
    const note = byName.get(targetOf(anchor))
    if (notes.has(anchor) || !isBareSign(anchor) || !note || note === anchor || byName.get(targetOf(note)) !== anchor)
      continue
    const box = boxOf(note, parents)
    // A note that stands in the paragraph of its call is no note.
    if (!box || box === boxOf(anchor, parents)) continue
    notes.add(note)
    wordsOf.set(
      anchor,
      oneLine(wordsWithout(box, note))
        .replace(/^[\s.↑^]+/, '')
        .trim(),
    )
    left.add(box)
  }
  return { wordsOf, left }
}

/** The sign of a footnote call and nothing else: `[1]`, `1`, `*`. */
function isBareSign(element: PastedElement): boolean {
  return /^\s*\[?(?:\d{1,3}|[*†‡]|[ivx]{1,5}|[a-z])\]?\s*$/.test(textOf(element))
}
