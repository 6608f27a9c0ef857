/** Verbs for the editor's tests: documents in one line a paragraph, `|` where the cursor stands, no browser. */
import type { Node } from 'prosemirror-model'
import { type Command, EditorState, type Plugin, TextSelection } from 'prosemirror-state'
import { schema } from '#domain/drafts/schema.ts'

/** `item2 Provide | funds` is an item of level 2; ids are p1, p2 … in order. */
export function documentOf(...lines: string[]): { doc: Node; cursor: number } {
  let cursor = 1
  let size = 0
  const blocks = lines.map((line, index) => {
    const [, role = '', level, words = ''] = /^([a-z-]+)(\d?)(?: (.*))?$/.exec(line) ?? []
    const place = words.indexOf('|')
    if (place >= 0) cursor = size + 1 + place
    const text = words.replace('|', '')
    const attrs = { id: `p${index + 1}`, role, level: Number(level || 1) }
    const node = schema.node('paragraph', attrs, text === '' ? [] : [schema.text(text)])
    size += node.nodeSize
    return node
  })
  return { doc: schema.node('doc', null, blocks), cursor }
}

export function stateOf(lines: string[], plugins: Plugin[] = []): EditorState {
  const { doc, cursor } = documentOf(...lines)
  return EditorState.create({ doc, plugins, selection: TextSelection.create(doc, cursor) })
}

/** The state after a command; the same state when the command refuses. */
export function applied(state: EditorState, command: Command): EditorState {
  let next = state
  command(state, (tr) => {
    next = state.apply(tr)
  })
  return next
}

/** `p1 item2 words` for each paragraph. */
export function linesOf(state: EditorState): string[] {
  return state.doc.content.content.map((node) => {
    const level = node.attrs.level === 1 ? '' : node.attrs.level
    return `${node.attrs.id} ${node.attrs.role}${level} ${node.textContent}`.trim()
  })
}

/** n1, n2 … */
export function countedIds(): () => string {
  let count = 0
  return () => `n${++count}`
}
