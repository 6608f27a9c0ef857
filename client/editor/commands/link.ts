/** Links on words. The address must be one that a published file may carry. Rule: docs/spec/editing.md, [E9]. */
import type { Command, EditorState } from 'prosemirror-state'
import { readableHref } from '#domain/drafts/href.ts'
import { schema } from '#domain/drafts/schema.ts'

const type = schema.marks.link

/** The whole linked stretch around the cursor, or the selection. */
export function linkedRange(state: EditorState): { from: number; to: number; href: string } {
  const { from, to, $from, empty } = state.selection
  if (!empty) {
    let href = ''
    state.doc.nodesBetween(from, to, (node) => {
      href ||= String(type.isInSet(node.marks)?.attrs.href ?? '')
    })
    return { from, to, href }
  }
  const mark = type.isInSet($from.marks()) ?? ($from.nodeAfter ? type.isInSet($from.nodeAfter.marks) : undefined)
  if (!mark) return { from, to, href: '' }
  let index = $from.index()
  const has = (at: number) => at >= 0 && at < $from.parent.childCount && mark.isInSet($from.parent.child(at).marks)
  if (!has(index)) index -= 1
  let first = index
  while (has(first - 1)) first -= 1
  let last = index
  while (has(last + 1)) last += 1
  const start = $from.posAtIndex(first, $from.depth)
  return { from: start, to: $from.posAtIndex(last + 1, $from.depth), href: String(mark.attrs.href) }
}

/** Why an address is refused, as a sentence, or null when it may be used. */
export function refuseAddress(href: string): string | null {
  if (readableHref(href)) return null
  return 'Write the whole address, beginning with https:// or mailto:.'
}

export function setLink(href: string): Command {
  return (state, dispatch) => {
    const range = linkedRange(state)
    if (range.from === range.to || refuseAddress(href) !== null) return false
    dispatch?.(state.tr.removeMark(range.from, range.to, type).addMark(range.from, range.to, type.create({ href })))
    return true
  }
}

export const removeLink: Command = (state, dispatch) => {
  const range = linkedRange(state)
  if (range.href === '') return false
  dispatch?.(state.tr.removeMark(range.from, range.to, type))
  return true
}
