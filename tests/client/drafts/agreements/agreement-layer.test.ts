import { Slice } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import type { DecorationSet } from 'prosemirror-view'
import { describe, expect, it } from 'vitest'
import { ySyncPluginKey } from 'y-prosemirror'
import type { AgreementView } from '#domain/drafts/agreements/wire.ts'
import { documentOf, type Paragraph, paragraph, readDocument } from '#domain/drafts/content.ts'
import type { AgreedStates } from '../../../../client/drafts/agreements/agreed-states.ts'
import { agreementLayer } from '../../../../client/drafts/agreements/agreement-layer.ts'

const ONE = paragraph('operative', 'URGES Parties to report;', { id: 'one' })
const TWO = paragraph('operative', 'INVITES others;', { id: 'two' })
const TITLE = paragraph('heading', 'Title', { id: 'title' })

const item = (bound: Paragraph, kind: 'agreed' | 'reopened' = 'agreed'): AgreementView => ({
  paragraphId: bound.id,
  state: 'agreed',
  label: '',
  order: 0,
  bound: bound as never,
  entries: [{ kind, said: 'agreed ad referendum', by: 'Amina', delegation: 'Kenya', at: '2018-02-01T09:00:00.000Z' }],
})

function drawing(items: readonly AgreementView[]) {
  const doc = readDocument(documentOf([TITLE, ONE, TWO]))
  const told: AgreedStates[] = []
  const layer = agreementLayer(
    items,
    (states) => void told.push(states),
    () => {},
  )
  const state = EditorState.create({ doc })
  return { state, layer, told, drawn: layer.start(state) }
}

const signs = (drawn: DecorationSet) =>
  drawn.find().map(({ from, spec }) => `${from} ${(spec as { sign: { text: string; words: string } }).sign.text}`)
const last = (told: readonly AgreedStates[]) => {
  const { states, agreedCount, operativeCount } = told.at(-1) as AgreedStates
  return { ...Object.fromEntries(states), agreedCount, operativeCount }
}

describe('the signs of agreement', () => {
  it('[AG12] say where each paragraph stands, in words', () => {
    const { drawn, told } = drawing([item(ONE), item({ ...TWO, level: 2 }), item({ ...TWO, id: 'gone' })])
    expect(signs(drawn)).toEqual(['7 ✓', '33 !'])
    const words = drawn.find().map(({ spec }) => (spec as { sign: { words: string } }).sign.words)
    expect(words).toEqual(['Agreed: agreed ad referendum', 'Was agreed, and has been changed since'])
    expect(last(told)).toEqual({ one: 'agreed', two: 'changed', gone: 'gone', agreedCount: 1, operativeCount: 2 })
  })

  it('[AG12] follow a comma at once, and come back when it is taken out', () => {
    const { state, layer, told, drawn } = drawing([item(ONE), item(TWO)])
    const comma = state.tr.insertText(',', 13)
    const after = state.apply(comma)
    const changed = layer.follow(comma, drawn, after)
    expect(signs(changed)).toEqual(['7 !', '34 ✓'])
    const undone = after.tr.delete(13, 14)
    expect(signs(layer.follow(undone, changed, after.apply(undone)))).toEqual(['7 ✓', '33 ✓'])
    expect(told.map(({ agreedCount }) => agreedCount)).toEqual([2, 1, 2])
  })

  it('[AG12] only move along while somebody writes elsewhere, here or from afar', () => {
    const { state, layer, told, drawn } = drawing([item(ONE), item(TWO)])
    const typed = state.tr.insertText('The ', 1)
    const next = state.apply(typed)
    const moved = layer.follow(typed, drawn, next)
    expect(signs(moved)).toEqual(['11 ✓', '37 ✓'])
    const afar = next.tr.insertText('Whole ', 5)
    const whole = new Slice(afar.doc.content, 0, 0)
    const replaced = next.tr.replace(0, next.doc.content.size, whole).setMeta(ySyncPluginKey, { isChangeOrigin: true })
    expect(signs(layer.follow(replaced, moved, next.apply(replaced)))).toEqual(['17 ✓', '43 ✓'])
    expect(told).toHaveLength(1)
  })

  it('[AG7] [AG12] stay open for what was reopened on purpose', () => {
    const { drawn, told } = drawing([item(ONE, 'reopened')])
    expect([signs(drawn), last(told)]).toEqual([['7 !'], { one: 'reopened', agreedCount: 0, operativeCount: 2 }])
  })
})
