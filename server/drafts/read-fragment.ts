/**
 * The live text as a document. Whatever is in the shared type, nothing that carries words is left out: an element that does
 * not fit where it stands becomes a plain paragraph of its words, unlike in a browser, where the binding deletes it.
 */
import * as Y from 'yjs'
import type { DocumentJson } from '#domain/drafts/content.ts'
import { schema } from '#domain/drafts/schema.ts'
import { AS_IT_IS, type SharedNode, type TextView, type Trace } from './text-view.ts'

export interface NodeJson {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly NodeJson[]
  readonly text?: string
  readonly marks?: readonly NodeJson[]
}

/** How much of a document a node takes, as ProseMirror counts. */
export function sizeOf(node: NodeJson): number {
  if (node.text !== undefined) return node.text.length
  if (schema.nodes[node.type as keyof typeof schema.nodes]?.isLeaf) return 1
  return (node.content ?? []).reduce((sum, child) => sum + sizeOf(child), 2)
}

/** Elements within elements, beyond which nobody has meant it: a table in a cell of a table in a cell has ten. */
const DEEPEST = 24
/** What a database keeps in no text; a client that is not ours may have written it. */
const NUL = /\0/g

/** The document in a shared type, as ProseMirror JSON. */
export function readFragment(fragment: Y.XmlFragment): DocumentJson {
  return { type: 'doc', content: new FragmentReader(AS_IT_IS).read(fragment) }
}

export class FragmentReader {
  private readonly view: TextView
  /** What stands behind each node that was read, where the view knows it. */
  readonly traces = new Map<NodeJson, Trace>()

  constructor(view: TextView) {
    this.view = view
  }

  read(fragment: Y.XmlFragment): NodeJson[] {
    return this.view.children(fragment).map((child) => this.readBlock(child))
  }

  readBlock(child: SharedNode): NodeJson {
    if (child instanceof Y.XmlElement && !this.isTooDeep(child)) {
      const json = this.readElement(child)
      if (json && fits(json)) return json
    }
    const parts = this.wordsIn(child)
    const words = parts.flatMap((part, index) => (index > 0 ? [{ type: 'text', text: ' ' }, ...part] : part))
    return this.traced(plain(this.traces.size > 0 ? words : joined(words)), this.view.trace(child))
  }

  /** Without recursion: what somebody has nested on purpose is deeper than the stack. */
  private isTooDeep(element: Y.XmlElement): boolean {
    let level: Y.XmlElement[] = [element]
    for (let depth = 1; level.length > 0; depth++) {
      if (depth > DEEPEST) return true
      level = level.flatMap((parent) => this.view.children(parent).filter((child) => child instanceof Y.XmlElement))
    }
    return false
  }

  private readElement(element: Y.XmlElement): NodeJson | null {
    const type = schema.nodes[element.nodeName as keyof typeof schema.nodes]
    if (!type) return null
    const given = this.view.attributes(element)
    const attrs = Object.fromEntries(
      Object.keys(type.spec.attrs ?? {}).flatMap((name) =>
        given[name] === undefined ? [] : [[name, readable(given[name])]],
      ),
    )
    const content = this.view.children(element).flatMap((child) => {
      if (child instanceof Y.XmlText) return this.readText(child)
      return child instanceof Y.XmlElement ? (this.readElement(child) ?? []) : []
    })
    const json = { type: element.nodeName, attrs, ...(content.length > 0 && { content }) }
    return this.traced(json, this.view.trace(element))
  }

  private readText(text: Y.XmlText): NodeJson[] {
    return this.view.pieces(text).flatMap(({ insert, attributes = {}, trace = null }) => {
      if (typeof insert !== 'string' || insert === '') return []
      const marks = Object.entries(attributes).flatMap(([name, attrs]) => {
        // y-prosemirror writes a mark that may overlap itself as `name--hash`.
        const type = name.replace(/--.*$/, '')
        if (attrs === null || !Object.hasOwn(schema.marks, type)) return []
        return [{ type, ...(typeof attrs === 'object' && { attrs: attrs as Record<string, unknown> }) }]
      })
      const json = { type: 'text', text: insert.replace(NUL, '\uFFFD'), ...(marks.length > 0 && { marks }) }
      return [this.traced(json, trace)]
    })
  }

  /** The words of each text within, without form. */
  private wordsIn(type: SharedNode): NodeJson[][] {
    const parts: NodeJson[][] = []
    const open = [type]
    for (let next = open.pop(); next; next = open.pop()) {
      if (next instanceof Y.XmlText) parts.push(this.readText(next).map((piece) => this.bare(piece)))
      else if (next instanceof Y.XmlElement) open.push(...[...this.view.children(next)].reverse())
    }
    return parts.filter((words) => words.length > 0)
  }

  private bare(piece: NodeJson): NodeJson {
    return this.traced({ type: 'text', text: piece.text ?? '' }, this.traces.get(piece) ?? null)
  }

  private traced(json: NodeJson, trace: Trace | null): NodeJson {
    if (trace) this.traces.set(json, trace)
    return json
  }
}

function fits(json: NodeJson): boolean {
  try {
    schema.nodeFromJSON({ type: 'doc', content: [json] }).check()
    return true
  } catch {
    return false
  }
}

const readable = (value: unknown) => (typeof value === 'string' ? value.replace(NUL, '\uFFFD') : value)

/** One text instead of many: nobody asks what stands behind each. */
function joined(words: readonly NodeJson[]): NodeJson[] {
  const text = words.map((word) => word.text ?? '').join('')
  return text === '' ? [] : [{ type: 'text', text }]
}

function plain(content: readonly NodeJson[]): NodeJson {
  return { type: 'paragraph', ...(content.length > 0 && { content }) }
}
