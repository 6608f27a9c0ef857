import { type Node, Slice } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { ySyncPluginKey } from 'y-prosemirror'
import { schema } from '#domain/drafts/schema.ts'
import { insertFootnote } from '../../../client/editor/commands/footnote.ts'
import { placeWhole } from '../../../client/editor/commands/place-whole.ts'
import { setRole } from '../../../client/editor/commands/set-role.ts'
import { firstParagraph } from '../../../client/editor/plugins/first-paragraph.ts'
import { numbering, readNumbering, relabel } from '../../../client/editor/plugins/numbering.ts'
import { paragraphIds } from '../../../client/editor/plugins/paragraph-ids.ts'
import { randomFrom } from '../../support/random.ts'
import { applied, countedIds, documentOf, linesOf, stateOf } from './editing.ts'

const paste = (state: EditorState, at: number, ...nodes: Node[]) => state.apply(state.tr.insert(at, nodes))
const ids = (state: EditorState) => state.doc.content.content.map((node) => node.attrs.id)

describe('identities', () => {
  const start = () => stateOf(['numbered One', 'numbered Two'], [paragraphIds(countedIds())])

  test('[E10] a copy gets an identity of its own, below or above the original', () => {
    const state = start()
    const copy = state.doc.child(1)
    expect(linesOf(paste(state, state.doc.content.size, copy)).at(-1)).toBe('n1 numbered Two')
    expect(ids(paste(state, 0, copy, copy))).toEqual(['n2', 'n3', 'p1', 'p2'])
  })

  test('[E10] a paragraph that is moved keeps its identity', () => {
    const state = start()
    const moved = state.doc.child(0)
    expect(ids(state.apply(state.tr.delete(0, moved.nodeSize).insert(5, moved)))).toEqual(['p2', 'p1'])
  })

  test('[E10] what comes from other peers is left as it is', () => {
    const state = start()
    const tr = state.tr.insert(0, state.doc.child(1)).setMeta(ySyncPluginKey, { isChangeOrigin: true })
    expect(ids(state.apply(tr))).toEqual(['p2', 'p1', 'p2'])
  })

  test('[E10] a paragraph without an identity gets one', () => {
    const state = start()
    expect(ids(state.apply(state.tr.setNodeAttribute(0, 'id', '')))).toEqual(['n1', 'p2'])
  })
})

describe('pasting', () => {
  test('[E16] several paragraphs take the place of an empty one, with their roles', () => {
    const { doc } = documentOf('heading Background', 'numbered One')
    const empty = stateOf(['item First', 'item2 |'], [paragraphIds(countedIds())])
    const placed = applied(empty, placeWhole(new Slice(doc.content, 1, 1)))
    expect(linesOf(placed)).toEqual(['p1 item First', 'n1 heading Background', 'p2 numbered One'])
    expect(placed.selection.$from.parent.textContent).toBe('One')
    expect(placeWhole(new Slice(doc.content, 1, 1))(stateOf(['item First|']))).toBe(false)
  })
})

describe('an empty document', () => {
  test('[E11] one plain paragraph is left when everything is deleted', () => {
    const state = stateOf(['numbered One'], [firstParagraph(countedIds())])
    expect(linesOf(state.apply(state.tr.replace(0, state.doc.content.size, Slice.empty)))).toEqual(['n1 plain'])
  })

  test('[E11] behind a table at the end there is room to write', () => {
    const state = stateOf(['numbered One'], [firstParagraph(countedIds())])
    const grown = state.apply(state.tr.insert(state.doc.content.size, schema.node('table')))
    expect(grown.doc.content.content.map((node) => node.type.name)).toEqual(['paragraph', 'table', 'paragraph'])
  })

  test('[E11] other peers may leave the document empty', () => {
    const state = stateOf(['numbered One'], [firstParagraph(countedIds())])
    const tr = state.tr.delete(0, state.doc.content.size).setMeta(ySyncPluginKey, { isChangeOrigin: true })
    expect(linesOf(state.apply(tr))).toEqual([])
  })
})

