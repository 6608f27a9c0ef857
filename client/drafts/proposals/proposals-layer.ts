/**
 * Draws open proposals in the text, which itself never changes: what would go is struck, what would come is underlined, and
 * where they begin and end is said in words that only a screen reader hears (generated content, so that no caret can enter it).
 * Each paragraph is drawn against the words that stand in it at that moment; after a key only paragraphs that changed are drawn
 * anew. Rules: docs/spec/proposing.md.
 */
import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import { compareInline, type Piece } from '#domain/drafts/compare/compare-inline.ts'
import { mergeInline } from '#domain/drafts/compare/merge-inline.ts'
import { spelled } from '#domain/drafts/compare/tokens.ts'
import { blocksOf, type Inline, isAtom, isNote, isTable, type Paragraph } from '#domain/drafts/content.ts'
import { schema } from '#domain/drafts/schema.ts'
import { changedBlocks } from '../../editor/changed-blocks.ts'
import type { Layer } from '../../editor/plugins/layers.ts'
import type { Drawing, DrawnChange } from './drawing.ts'
import { formWidget, insertionWidget, markWidgets, paragraphWidget, type Spec } from './proposal-widgets.ts'
import { edgeInWords } from './proposal-words.ts'
import { stepOf } from './walk-keys.ts'

export interface LayerActs {
  /** A drawn proposal was pressed. */
  readonly choose: (proposalId: string) => void
  /** To the next proposal in the text, or the one before. */
  readonly step: (by: 1 | -1) => void
  /** Draws the next rival beside the paragraph in which the cursor stands. @returns whether there is one */
  readonly turn: () => boolean
}

export function proposalsLayer(drawing: Drawing, acts: LayerActs): Layer {
  const draw = (doc: Node): DecorationSet => {
    const marks: Decoration[] = beginning(drawing)
    doc.forEach((node, position) => {
      marks.push(...drawnAt(node, position, drawing))
    })
    return DecorationSet.create(doc, marks)
  }
  return {
    start: ({ doc }: EditorState) => draw(doc),
    follow: (tr: Transaction, drawn: DecorationSet) => {
      if (!tr.docChanged) return drawn
      const changed = changedBlocks(tr)
      const ids = new Set(
        [...changed.before, ...changed.now.map(({ node }) => node)].map((node) => String(node.attrs.id)),
      )
      const mapped = drawn.map(changed.mapping, tr.doc)
      const stale = mapped.find(undefined, undefined, (spec) => ids.has((spec as Spec).of))
      const fresh = changed.now.flatMap(({ node, position }) => drawnAt(node, position, drawing))
      if (stale.length === 0 && fresh.length === 0) return mapped
      return mapped.remove(stale).add(tr.doc, fresh)
    },
    keyDown: (_view: EditorView, event: KeyboardEvent) => pressed(event, acts),
    click: (_view: EditorView, event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-proposal]') : null
      if (!target?.dataset.proposal || target.localName === 'del') return false
      acts.choose(target.dataset.proposal)
      return true
    },
  }
}

function pressed(event: KeyboardEvent, acts: LayerActs): boolean {
  const { altKey, ctrlKey, metaKey, code } = event
  const by = stepOf(event)
  if (by !== 0) acts.step(by)
  return by !== 0 || (altKey && !ctrlKey && !metaKey && code === 'KeyR' && acts.turn())
}

function beginning(drawing: Drawing): Decoration[] {
  const drawn = drawing.get('')
  return drawn ? [...markWidgets('', 0, drawn), ...drawn.behind.map((made) => paragraphWidget('', 0, made, -2))] : []
}

function drawnAt(node: Node, position: number, drawing: Drawing): Decoration[] {
  const id = String(node.attrs.id)
  const drawn = id === '' ? undefined : drawing.get(id)
  if (!drawn || node.type.name !== 'paragraph') return []
  const { change, ahead, behind } = drawn
  const end = position + node.nodeSize
  return [
    ...markWidgets(id, position, drawn),
    ...ahead.map((made) => paragraphWidget(id, position, made, -1)),
    ...(change ? changeMarks(node, position, change) : []),
    ...behind.map((made) => paragraphWidget(id, end, made, -3)),
  ]
}

function changeMarks(node: Node, position: number, change: DrawnChange): Decoration[] {
  const { live, result, isMoved } = change
  const stands = paragraphOf(node)
  if (!result) {
    const struck: Piece[] = stands.inline.map((inline) => ({ change: 'deleted', inline }))
    const act = isMoved ? 'move from here' : 'deletion'
    return pieceMarks(struck, position + 1, live.id, change, act)
  }
  const isUntouched = spelled(stands.inline) === spelled(live.inline)
  const wanted = isUntouched ? result.inline : mergeInline(live.inline, result.inline, stands.inline)
  // Whoever writes has just changed the same words: the server will say that it does not fit any more.
  if (!wanted) return []
  const marks = pieceMarks(compareInline(stands.inline, wanted), position + 1, live.id, change, 'deletion')
  if (result.role === live.role && result.level === live.level) return marks
  return [...marks, formWidget(position + node.nodeSize - 1, result, change)]
}

function pieceMarks(
  pieces: readonly Piece[],
  start: number,
  of: string,
  drawn: DrawnChange,
  act: string,
): Decoration[] {
  const { proposalId, who, isCurrent } = drawn
  const marks: Decoration[] = []
  const current = isCurrent ? ' is-current' : ''
  let at = start
  pieces.forEach((piece, index) => {
    const size = sizeOf(piece.inline)
    const [last, next] = [pieces[index - 1]?.change, pieces[index + 1]?.change]
    if (piece.change === 'inserted') {
      if (last === 'inserted') return
      const run = pieces.slice(index)
      const end = run.findIndex(({ change }) => change !== 'inserted')
      const inlines = (end < 0 ? run : run.slice(0, end)).map(({ inline }) => inline)
      marks.push(insertionWidget(at, of, drawn, inlines))
      return
    }
    if (piece.change === 'deleted') {
      const attrs = {
        nodeName: 'del',
        class: `wg-proposed is-out${current}`,
        'data-proposal': proposalId,
        'data-start': last === 'deleted' ? '' : edgeInWords('start', act, who),
        'data-end': next === 'deleted' ? '' : edgeInWords('end', act, who),
      }
      marks.push(Decoration.inline(at, at + size, attrs, { of } satisfies Spec))
    } else if (piece.was) {
      const attrs = {
        class: `wg-proposed is-form${current}`,
        'data-proposal': proposalId,
        'data-start': edgeInWords('start', 'change of form', who),
        'data-end': edgeInWords('end', 'change of form', who),
      }
      marks.push(Decoration.inline(at, at + size, attrs, { of } satisfies Spec))
    }
    at += size
  })
  return marks
}

const read = new WeakMap<Node, Paragraph>()

/** A node never changes, so that it is read once. */
function paragraphOf(node: Node): Paragraph {
  const known = read.get(node)
  if (known) return known
  const [block] = blocksOf(schema.nodes.doc.create(null, node))
  if (!block || isTable(block)) throw new Error('Only paragraphs are drawn.')
  read.set(node, block)
  return block
}

/** Steps that it takes in the editor's document, where the words of a footnote count. */
function sizeOf(inline: Inline): number {
  if (isNote(inline)) return inline.text.length + 2
  return isAtom(inline) ? 1 : inline.text.length
}
