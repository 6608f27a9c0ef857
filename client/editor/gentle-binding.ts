/**
 * Writes what a person changes here into the shared text, paragraph by paragraph and letter by letter, before y-prosemirror looks
 * at it. Left to itself that compares children by their place: where a sign goes and two texts become neighbours, or a paragraph
 * is cut, it deletes a text and writes it anew, and with it goes all that others have typed into it and not sent yet. Here a
 * paragraph is known by its identity, and texts are never deleted. New paragraphs, tables and what has gone are left to it.
 */
import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import { type updateYFragment, ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import { writeParagraph } from './write-paragraph.ts'

/** Which node of the editor was made from which part of the shared text, and what it knows of marks. */
type Meta = Parameters<typeof updateYFragment>[3]

/** What is used of `ProsemirrorBinding` of y-prosemirror 1.3, which has no type of its own for it. */
interface Binding extends Meta {
  readonly type: Y.XmlFragment
  readonly doc: Y.Doc
  _observeFunction: Parameters<Y.XmlFragment['observeDeep']>[0]
  _prosemirrorChanged(doc: Node): void
}

/** No client of Yjs has this number. */
const NOBODY = -1

/**
 * Reads a shared text into the editor and leaves it as it is. While it reads, y-prosemirror takes a text that this client has
 * made into the one before it and deletes it, which here would lose words as well; it knows its own by the number.
 * @param read writes nothing
 */
export function readGently<T>(doc: Y.Doc, read: () => T): T {
  const own = doc.clientID
  doc.clientID = NOBODY
  try {
    return read()
  } finally {
    doc.clientID = own
  }
}

/** Call once for a view, before anything is typed. */
export function bindGently(view: EditorView): void {
  const { binding } = ySyncPluginKey.getState(view.state) as { readonly binding: Binding }
  const { doc: shared } = binding
  const write = binding._prosemirrorChanged.bind(binding)
  binding._prosemirrorChanged = (doc) => {
    shared.transact(() => {
      writeGently(binding, doc)
      write(doc)
    }, ySyncPluginKey)
  }
  showGently(binding)
}

/** Others are shown under the client's own number: only while it reads, until it asks for a transaction, it has none. */
function showGently(binding: Binding): void {
  const { type, doc: shared } = binding
  const show = binding._observeFunction
  let done = () => {}
  Object.defineProperty(binding, '_tr', {
    get() {
      done()
      return Reflect.get(Object.getPrototypeOf(binding), '_tr', binding)
    },
  })
  type.unobserveDeep(show)
  binding._observeFunction = (events, transaction) => {
    const own = shared.clientID
    done = () => {
      shared.clientID = own
    }
    shared.clientID = NOBODY
    try {
      show(events, transaction)
    } finally {
      done()
      done = () => {}
    }
  }
  type.observeDeep(binding._observeFunction)
}

/** Writes the changed paragraphs that are in the shared text already. */
export function writeGently(
  { type, mapping, isOMark }: Pick<Binding, 'type' | 'mapping' | 'isOMark'>,
  doc: Node,
): void {
  const elements = changed(type.toArray(), doc.children, mapping)
  if (elements.length === 0) return
  const wanted = paragraphsById(doc)
  for (const element of elements.flatMap(paragraphsWithin)) {
    const paragraph = wanted.get(String(element.getAttribute('id') ?? ''))
    if (!paragraph || mapping.get(element) === paragraph) continue
    writeParagraph(element, paragraph, { mapping, isOMark })
  }
}

type Shared = ReturnType<Y.XmlFragment['toArray']>[number]

/** What stands between the blocks at both ends that are the same on both sides. */
function changed(shared: readonly Shared[], blocks: readonly Node[], mapping: Meta['mapping']): Shared[] {
  const isSame = (one: Shared | undefined, block: Node | undefined) => one && block && mapping.get(one) === block
  let from = 0
  while (isSame(shared[from], blocks[from])) from++
  let kept = 0
  const most = Math.min(shared.length, blocks.length) - from
  while (kept < most && isSame(shared[shared.length - 1 - kept], blocks[blocks.length - 1 - kept])) kept++
  return shared.slice(from, shared.length - kept)
}

function paragraphsWithin(shared: Shared): Y.XmlElement[] {
  if (!(shared instanceof Y.XmlElement)) return []
  return shared.nodeName === 'paragraph' ? [shared] : shared.toArray().flatMap(paragraphsWithin)
}

/** Those whose identity is theirs alone: of two nobody can say which one an element is. */
function paragraphsById(doc: Node): Map<string, Node> {
  const found = new Map<string, Node>()
  const repeated = new Set<string>()
  doc.descendants((node) => {
    if (node.type.name !== 'paragraph') return true
    const id = String(node.attrs.id)
    if (found.has(id)) repeated.add(id)
    found.set(id, node)
    return false
  })
  for (const id of [...repeated, '']) found.delete(id)
  return found
}
