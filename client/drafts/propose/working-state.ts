/**
 * The state of a working copy in an editor. It holds the ground beside the document and no binding of any kind to the shared
 * text: what is typed here cannot become an update of it, whatever else goes wrong. Choosing another document over diverted
 * transactions of the one view is what makes that certain.
 */
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { MOVED } from '../../editor/commands/move-blocks.ts'
import type { WorkingText } from './follow-live.ts'

type Ground = Omit<WorkingText, 'working'>

const key = new PluginKey<Ground>('ground')

/** @param refused called when the person would have changed a table */
export function groundPlugin(first: Ground, refused: () => void): Plugin<Ground> {
  return new Plugin<Ground>({
    key,
    state: {
      init: () => first,
      apply(tr, before) {
        const given = tr.getMeta(key) as Ground | undefined
        if (given) return given
        const moved = tr.getMeta(MOVED) as readonly string[] | undefined
        return moved ? { ...before, moved: new Set([...before.moved, ...moved]) } : before
      },
    },
    // The cells of a table are not proposed for; what only brings the live text in may change them.
    filterTransaction(tr, state) {
      if (!tr.docChanged || tr.getMeta(key) !== undefined || areTablesKept(state.doc, tr.doc)) return true
      refused()
      return false
    },
  })
}

function areTablesKept(before: Node, now: Node): boolean {
  const tablesOf = (doc: Node) => doc.children.filter((node) => node.type.name === 'table')
  const [old, own] = [tablesOf(before), tablesOf(now)]
  return old.length === own.length && old.every((table, index) => table === own[index] || table.eq(own[index] ?? now))
}

export function workingText(state: EditorState): WorkingText {
  const ground = key.getState(state)
  if (!ground) throw new Error('This editor holds no working copy')
  return { ...ground, working: state.doc }
}

/**
 * Puts another text in the place of the working copy, writing only what differs, so that the cursor stays among its words.
 * @param isUndoable whether undo takes it back; what others have written is not the person's to undo
 */
export function withText(state: EditorState, text: WorkingText, isUndoable = false): Transaction {
  const { ground, working, moved } = text
  const tr = state.tr
  const [old, now] = [state.doc.children, working.children]
  if (old.length === now.length && old.every((node, index) => isSameBlock(node, now[index]))) {
    // From the last to the first, so that positions before it hold.
    for (let index = old.length - 1; index >= 0; index--) writeBlock(tr, index, old[index], now[index])
  } else {
    const start = state.doc.content.findDiffStart(working.content)
    const end = state.doc.content.findDiffEnd(working.content)
    if (start !== null && end) replaceWhole(tr, working)
  }
  return tr.setMeta(key, { ground, moved } satisfies Ground).setMeta('addToHistory', isUndoable)
}

const isSameBlock = (one: Node, other: Node | undefined): boolean =>
  other !== undefined && one.type === other.type && one.attrs.id === other.attrs.id

function writeBlock(tr: Transaction, index: number, old: Node | undefined, now: Node | undefined): void {
  if (!old || !now || old === now || old.eq(now)) return
  let position = 0
  for (let before = 0; before < index; before++) position += tr.doc.child(before).nodeSize
  if (!old.sameMarkup(now)) tr.setNodeMarkup(position, null, now.attrs)
  const start = old.content.findDiffStart(now.content)
  const end = old.content.findDiffEnd(now.content)
  if (start === null || !end) return
  // Where letters repeat, the two ends may overlap.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  tr.replace(position + 1 + start, position + 1 + end.a + overlap, now.slice(start, end.b + overlap))
}

/** Whole blocks give way to whole blocks, between those that are the same at both ends. */
function replaceWhole(tr: Transaction, working: Node): void {
  const [old, now] = [tr.doc.children, working.children]
  let head = 0
  while (head < Math.min(old.length, now.length) && old[head]?.eq(now[head] ?? working)) head += 1
  let tail = 0
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail)?.eq(now.at(-1 - tail) ?? working))
    tail += 1
  const sizeOf = (nodes: readonly Node[]) => nodes.reduce((size, { nodeSize }) => size + nodeSize, 0)
  const from = sizeOf(old.slice(0, head))
  const to = from + sizeOf(old.slice(head, old.length - tail))
  tr.replaceWith(from, to, now.slice(head, now.length - tail))
}
