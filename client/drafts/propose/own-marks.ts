/**
 * Draws in a working copy what the person has changed: new words underlined, words that are gone struck, and under each change
 * its bar. What is gone is drawn and is not in the document, so that the keys do with what is there what they always do.
 */
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { compareInline } from '#domain/drafts/compare/compare-inline.ts'
import { spelled } from '#domain/drafts/compare/tokens.ts'
import { type Inline, isAtom, isNote, type Paragraph } from '#domain/drafts/content.ts'
import { inlineDom } from '../proposals/inline-dom.ts'
import { edgeInWords, formInWords } from '../proposals/proposal-words.ts'
import { paragraphOf } from './block-keys.ts'
import { changesIn, type WorkingChange } from './working-changes.ts'
import { workingText } from './working-state.ts'

interface OwnMarks {
  readonly changes: readonly WorkingChange[]
  readonly drawn: DecorationSet
}

const key = new PluginKey<OwnMarks>('own-marks')
const WHO = 'not sent yet'

/** The bar of a change, by the identity of the change: the same element as long as there is the change. */
export type BarOf = (change: WorkingChange) => HTMLElement

export function ownMarks(barOf: BarOf): Plugin<OwnMarks> {
  const read = (state: EditorState): OwnMarks => {
    const changes = changesIn(workingText(state))
    return {
      changes,
      drawn: DecorationSet.create(
        state.doc,
        changes.flatMap((change) => marksOf(state.doc, change, barOf)),
      ),
    }
  }
  return new Plugin<OwnMarks>({
    key,
    state: {
      init: (_config, state) => read(state),
      apply: (tr, before, old, state) =>
        tr.docChanged || workingText(old).ground !== workingText(state).ground ? read(state) : before,
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
  })
}

export function ownChanges(state: EditorState): readonly WorkingChange[] {
  return key.getState(state)?.changes ?? []
}

/** The change of the block in which the cursor stands, or else the nearest one. */
export function changeAt(view: EditorView): WorkingChange | undefined {
  const { state } = view
  const here = state.selection.$head.index(0) + 1
  const distance = ({ place }: WorkingChange) => Math.abs(place - here)
  return [...ownChanges(state)].sort((one, next) => distance(one) - distance(next))[0]
}

function marksOf(doc: Node, change: WorkingChange, barOf: BarOf): Decoration[] {
  const { id, kind, base, members, place } = change
  const end = positionOf(doc, place)
  const known = new Map(base.map((paragraph) => [paragraph.id, paragraph]))
  const here = new Set(members)
  const gone = kind === 'move' ? [] : base.filter((paragraph) => !here.has(paragraph.id))
  const marks: Decoration[] = []
  doc.forEach((node, position) => {
    const memberId = String(node.attrs.id)
    if (!here.has(memberId) || node.type.name !== 'paragraph') return
    const was = known.get(memberId)
    if (kind === 'move') marks.push(...movedMarks(node, position))
    else if (was) marks.push(...changedMarks(node, position, was))
    else marks.push(...newMarks(node, position))
  })
  const bar = Decoration.widget(end, () => barOf(change), {
    side: -4,
    key: `bar ${id}`,
    ignoreSelection: true,
    stopEvent: () => true,
  })
  return [...marks, ...gone.map((paragraph) => goneWidget(end, paragraph)), bar]
}

function positionOf(doc: Node, place: number): number {
  return doc.children.slice(0, place).reduce((size, { nodeSize }) => size + nodeSize, 0)
}

function changedMarks(node: Node, position: number, was: Paragraph): Decoration[] {
  const is = paragraphOf(node)
  const marks: Decoration[] = []
  let at = position + 1
  for (const { change, inline, was: form } of compareInline(was.inline, is.inline)) {
    if (change === 'deleted') {
      const toDom = () => element('del', 'is-out', 'deletion', inlineDom([inline]))
      marks.push(
        Decoration.widget(at, toDom, { side: -1, key: `gone ${spelled([inline])}`, marks: [], ignoreSelection: true }),
      )
      continue
    }
    const size = isNote(inline) ? inline.text.length + 2 : isAtom(inline) ? 1 : inline.text.length
    if (change === 'inserted') marks.push(insertedMark(at, at + size))
    else if (form) marks.push(Decoration.inline(at, at + size, { class: 'wg-proposed is-form is-own' }))
    at += size
  }
  if (is.role === was.role && is.level === was.level) return marks
  const words = ` [${formInWords(is)}]`
  const toDom = () => element('ins', 'is-in', 'change of form', [document.createTextNode(words)])
  return [...marks, Decoration.widget(at, toDom, { side: 2, key: `form ${words}`, marks: [], ignoreSelection: true })]
}

function newMarks(node: Node, position: number): Decoration[] {
  return node.content.size === 0 ? [] : [insertedMark(position + 1, position + node.nodeSize - 1)]
}

function movedMarks(node: Node, position: number): Decoration[] {
  return [Decoration.node(position, position + node.nodeSize, { class: 'wg-moved' })]
}

function insertedMark(from: number, to: number): Decoration {
  const attrs = {
    nodeName: 'ins',
    class: 'wg-proposed is-in is-own',
    'data-start': edgeInWords('start', 'insertion', WHO),
    'data-end': edgeInWords('end', 'insertion', WHO),
  }
  return Decoration.inline(from, to, attrs)
}

function goneWidget(at: number, paragraph: Paragraph): Decoration {
  const toDom = () => {
    const block = document.createElement('div')
    block.className = 'wg-proposed-block'
    block.contentEditable = 'false'
    block.dataset.role = paragraph.role
    block.dataset.level = String(paragraph.level)
    block.append(element('del', 'is-out', 'deletion', inlineDom(paragraph.inline as readonly Inline[])))
    return block
  }
  return Decoration.widget(at, toDom, {
    side: -5,
    key: `gone ${paragraph.id} ${spelled(paragraph.inline)}`,
    ignoreSelection: true,
  })
}

function element(tag: 'ins' | 'del', kind: string, act: string, children: readonly globalThis.Node[]): HTMLElement {
  const made = document.createElement(tag)
  made.className = `wg-proposed ${kind} is-own`
  made.contentEditable = 'false'
  made.dataset.start = edgeInWords('start', act, WHO)
  made.dataset.end = edgeInWords('end', act, WHO)
  made.append(...children)
  return made
}