describe('numbers', () => {
  const labels = (state: EditorState) => readNumbering(state).entries.map((entry) => entry.label)
  const drawn = (state: EditorState) =>
    readNumbering(state)
      .decorations.find()
      .map((found) => found.spec)

  test('[E7] numbers follow the text and are not in it', () => {
    const state = stateOf(['numbered One', 'item Two|', 'numbered Three'], [numbering(new Map())])
    expect(labels(state)).toEqual(['1.', 'a)', '2.'])
    const changed = applied(state, setRole('numbered'))
    expect(labels(changed)).toEqual(['1.', '2.', '3.'])
    expect(changed.doc.textContent).toBe('OneTwoThree')
  })

  test('[E7] the same numbers stay the same object when only the cursor moves', () => {
    const state = stateOf(['numbered One'], [numbering(new Map())])
    expect(readNumbering(state.apply(state.tr.setMeta('x', 1)))).toBe(readNumbering(state))
  })

  test('[E7] a decision follows its label, a footnote its mark', () => {
    const state = stateOf(['decision All Parties should|'], [numbering(new Map([['', '17.XX']]))])
    expect(labels(state)).toEqual(['17.XX'])
    expect(labels(state.apply(relabel(state, new Map([['', '17.92']]))))).toEqual(['17.92'])
    const noted = applied(state, insertFootnote({ kind: 'numbered', text: 'See Doc. 29' }))
    expect(drawn(noted)).toContainEqual({ label: '17.XX', depth: 0, marks: '1' })
    expect(drawn(noted)).toContainEqual({ mark: '1' })
  })
})

describe('numbers after a key', () => {
  test('[E7] they are what a new numbering gives, whatever was changed', () => {
    const told = (state: EditorState) =>
      readNumbering(state)
        .decorations.find()
        .map(({ from, to, spec }) => `${from}-${to} ${JSON.stringify(spec)}`)
        .sort()
    for (let seed = 1; seed <= 60; seed++) {
      const pick = randomFrom(seed)
      const note = schema.node('footnote', { kind: 'numbered' }, [schema.text('A note')])
      const fresh = (words: string) =>
        schema.node('paragraph', { id: `s${words}`, role: 'numbered' }, [schema.text(words)])
      let state = stateOf(
        ['heading Begin', 'numbered One', 'item Two', 'numbered Three', 'plain Four'],
        [paragraphIds(countedIds()), numbering(new Map())],
      )
      for (let step = 0; step < 15; step++) {
        const place = pick(state.doc.childCount)
        const start = state.doc.children.slice(0, place).reduce((size, { nodeSize }) => size + nodeSize, 0)
        const node = state.doc.child(place)
        const inside = start + 1 + pick(node.content.size + 1)
        const acts = [
          () => state.tr.insertText(`w${step} `, state.doc.resolve(inside).parent === node ? inside : start + 1),
          () => state.tr.insertText('again ', start + 1),
          () => state.tr.delete(start + 1, start + node.nodeSize - 1),
          () => state.tr.insert(start + 1, note),
          () => state.tr.setNodeMarkup(start, null, { ...node.attrs, role: pick(2) ? 'item' : 'numbered' }),
          () =>
            state.tr.replaceWith(start, start + node.nodeSize, node.type.create(node.attrs, schema.text(`r${step}`))),
          () => state.tr.insert(start, fresh(`n${step}`)),
          () => (state.doc.childCount > 1 ? state.tr.delete(start, start + node.nodeSize) : state.tr),
        ]
        const act = acts[pick(acts.length)]
        if (act) state = state.apply(act())
        const again = EditorState.create({ doc: state.doc, plugins: [numbering(new Map())] })
        expect(told(state), `seed ${seed}, step ${step}`).toEqual(told(again))
        expect(readNumbering(state).entries, `seed ${seed}, step ${step}`).toEqual(readNumbering(again).entries)
      }
    }
  })
})
