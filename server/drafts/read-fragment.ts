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

/** The document in a shared type, as ProseMirror JSON. */
export function readFragment(fragment: Y.XmlFragment): DocumentJson {
  return { type: 'doc', content: fragment.toArray().map(readBlock) }
}

function readBlock(child: Y.XmlElement | Y.XmlText | Y.XmlHook): NodeJson {
  if (child instanceof Y.XmlElement) {
    const json = readElement(child)
    if (json && fits(json)) return json
  }
  return plain(wordsIn(child))
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
    Object.keys(type.spec.attrs ?? {}).flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
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
    return [{ type: 'text', text: insert, ...(marks.length > 0 && { marks }) }]
  })
}

function plain(text: string): NodeJson {
  return { type: 'paragraph', ...(text !== '' && { content: [{ type: 'text', text }] }) }
}

function wordsIn(type: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  if (type instanceof Y.XmlText)
    return readText(type)
      .map(({ text }) => text ?? '')
      .join('')
  if (!(type instanceof Y.XmlElement)) return ''
  return type
    .toArray()
    .map(wordsIn)
    .filter((words) => words !== '')
    .join(' ')
}
