/** A page as the browser would read it from the clipboard, read without a browser. */
import { type ChildNode, isTag, isText } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import type { PastedElement, PastedNode } from '../../client/editor/paste/pasted-tree.ts'

function nodeOf(node: ChildNode): PastedNode[] {
  if (isText(node)) return [node.data]
  if (!isTag(node)) return []
  if (node.name === 'html' || node.name === 'body') return node.children.flatMap(nodeOf)
  return [{ tag: node.name, attributes: node.attribs, children: node.children.flatMap(nodeOf) }]
}

export function pageOf(html: string): PastedElement {
  return { tag: 'body', attributes: {}, children: parseDocument(html).children.flatMap(nodeOf) }
}
