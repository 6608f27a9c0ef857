import { type Node, Slice } from 'prosemirror-model'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import type { DecorationSet } from 'prosemirror-view'
import { describe, expect, it } from 'vitest'
import { initProseMirrorDoc, ySyncPlugin, ySyncPluginKey } from 'y-prosemirror'
import * as Y from 'yjs'
import type { AnchorWire, ThreadView } from '#domain/drafts/comments/wire.ts'
import { documentOf, paragraph } from '#domain/drafts/content.ts'
import { schema } from '#domain/drafts/schema.ts'
import { commentLayer } from '../../../../client/drafts/comments/comment-layer.ts'
import { findPlaces } from '../../../../client/drafts/comments/find-places.ts'
import { anchorOnParagraph, anchorOnSelection } from '../../../../client/drafts/comments/take-anchor.ts'
import { threadPlaces } from '../../../../server/drafts/comments/places.ts'
import { CONTENT } from '../../../../server/drafts/document-form.ts'
import { writeDocument } from '../../../../server/drafts/seed.ts'

const FIRST = 'URGES Parties to report;'
const WORDS = [
  { text: 'INVITES owners ' },
  { footnote: 'numbered' as const, text: 'Of marketplaces.' },
  { text: 'to keep records' },
]

function editing(): { state: EditorState; doc: Y.Doc } {
  const doc = new Y.Doc()
  const blocks = [paragraph('operative', FIRST, { id: 'one' }), paragraph('operative', WORDS, { id: 'two' })]
  writeDocument(doc, documentOf(blocks))
  return { state: show(doc), doc }
}

function show(doc: Y.Doc): EditorState {
  const content = doc.getXmlFragment(CONTENT)
  const { doc: shown, mapping } = initProseMirrorDoc(content, schema)
  return EditorState.create({ doc: shown, plugins: [ySyncPlugin(content, { mapping })] })
}

/** The positions around words of a document. */
function around(doc: Node, words: string): { from: number; to: number } {
  let found = { from: 0, to: 0 }
  doc.descendants((node, position) => {
    const at = node.isText ? (node.text ?? '').indexOf(words) : -1
    if (at >= 0) found = { from: position + at, to: position + at + words.length }
  })
  return found
}

function select(state: EditorState, from: number, to: number): EditorState {
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))
}

function anchored(state: EditorState, words: string): AnchorWire {
  const { from, to } = around(state.doc, words)
  const anchor = anchorOnSelection(select(state, from, to))
  if (!anchor) throw new Error(`The text does not say "${words}".`)
  return anchor
}

const thread = (anchor: AnchorWire): ThreadView => ({
  id: 't',
  draftId: 'd',
  anchor,
  type: 'technical',
  visibility: 'group',
  state: 'open',
  party: { organizationId: 'o', name: 'Kenya' },
  by: 'Amina',
  at: '2018-02-01T09:00:00.000Z',
  comments: [],
  events: [],
  place: { paragraphId: null, offset: 0, label: '', order: 0, proposal: null, isFound: true },
  refusals: { reply: null, resolve: null, reopen: null },
})

const wordsAt = (doc: Node, { from, to }: { from: number; to: number }) => doc.textBetween(from, to, '|')

