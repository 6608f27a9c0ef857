/**
 * Numbers beside the text. They come from the one numbering engine and reach the screen as decorations that the
 * paragraph and footnote views draw; nothing of them is ever in the document. Rule: docs/spec/editing.md, [E7].
 * A key that changes words alone moves what is drawn along; anything else costs one pass over the paragraphs.
 */
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { footnotes } from '#domain/drafts/footnotes.ts'
import { type DecisionLabels, type OutlineEntry, outline } from '#domain/drafts/outline.ts'
import { changedBlocks } from '../changed-blocks.ts'

export interface Numbering {
  readonly labels: DecisionLabels
  readonly entries: readonly OutlineEntry[]
  readonly decorations: DecorationSet
}

/** What a paragraph view learns from its decoration. */
export interface ParagraphNumber {
  readonly label: string
  readonly depth: number
  /** The marks of its footnotes in order, separated by commas. */
  readonly marks: string
}

const key = new PluginKey<Numbering>('numbering')

function marksByParagraph(doc: Node): { marks: Map<number, string>; notes: Decoration[] } {
  const marks = new Map<number, string>()
  const notes = footnotes(doc).map(({ position, label, node }) => {
    const paragraph = doc.resolve(position).before()
    const earlier = marks.get(paragraph)
    marks.set(paragraph, earlier === undefined ? label : `${earlier},${label}`)
    return Decoration.node(position, position + node.nodeSize, {}, { mark: label })
  })
  return { marks, notes }
}

function number(doc: Node, labels: DecisionLabels): Numbering {
  const entries = outline(doc, labels)
  const { marks, notes } = marksByParagraph(doc)
  const decorations = notes
  const entryAt = new Map(entries.map((entry) => [entry.index, entry]))
  doc.forEach((node, position, index) => {
    const entry = entryAt.get(index)
    if (!entry) return
    const spec: ParagraphNumber = { label: entry.label, depth: entry.depth, marks: marks.get(position) ?? '' }
    marks.delete(position)
    decorations.push(Decoration.node(position, position + node.nodeSize, {}, spec))
  })
  // What is left stands in tables, which have footnotes but no numbers.
  for (const [position, inCell] of marks) {
    const spec: ParagraphNumber = { label: '', depth: 0, marks: inCell }
    decorations.push(Decoration.node(position, position + (doc.nodeAt(position)?.nodeSize ?? 0), {}, spec))
  }
  return { labels, entries, decorations: DecorationSet.create(doc, decorations) }
}

/** Whether only words have changed, so that every number stays with its paragraph. */
function keepsNumbers(tr: Transaction): boolean {
  const { before, now, mapping } = changedBlocks(tr)
  // Where the whole text was written anew, as others' changes are shown, what is drawn in a block goes with it.
  if (mapping !== tr.mapping || before.length !== now.length) return false
  // Up to the first changed block both texts are the same, and so are positions.
  let position = now[0]?.position ?? 0
  return now.every(({ node }, index) => {
    const was = before[index]
    const start = position
    position += was?.nodeSize ?? 0
    if (!was || node === was) return was !== undefined
    const isSamePlace = node.sameMarkup(was) && !mapping.mapResult(start, 1).deleted
    return isSamePlace && !hasNumberedParts(was) && !hasNumberedParts(node)
  })
}

/** Footnotes are numbered through the text; cells hold paragraphs. */
function hasNumberedParts(block: Node): boolean {
  return block.type.name !== 'paragraph' || block.children.some(({ type }) => type.name === 'footnote')
}

export function readNumbering(state: EditorState): Numbering {
  const numbering = key.getState(state)
  if (!numbering) throw new Error('The numbering plugin is not part of this editor')
  return numbering
}

/** A transaction that shows decisions under other labels, for example after their numbers were assigned. */
export function relabel(state: EditorState, labels: DecisionLabels): Transaction {
  return state.tr.setMeta(key, labels)
}

export function numbering(labels: DecisionLabels): Plugin<Numbering> {
  return new Plugin<Numbering>({
    key,
    state: {
      init: (_config, state) => number(state.doc, labels),
      apply(tr, value) {
        const changed = tr.getMeta(key) as DecisionLabels | undefined
        if (!tr.docChanged && !changed) return value
        if (!changed && keepsNumbers(tr)) return { ...value, decorations: value.decorations.map(tr.mapping, tr.doc) }
        return number(tr.doc, changed ?? value.labels)
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  })
}
