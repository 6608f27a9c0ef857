/**
 * Writes a paragraph of the editor into its element of the shared text, letter by letter. Texts are emptied and never deleted,
 * and what stays is not touched: what somebody types into them meanwhile, here or offline, keeps its place.
 */
import type { Mark, Node } from 'prosemirror-model'
import type { updateYFragment } from 'y-prosemirror'
import * as Y from 'yjs'

type Meta = Parameters<typeof updateYFragment>[3]
type Attributes = Readonly<Record<string, object>>

/** One step of a paragraph: a letter of a text, or what stands there as one. `key` is equal for what reads the same. */
interface SharedStep {
  readonly key: string
  readonly letter: string | null
  /** Of the text in which the letter stands; of the element itself. */
  readonly child: Y.XmlText | Y.XmlElement
  readonly offset: number
}
interface EditorStep {
  readonly key: string
  readonly letter: string | null
  readonly node: Node
}

/** @param meta what the binding knows of nodes and elements; kept up to date */
export function writeParagraph(element: Y.XmlElement, paragraph: Node, meta: Meta): void {
  writeAttributes(element, paragraph)
  const [old, now] = [stepsOfElement(element), stepsOfNode(paragraph)]
  const from = firstDifference(old, now)
  const kept = lastDifference(old, now, from)
  const [gone, come] = [old.slice(from, old.length - kept), now.slice(from, now.length - kept)]
  if (isSameLetters(gone, come)) setForms(gone, come)
  else {
    for (const run of runsOf(gone).reverse()) remove(element, run)
    insert(element, old[from - 1] ?? null, come, meta)
  }
  meta.mapping.set(element, paragraph)
}

function writeAttributes(element: Y.XmlElement, paragraph: Node): void {
  for (const [name, value] of Object.entries(paragraph.attrs)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value)
  }
}

const spelled = (attributes: Readonly<Record<string, unknown>>): string => {
  const names = Object.keys(attributes).filter((name) => attributes[name] !== null)
  // Only what there is more than one of carries its hash; the name in front says what it is.
  return JSON.stringify(names.sort().map((name) => [name.replace(/--.*$/, ''), attributes[name]]))
}

function stepsOfElement(element: Y.XmlElement): SharedStep[] {
  return element.toArray().flatMap((child): SharedStep[] => {
    if (child instanceof Y.XmlElement)
      return [
        {
          key: `${child.nodeName} ${spelled(child.getAttributes())} ${wordsOf(child)}`,
          letter: null,
          child,
          offset: 0,
        },
      ]
    if (!(child instanceof Y.XmlText)) return []
    let offset = 0
    return (child.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).flatMap((run) => {
      const form = spelled(run.attributes ?? {})
      const letters = typeof run.insert === 'string' ? run.insert.split('') : []
      return letters.map((letter) => ({ key: `${letter} ${form}`, letter, child, offset: offset++ }))
    })
  })
}

const wordsOf = (element: Y.XmlElement): string =>
  element
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? child.toJSON() : ''))
    .join('')

function stepsOfNode(paragraph: Node): EditorStep[] {
  return paragraph.children.flatMap((node): EditorStep[] => {
    if (!node.isText)
      return [
        {
          key: `${node.type.name} ${spelled(node.attrs)} ${node.type.isLeaf ? '' : node.textContent}`,
          letter: null,
          node,
        },
      ]
    const form = spelled(attributesOf(node.marks))
    return (node.text ?? '').split('').map((letter) => ({ key: `${letter} ${form}`, letter, node }))
  })
}

/** As y-prosemirror writes marks into a shared text. */
const attributesOf = (marks: readonly Mark[]): Attributes =>
  Object.fromEntries(marks.map((mark) => [mark.type.name, mark.attrs]))

function firstDifference(old: readonly SharedStep[], now: readonly EditorStep[]): number {
  let at = 0
  while (at < old.length && at < now.length && old[at]?.key === now[at]?.key) at++
  return at
}

