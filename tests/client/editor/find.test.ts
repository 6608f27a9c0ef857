import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { schema } from '#domain/drafts/schema.ts'
import { Finder } from '../../../client/editor/find/find-in-text.ts'
import { foundLayer } from '../../../client/editor/find/found-layer.ts'
import { replaceFound } from '../../../client/editor/find/replace.ts'
import { applied, stateOf } from './editing.ts'

const finder = (words: string, more: { isCaseCounted?: boolean; isWhole?: boolean } = {}) =>
  new Finder({ words, isCaseCounted: more.isCaseCounted ?? false, isWhole: more.isWhole ?? false })
const found = (doc: Node, words: string, more = {}) =>
  finder(words, more)
    .all(doc)
    .map(({ from, to }) => doc.textBetween(from, to, ' ', '*'))

const note = schema.node('footnote', { kind: 'numbered' }, [schema.text('a note')])
const sign = schema.node('bracket', { id: 'b1', side: 'open' })
const doc = (...paragraphs: readonly (readonly Node[])[]) =>
  schema.node(
    'doc',
    null,
    paragraphs.map((content, index) => schema.node('paragraph', { id: `p${index + 1}` }, content)),
  )

describe('finding', () => {
  test('[E38] accents and case do not count unless asked', () => {
    const { doc: text } = stateOf(['plain Études et études', 'item the ETUDE|S'])
    expect(found(text, 'etudes')).toEqual(['Études', 'études', 'ETUDES'])
    expect(found(text, 'études', { isCaseCounted: true })).toEqual(['études'])
    expect(found(text, '')).toEqual([])
    expect(found(doc([schema.text('e\u0301tudes, \u00DFen, hard\u00A0space')]), 'etudes')).toEqual(['e\u0301tudes'])
    expect(found(doc([schema.text('hard\u00A0space')]), 'hard space')).toHaveLength(1)
  })

  test('[E38] whole words alone where that is asked', () => {
    const { doc: text } = stateOf(['plain part, Party, Parties and art|'])
    expect(found(text, 'art')).toEqual(['art', 'art', 'art', 'art'])
    expect(found(text, 'art', { isWhole: true })).toEqual(['art'])
    expect(found(text, 'part,', { isWhole: true })).toEqual(['part,'])
  })

  test('[E38] atoms inside the words are no obstacle, in tables too', () => {
    const cell = schema.node('table_cell', null, [
      schema.node('paragraph', { id: 'c' }, [schema.text('illegal trade')]),
    ])
    const table = schema.node('table', null, [schema.node('table_row', null, [cell])])
    const text = schema.node('doc', null, [
      schema.node('paragraph', { id: 'p1' }, [
        schema.text('ille'),
        note,
        schema.text('gal '),
        sign,
        schema.text('trade'),
      ]),
      table,
    ])
    const places = finder('illegal trade').all(text)
    expect(places.map(({ from, to }) => text.textBetween(from, to).replace('a note', ''))).toEqual([
      'illegal [trade',
      'illegal trade',
    ])
  })
})

describe('replacing', () => {
  test('[E39] keeps footnotes and brackets, and the form of the words', () => {
    const strong = schema.text('ille', [schema.mark('strong')])
    const state = EditorState.create({ doc: doc([strong, note, schema.text('gal '), sign, schema.text('trade here')]) })
    const after = applied(state, replaceFound(finder('illegal trade').all(state.doc), 'crime'))
    const [paragraph] = after.doc.content.content
    expect(paragraph?.content.content.map((node) => (node.isText ? node.text : node.type.name))).toEqual([
      'crime',
      'footnote',
      'bracket',
      ' here',
    ])
    expect(paragraph?.firstChild?.marks.map((mark) => mark.type.name)).toEqual(['strong'])
  })

  test('[E39] all places at once, also by nothing', () => {
    const state = stateOf(['plain one two one', 'item on|e'])
    const all = finder('one').all(state.doc)
    expect(applied(state, replaceFound(all, 'three')).doc.textContent).toBe('three two threethree')
    expect(applied(state, replaceFound(all, '')).doc.textContent).toBe(' two ')
    expect(replaceFound([], 'x')(state)).toBe(false)
  })
})

describe('what was found in the text', () => {
  const drawn = (state: EditorState, words: string) => foundLayer(finder(words), null).start(state)

  test('[E40] follows what is written', () => {
    const state = stateOf(['plain one', 'plain two one', 'plain one|'])
    const layer = foundLayer(finder('one'), null)
    let set = layer.start(state)
    expect(set.find()).toHaveLength(3)
    const tr = state.tr.insertText('one and ', 6)
    set = layer.follow(tr, set, state.apply(tr))
    const words = (next: EditorState) => set.find().map(({ from, to }) => next.doc.textBetween(from, to))
    expect(words(state.apply(tr))).toEqual(['one', 'one', 'one', 'one'])
    const cut = state.apply(tr).tr.delete(1, 3)
    set = layer.follow(cut, set, state.apply(tr).apply(cut))
    expect(set.find()).toHaveLength(3)
  })

  test('[E40] a letter in a long text costs its own paragraph', () => {
    const lines = Array.from(
      { length: 400 },
      (_, index) => `numbered Parties and the Secretariat ${index} report to Parties`,
    )
    const state = stateOf([...lines, 'plain end|'])
    expect(drawn(state, 'parties').find()).toHaveLength(800)
    const layer = foundLayer(finder('parties'), null)
    const set = layer.start(state)
    const tr = state.tr.insertText('x', 5)
    const next = state.apply(tr)
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now()
      layer.follow(tr, set, next)
      return performance.now() - start
    }).sort((a, b) => a - b)
    // A quiet machine needs a tenth of it.
    expect(times[10]).toBeLessThan(8)
  })
})