describe('an anchor on what is selected', () => {
  it.each(['Parties', 'URGES', 'report;', 'INVITES', 'to keep', 'records'])('[CM9] leads back to "%s"', (words) => {
    const { state, doc } = editing()
    const anchor = anchored(state, words)
    expect(anchor).toMatchObject({ on: 'range', quote: words })
    const [place] = findPlaces(state, [thread(anchor)])
    expect(place && wordsAt(state.doc, place)).toBe(words)
    // The server, which knows the shared text alone, finds the same paragraph and letter.
    if (anchor.on !== 'range') throw new Error('It is a range.')
    const onServer = threadPlaces(doc, [thread(anchor) as never], [])(thread(anchor) as never)
    expect(onServer).toMatchObject({ paragraphId: anchor.paragraphId, offset: anchor.offset, isFound: true })
  })

  it('[CM9] leads back to words over a footnote and over two paragraphs', () => {
    const { state } = editing()
    const [first, last] = [around(state.doc, 'owners'), around(state.doc, 'keep')]
    const over = anchorOnSelection(select(state, first.from, last.to))
    expect(over).toMatchObject({ on: 'range', paragraphId: 'two', offset: 8, quote: 'owners \uFFFCto keep' })
    const two = anchorOnSelection(select(state, around(state.doc, 'report').from, first.to))
    expect(two).toMatchObject({ on: 'range', paragraphId: 'one', quote: 'report;\nINVITES owners' })
    const places = findPlaces(
      state,
      [over, two].flatMap((anchor) => (anchor ? [thread(anchor)] : [])),
    )
    expect(places.map((place) => wordsAt(state.doc, place))).toEqual([
      'owners Of marketplaces.to keep',
      'report;|INVITES owners',
    ])
  })

  it('[CM9] does not grow when somebody writes behind the words, and holds when somebody writes inside them', () => {
    const { state, doc } = editing()
    const anchor = anchored(state, 'Parties')
    const letters = (doc.getXmlFragment(CONTENT).get(0) as Y.XmlElement).get(0) as Y.XmlText
    letters.insert(FIRST.indexOf(' to report'), ' and others')
    letters.insert(FIRST.indexOf('ties'), '-')
    letters.insert(0, 'STRONGLY ')
    const now = show(doc)
    const [place] = findPlaces(now, [thread(anchor)])
    expect(place && wordsAt(now.doc, place)).toBe('Par-ties')
  })

  it('[CM1] is there for no selection and for no paragraph only where there is none', () => {
    const { state } = editing()
    expect(anchorOnSelection(state)).toBeNull()
    expect(anchorOnParagraph(state.doc, 'one')).toEqual({ on: 'paragraph', paragraphId: 'one', quote: FIRST })
    expect(anchorOnParagraph(state.doc, 'gone')).toBeNull()
    const [place] = findPlaces(state, [thread({ on: 'paragraph', paragraphId: 'one', quote: FIRST })])
    expect(place).toMatchObject({ on: 'paragraph', from: 0, to: FIRST.length + 2 })
  })
})

describe('marks while somebody types', () => {
  function drawing(words: string) {
    const { state, doc } = editing()
    const said = { found: 0, unsure: 0 }
    const layer = commentLayer({
      threads: [thread(anchored(state, words))],
      current: '',
      onFound: () => {
        said.found += 1
      },
      onUnsure: () => {
        said.unsure += 1
      },
      onSelection: () => {},
      onChosen: () => {},
    })
    return { state, doc, layer, said, drawn: layer.start(state) }
  }
  const marked = (drawn: DecorationSet, doc: Node) =>
    drawn.find(undefined, undefined, (spec) => 'threadId' in spec).map((place) => wordsAt(doc, place))
  /** As the binding shows what others have written. */
  const fromOthers = (state: EditorState, next: Node): Transaction =>
    state.tr
      .replace(0, state.doc.content.size, new Slice(next.content, 0, 0))
      .setMeta(ySyncPluginKey, { isChangeOrigin: true })

  it('[CM18] move along with what is typed before and inside, and are not sought anew', () => {
    const { state, layer, said, drawn } = drawing('to report')
    const tr = state.tr.insertText('STRONGLY ', 1)
    const after = layer.follow(tr, drawn, state.apply(tr))
    const inside = around(tr.doc, 'report').from
    const next = state.apply(tr)
    const second = next.tr.insertText('all ', inside)
    const last = layer.follow(second, after, next.apply(second))
    expect(marked(last, second.doc)).toEqual(['to all report'])
    expect(said).toEqual({ found: 1, unsure: 0 })
  })

  it('[CM18] move along with what others write in another paragraph, and are not sought anew', () => {
    const { state, doc, layer, said, drawn } = drawing('to keep')
    const letters = (doc.getXmlFragment(CONTENT).get(0) as Y.XmlElement).get(0) as Y.XmlText
    letters.insert(6, 'all ')
    const tr = fromOthers(state, show(doc).doc)
    expect(marked(layer.follow(tr, drawn, state.apply(tr)), tr.doc)).toEqual(['to keep'])
    expect(said).toEqual({ found: 1, unsure: 0 })
  })

  it('[CM18] are to be sought anew, later, when their words were written over', () => {
    const { state, layer, said, drawn } = drawing('to report')
    const { from, to } = around(state.doc, 'to report')
    const tr = state.tr.delete(from - 1, to + 1)
    expect(marked(layer.follow(tr, drawn, state.apply(tr)), tr.doc)).toEqual([])
    expect(said).toEqual({ found: 1, unsure: 1 })
  })

  it('[CM17] say in words what they are, in the text and in the margin', () => {
    const { state, drawn } = drawing('to report')
    const specs = drawn.find().map(({ spec }) => spec as { sign?: { words: string; text: string } })
    expect(specs.flatMap(({ sign }) => sign ?? [])).toEqual([
      { kind: 'comments', text: '1', words: '1 comment on this paragraph: comment by Kenya, technical' },
    ])
    expect(marked(drawn, state.doc)).toEqual(['to report'])
  })
})