function lastDifference(old: readonly SharedStep[], now: readonly EditorStep[], from: number): number {
  let kept = 0
  const most = Math.min(old.length, now.length) - from
  while (kept < most && old[old.length - 1 - kept]?.key === now[now.length - 1 - kept]?.key) kept++
  return kept
}

function isSameLetters(gone: readonly SharedStep[], come: readonly EditorStep[]): boolean {
  return gone.length === come.length && gone.every(({ letter }, at) => letter !== null && letter === come[at]?.letter)
}

function setForms(gone: readonly SharedStep[], come: readonly EditorStep[]): void {
  for (const [at, { child, offset }] of gone.entries()) {
    const wanted = attributesOf(come[at]?.node.marks ?? [])
    if (child instanceof Y.XmlText) child.format(offset, 1, { strong: null, em: null, link: null, ...wanted })
  }
}

interface Run {
  readonly child: Y.XmlText | Y.XmlElement
  readonly offset: number
  readonly length: number
}

/** Letters side by side in one text are deleted together. */
function runsOf(steps: readonly SharedStep[]): Run[] {
  const runs: Run[] = []
  for (const { child, offset } of steps) {
    const last = runs.at(-1)
    if (last && last.child === child && child instanceof Y.XmlText)
      runs[runs.length - 1] = { ...last, length: last.length + 1 }
    else runs.push({ child, offset, length: 1 })
  }
  return runs
}

function remove(element: Y.XmlElement, { child, offset, length }: Run): void {
  if (child instanceof Y.XmlText) child.delete(offset, length)
  else element.delete(element.toArray().indexOf(child), 1)
}

/** @param after the last step before; null for the beginning */
function insert(element: Y.XmlElement, after: SharedStep | null, come: readonly EditorStep[], meta: Meta): void {
  let text: Y.XmlText | null = after?.child instanceof Y.XmlText ? after.child : null
  let offset = text && after ? after.offset + 1 : 0
  let place = after ? element.toArray().indexOf(after.child) + 1 : 0
  for (const { letter, letters, node } of together(come)) {
    if (letter === null) {
      if (text && offset < text.length) cutBehind(element, text, offset, place)
      element.insert(place, [made(node, meta)])
      place += 1
      text = null
      continue
    }
    if (!text) {
      const next = element.toArray()[place]
      text = next instanceof Y.XmlText ? next : new Y.XmlText()
      if (text !== next) element.insert(place, [text])
      offset = 0
      place += 1
    }
    text.insert(offset, letters, attributesOf(node.marks))
    offset += letters.length
  }
}

interface Together extends EditorStep {
  readonly letters: string
}

/** Letters of one form as one piece. */
function together(steps: readonly EditorStep[]): Together[] {
  const pieces: Together[] = []
  for (const step of steps) {
    const last = pieces.at(-1)
    if (last && step.letter !== null && last.letter !== null && last.node === step.node)
      pieces[pieces.length - 1] = { ...last, letters: last.letters + step.letter }
    else pieces.push({ ...step, letters: step.letter ?? '' })
  }
  return pieces
}

/** What stands behind a place is written anew in a text of its own, since nothing of Yjs can be cut. */
function cutBehind(element: Y.XmlElement, text: Y.XmlText, offset: number, place: number): void {
  let start = 0
  const rest = (text.toDelta() as { insert: string; attributes?: object }[]).flatMap((run) => {
    const skipped = Math.max(0, offset - start)
    start += run.insert.length
    return skipped < run.insert.length ? [{ ...run, insert: run.insert.slice(skipped) }] : []
  })
  text.delete(offset, text.length - offset)
  const tail = new Y.XmlText()
  element.insert(place, [tail])
  tail.applyDelta(rest)
}

function made(node: Node, meta: Meta): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name)
  // Without a document an element keeps what it is given until it is put into one.
  for (const [name, value] of Object.entries(node.attrs)) element.setAttribute(name, value)
  if (!node.type.isLeaf && node.textContent !== '') {
    const words = new Y.XmlText()
    words.insert(0, node.textContent)
    element.insert(0, [words])
  }
  meta.mapping.set(element, node)
  return element
}
