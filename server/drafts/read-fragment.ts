/**
 * The live text as a document. Whatever is in the shared type, nothing that carries words is left out: an element that does
 * not fit where it stands becomes a plain paragraph of its words, unlike in a browser, where the binding deletes it.
 */
import * as Y from 'yjs'
import type { DocumentJson } from '#domain/drafts/content.ts'
import { schema } from '#domain/drafts/schema.ts'

interface NodeJson {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly NodeJson[]
  readonly text?: string
  readonly marks?: readonly NodeJson[]
}

/** Elements within elements, beyond which nobody has meant it: a table in a cell of a table in a cell has ten. */
const DEEPEST = 24
/** What a database keeps in no text; a client that is not ours may have written it. */
const NUL = /\0/g

/** The document in a shared type, as ProseMirror JSON. */
export function readFragment(fragment: Y.XmlFragment): DocumentJson {
  return { type: 'doc', content: fragment.toArray().map(readBlock) }
}

function readBlock(child: Y.XmlElement | Y.XmlText | Y.XmlHook): NodeJson {
  if (child instanceof Y.XmlElement && !isTooDeep(child)) {
    const json = readElement(child)
    if (json && fits(json)) return json
  }
  return plain(wordsIn(child))
}

/** Without recursion: what somebody has nested on purpose is deeper than the stack. */
function isTooDeep(element: Y.XmlElement): boolean {
  let level: Y.XmlElement[] = [element]
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > DEEPEST) return true
    level = level.flatMap((parent) => parent.toArray().filter((child) => child instanceof Y.XmlElement))
  }
  return false
}

function fits(json: NodeJson): boolean {
  try {
    schema.nodeFromJSON({ type: 'doc', content: [json] }).check()
    return true
  } catch {
    return false
  }
}

function readElement(element: Y.XmlElement): NodeJson | null {
  const type = schema.nodes[element.nodeName as keyof typeof schema.nodes]
  if (!type) return null
  const given: Readonly<Record<string, unknown>> = element.getAttributes()
  const attrs = Object.fromEntries(
    Object.keys(type.spec.attrs ?? {}).flatMap((name) =>
      given[name] === undefined ? [] : [[name, readable(given[name])]],
    ),
  )
  const content = element.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return readText(child)
    return child instanceof Y.XmlElement ? (readElement(child) ?? []) : []
  })
  return { type: element.nodeName, attrs, ...(content.length > 0 && { content }) }
}

function readText(text: Y.XmlText): NodeJson[] {
  const parts = text.toDelta() as readonly { insert?: unknown; attributes?: Readonly<Record<string, unknown>> }[]
  return parts.flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string' || insert === '') return []
    const marks = Object.entries(attributes).flatMap(([name, attrs]) => {
      // y-prosemirror writes a mark that may overlap itself as `name--hash`.
      const type = name.replace(/--.*$/, '')
      if (attrs === null || !Object.hasOwn(schema.marks, type)) return []
      return [{ type, ...(typeof attrs === 'object' && { attrs: attrs as Record<string, unknown> }) }]
    })
    return [{ type: 'text', text: insert.replace(NUL, '\uFFFD'), ...(marks.length > 0 && { marks }) }]
  })
}

const readable = (value: unknown) => (typeof value === 'string' ? value.replace(NUL, '\uFFFD') : value)

function plain(text: string): NodeJson {
  return { type: 'paragraph', ...(text !== '' && { content: [{ type: 'text', text }] }) }
}

function wordsIn(type: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  const parts: string[] = []
  const open = [type]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next instanceof Y.XmlText)
      parts.push(
        readText(next)
          .map(({ text }) => text ?? '')
          .join(''),
      )
    else if (next instanceof Y.XmlElement) open.push(...next.toArray().reverse())
  }
  return parts.filter((words) => words !== '').join(' ')
}
