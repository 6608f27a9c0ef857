/**
 * The marks of comments in the text: a quiet line under the words, and a sign in the margin of each paragraph that has some.
 * While somebody types, what is drawn is only moved along; places are sought anew after a pause, and only when something may be
 * elsewhere than where it was moved.
 */
import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { Mapping } from 'prosemirror-transform'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { ThreadView } from '#domain/drafts/comments/wire.ts'
import { changedPart } from '../../editor/plugins/changed-part.ts'
import type { Layer } from '../../editor/plugins/layers.ts'
import { isFromPeers } from '../../editor/plugins/paragraph-ids.ts'
import { signDecoration } from '../../editor/views/paragraph-signs.ts'
import { threadInWords } from './comment-words.ts'
import { findPlaces, type ScreenPlace } from './find-places.ts'

export interface CommentLayerNeeds {
  /** Those that are drawn. */
  readonly threads: readonly ThreadView[]
  /** The thread that stands out; '' for none. */
  readonly current: string
  /** Where each stands, after they were sought. */
  readonly onFound: (places: readonly ScreenPlace[], state: EditorState) => void
  /** Something may be elsewhere than it is drawn. */
  readonly onUnsure: () => void
  /** After every change of the selection. */
  readonly onSelection: (state: EditorState) => void
  /** A mark was pressed; several threads for the sign of a paragraph, in their order. */
  readonly onChosen: (threadIds: readonly string[]) => void
}

export function commentLayer(needs: CommentLayerNeeds): Layer {
  const byId = new Map(needs.threads.map((thread) => [thread.id, thread]))
  let isComplete = true
  /** As it was last told to the editor, for what is pressed. */
  let shown = DecorationSet.empty
  return {
    start(state) {
      const places = findPlaces(state, needs.threads)
      isComplete = places.length === needs.threads.filter(isInText).length
      needs.onFound(places, state)
      const drawn = [...marks(places, byId, needs.current), ...signs(state.doc, places, byId)]
      shown = DecorationSet.create(state.doc, drawn)
      return shown
    },
    follow(tr, drawn, state) {
      if (tr.selectionSet || tr.docChanged) needs.onSelection(state)
      if (!tr.docChanged) return drawn
      let isSure = isComplete
      const onRemove = () => {
        isSure = false
      }
      shown = isFromPeers(tr)
        ? drawn.map(movedByOthers(tr, drawn, onRemove), tr.doc, { onRemove })
        : drawn.map(tr.mapping, tr.doc, { onRemove })
      if (!isSure) needs.onUnsure()
      return shown
    },
    click(view, event) {
      const threadIds = pressed(view, event, shown)
      if (threadIds.length > 0) needs.onChosen(threadIds)
      return isOnSign(event)
    },
  }
}

/** The thread at a place of the text that covers the fewest letters there, or ''. */
export function threadAt(drawn: readonly ScreenPlace[], position: number): string {
  const over = drawn.filter(({ on, from, to }) => on === 'range' && from <= position && position <= to)
  return over.sort((one, other) => one.to - one.from - (other.to - other.from))[0]?.threadId ?? ''
}

const isInText = ({ anchor }: ThreadView): boolean => anchor.on === 'range' || anchor.on === 'paragraph'

function marks(places: readonly ScreenPlace[], byId: ReadonlyMap<string, ThreadView>, current: string): Decoration[] {
  return places.flatMap(({ threadId, on, from, to }) => {
    const thread = byId.get(threadId)
    if (!thread || on !== 'range') return []
    const attributes = {
      class: `wg-commented is-${thread.state}${threadId === current ? ' is-current' : ''}`,
      role: 'mark',
      'aria-details': `wg-thread-${threadId}`,
      'aria-description': threadInWords(thread),
      'data-thread': threadId,
    }
    return [Decoration.inline(from, to, attributes, { threadId })]
  })
}

/** One sign for each paragraph in which open threads stand or begin. */
function signs(doc: Node, places: readonly ScreenPlace[], byId: ReadonlyMap<string, ThreadView>): Decoration[] {
  const inParagraph = new Map<number, ThreadView[]>()
  for (const { threadId, on, from } of places) {
    const thread = byId.get(threadId)
    if (thread?.state !== 'open') continue
    const before = on === 'paragraph' ? from : paragraphBefore(doc, from)
    if (before !== null) inParagraph.set(before, [...(inParagraph.get(before) ?? []), thread])
  }
  return [...inParagraph].map(([before, threads]) => {
    const behind = before + (doc.nodeAt(before)?.nodeSize ?? 0)
    const words = `${threads.length === 1 ? '1 comment' : `${threads.length} comments`} on this paragraph: ${threads.map(threadInWords).join('; ')}`
    const sign = { kind: 'comments', text: String(threads.length), words }
    return signDecoration(before, behind, sign, { threadIds: threads.map(({ id }) => id) })
  })
}

function paragraphBefore(doc: Node, position: number): number | null {
  const place = doc.resolve(position)
  for (let depth = place.depth; depth > 0; depth--)
    if (place.node(depth).type.name === 'paragraph') return place.before(depth)
  return null
}

const signUnder = ({ target }: Event): Element | null =>
  target instanceof Element ? target.closest('.wg-sign.is-comments') : null

const isOnSign = (event: Event): boolean => signUnder(event) !== null

/** The thread under the mouse, or all of a paragraph for its sign. A click that selects words is meant for the words. */
function pressed(view: EditorView, event: MouseEvent, shown: DecorationSet): readonly string[] {
  const paragraph = signUnder(event)?.closest('.wg-paragraph')
  if (paragraph) {
    const inside = view.posAtDOM(paragraph, 0)
    const [sign] = shown.find(inside, inside, (spec) => 'threadIds' in spec)
    return (sign?.spec.threadIds as readonly string[] | undefined) ?? []
  }
  if (!(event.target instanceof Element)) return []
  const { thread } = event.target.closest<HTMLElement>('.wg-commented')?.dataset ?? {}
  return thread && view.state.selection.empty ? [thread] : []
}

function movedByOthers(tr: Transaction, drawn: DecorationSet, unsure: () => void): Mapping {
  const { from, to, mapping } = changedPart(tr)
  if (from <= to && drawn.find(from, to).length > 0) unsure()
  return mapping
}
