import type { EditorState } from 'prosemirror-state'
import type { Decoration } from 'prosemirror-view'
import { describe, expect, test } from 'vitest'
import { ySyncPluginKey } from 'y-prosemirror'
import { blocksOf, type Paragraph } from '#domain/drafts/content.ts'
import type { ProposalView } from '#domain/drafts/proposals/wire.ts'
import { actsFor } from '../../../client/drafts/proposals/card-acts.ts'
import { drawingOf } from '../../../client/drafts/proposals/drawing.ts'
import { proposalsLayer } from '../../../client/drafts/proposals/proposals-layer.ts'
import { asksOf, spotsOf } from '../../../client/drafts/proposals/spots.ts'
import { isShown, NO_FILTER, sectionsOf } from '../../../client/drafts/proposals/which.ts'
import { writeQuery } from '../../../client/lib/query.ts'
import { changeView, insertView, proposalView } from '../../support/fixtures/proposal-views.ts'
import { stateOf } from '../editor/editing.ts'

const start = () => stateOf(['plain The first paragraph', 'plain The second one', 'plain The third'])
const paragraphsIn = (state: EditorState) => blocksOf(state.doc) as Paragraph[]
const at = (state: EditorState, index: number): Paragraph => {
  const found = paragraphsIn(state)[index]
  if (!found) throw new Error(`There is no paragraph ${index}.`)
  return found
}

const NO_ACTS = { choose: () => {}, step: () => {}, turn: () => false }
const layerOf = (proposals: readonly ProposalView[], chosen: ReadonlyMap<string, string> = new Map()) =>
  proposalsLayer(drawingOf(spotsOf(asksOf(proposals)), chosen), NO_ACTS)

/** What is drawn, in words: `del 4-9 "first"`, `widget 10`, marks of who it is left out. */
function said(state: EditorState, decorations: readonly Decoration[]): string[] {
  return decorations.flatMap(({ from, to, spec }) => {
    if (from < to) return [`del "${state.doc.textBetween(from, to)}"`]
    const key = String(spec.key)
    return key.startsWith('marks') ? [] : [`at ${from}: ${key.replace(/^\S+ /, '')}`]
  })
}
const drawn = (state: EditorState, proposals: readonly ProposalView[], chosen?: ReadonlyMap<string, string>) =>
  said(state, layerOf(proposals, chosen).start(state).find())
const marksOf = (decorations: readonly Decoration[]) =>
  decorations.flatMap(({ spec }) =>
    String(spec.key).startsWith('marks') ? [JSON.parse(String(spec.key).slice(6))] : [],
  )

describe('in the text', () => {
  test('[PM1] what would go is struck and what would come stands behind it; the text is as it was', () => {
    const state = start()
    expect(drawn(state, [changeView(at(state, 0), 'The opening paragraph')])).toEqual([
      'del "first"',
      'at 10: Kenya false in [["opening",""]]',
    ])
    expect(drawn(state, [proposalView({ kind: 'delete', ...gone(at(state, 1)) })])).toEqual(['del "The second one"'])
    expect(drawn(state, [insertView('p1', 'New')])).toEqual(['at 21: Kenya false new paragraph plain 1 [["New",""]]'])
    expect(drawn(state, [insertView(null, 'New')])).toEqual(['at 0: Kenya false new paragraph plain 1 [["New",""]]'])
  })

  test('[PM1] a paragraph that would move is drawn where it stands and where it would stand', () => {
    const state = start()
    const moved = at(state, 0)
    const changes = [{ live: moved, result: moved }] as ProposalView['changes']
    const move = proposalView({
      kind: 'move',
      base: [moved] as ProposalView['base'],
      afterId: 'p3',
      behind: 'p3',
      changes,
    })
    expect(drawn(state, [move])).toEqual([
      'at 48: Kenya false move to here plain 1 [["The first paragraph",""]]',
      'del "The first paragraph"',
    ])
  })

  test('[PM2] those that ask for the same are one, with their Parties named', () => {
    const state = start()
    const same = { sameness: 'the same' }
    const [kenya, peru] = [
      changeView(at(state, 0), 'The opening paragraph', same),
      changeView(at(state, 0), 'The opening paragraph', { ...same, from: 'Peru' }),
    ]
    const [ask] = asksOf([peru, kenya])
    expect(ask?.parties).toEqual(['Kenya', 'Peru'])
    expect(ask?.lead).toBe(kenya)
    expect(drawn(state, [kenya, peru])).toContain('at 10: Kenya and Peru false in [["opening",""]]')
  })

  test('[PM3] of rivals the one with most Parties and supporters is drawn, or the one that is chosen', () => {
    const state = start()
    const own = changeView(at(state, 0), 'The opening paragraph')
    const wide = changeView(at(state, 0), 'The initial paragraph', {
      from: 'Peru',
      supporters: [{ organizationId: 'canada', name: 'Canada' }],
    })
    const both = proposalView({
      kind: 'delete',
      base: [at(state, 0), at(state, 1)] as ProposalView['base'],
      changes: [
        { live: at(state, 0), result: null },
        { live: at(state, 1), result: null },
      ] as ProposalView['changes'],
      from: 'France',
    })
    const far = changeView(at(state, 2), 'The last')
    const spots = spotsOf(asksOf([own, wide, both, far]))
    expect(spots.map(({ asks }) => asks.map(({ parties }) => parties[0]))).toEqual([
      ['Peru', 'Kenya', 'France'],
      ['Kenya'],
    ])
    const widgets = layerOf([own, wide, both, far]).start(state).find()
    expect(said(state, widgets)).toContain('at 10: Peru false in [["initial",""]]')
    expect(marksOf(widgets)[0]).toMatchObject([{ place: 1, count: 3, parties: ['Peru'] }])
    const chosen = new Map([[spots[0]?.id ?? '', both.sameness]])
    expect(drawn(state, [own, wide, both], chosen)).toEqual(['del "The first paragraph"', 'del "The second one"'])
  })

  test('[PM4] one that does not fit, and one that is closed, are not drawn', () => {
    const state = start()
    const astray = changeView(at(state, 0), 'The opening paragraph', {
      fit: 'does not fit',
      why: 'It is gone.',
      changes: [],
    })
    const placed = changeView(at(state, 1), 'The other one', { state: 'placed' })
    expect(layerOf([astray, placed]).start(state).find()).toEqual([])
    expect(asksOf([astray, placed])).toHaveLength(1)
  })

  test('[PM5] it is drawn on the words that stand there, and not at all where they were changed', () => {
    const state = start()
    const proposal = changeView(at(state, 0), 'The opening paragraph')
    const elsewhere = state.apply(state.tr.insertText(' of all', 20))
    expect(drawn(elsewhere, [proposal])).toEqual(['del "first"', 'at 10: Kenya false in [["opening",""]]'])
    const sameWords = state.apply(state.tr.insertText('last', 5, 10))
    expect(drawn(sameWords, [proposal])).toEqual([])
  })

  test('[PM6] what follows a change is what a new drawing would be, after one’s own keys and after those of others', () => {
    const state = start()
    const proposals = [
      changeView(at(state, 0), 'The opening paragraph'),
      insertView('p1', 'New'),
      changeView(at(state, 1), 'The other one'),
      changeView(at(state, 2), 'The last'),
    ]
    const layer = layerOf(proposals)
    const sorted = (decorations: readonly Decoration[], of: EditorState) =>
      [...said(of, decorations), ...decorations.map(({ from, to }) => `${from}-${to}`)].sort()
    const transactions = [
      state.tr.insertText('!', 20),
      state.tr.delete(0, 21),
      state.tr.insert(21, state.schema.node('paragraph', { id: 'x' }, [state.schema.text('Put in')])),
      // As the binding shows what others have written: the whole text anew, with the same paragraphs where nothing changed.
      state.tr
        .replaceWith(0, state.doc.content.size, [
          state.doc.child(0),
          state.schema.node('paragraph', { id: 'p2' }, [state.schema.text('The second one, by far')]),
          state.doc.child(2),
        ])
        .setMeta(ySyncPluginKey, { isChangeOrigin: true }),
    ]
    for (const tr of transactions) {
      const after = state.apply(tr)
      const followed = layer.follow(tr, layer.start(state), after).find()
      expect(sorted(followed, after)).toEqual(sorted(layer.start(after).find(), after))
    }
  })

  test('[PM6] what stands in other paragraphs is the same as before', () => {
    const state = start()
    const layer = layerOf([changeView(at(state, 0), 'The opening paragraph'), changeView(at(state, 2), 'The last')])
    const before = layer.start(state)
    const tr = state.tr.insertText('!', 20)
    const after = layer.follow(tr, before, state.apply(tr))
    const spec = (set: typeof before, index: number) => set.find(0, undefined, ({ of }) => of === 'p3')[index]?.spec
    expect(spec(after, 0)).toBe(spec(before, 0))
  })

  test('[PM7] its edges are said in words, with the Party', () => {
    const state = start()
    const [struck] = layerOf([changeView(at(state, 0), 'The opening paragraph')])
      .start(state)
      .find(undefined, undefined, () => true)
      .filter(({ from, to }) => from < to)
    expect((struck as unknown as { type: { attrs: object } }).type.attrs).toMatchObject({
      nodeName: 'del',
      'data-start': ' start of proposed deletion, Kenya ',
      'data-end': ' end of proposed deletion, Kenya ',
    })
  })
})

describe('the tray', () => {
  test('[PM8] a delegation sees what is open here, its own with what became of it, and what others have open', () => {
    const state = start()
    const here = changeView(at(state, 0), 'The opening paragraph', { from: 'Peru' })
    const own = changeView(at(state, 1), 'The other one', { isOwn: true, state: 'declined' })
    const elsewhere = insertView('p2', 'New')
    const closed = changeView(at(state, 0), 'Closed', { state: 'placed' })
    const sections = sectionsOf([here, own, elsewhere, closed], 'p1')
    expect(sections.map(({ proposals }) => proposals)).toEqual([[here], [own], [elsewhere]])
  })

  test('[PM9] proposals are filtered by paragraph, Party and state, and the address says how', () => {
    const state = start()
    const here = changeView(at(state, 0), 'The opening paragraph')
    const put = insertView('p2', 'New', { from: 'Peru', state: 'parked' })
    const astray = changeView(at(state, 2), 'The last', { fit: 'does not fit' })
    const all = [here, put, astray]
    const shown = (filter: Partial<typeof NO_FILTER>, place = '') =>
      all.filter((proposal) => isShown(proposal, { ...NO_FILTER, ...filter }, place))
    expect(shown({})).toEqual([here, astray])
    expect(shown({ state: 'any' })).toEqual(all)
    expect(shown({ state: 'any', party: 'peru' })).toEqual([put])
    expect(shown({ state: 'any', where: 'here' }, 'p2')).toEqual([put])
    expect(shown({ where: 'astray' })).toEqual([astray])
    expect(writeQuery({ ...NO_FILTER, party: 'peru' }, NO_FILTER, '?reading=chair')).toBe('?reading=chair&party=peru')
  })

  test('[PM10] the Chair answers what is open, others support or withdraw; what cannot be done says why', () => {
    const names = (proposal: ProposalView, mayPlace: boolean) => actsFor(proposal, mayPlace).map(({ name }) => name)
    const refusals = { ...proposalView().refusals, takeBack: 'Your delegation does not support it.' }
    expect(names(proposalView({ refusals }), false)).toEqual(['Support', 'Counter-proposal'])
    expect(names(proposalView({ refusals }), true)).toContain('Place in the text')
    expect(names(proposalView({ isOwn: true }), false)).toEqual(['Replace', 'Withdraw'])
    expect(names(proposalView({ refusals, counterTo: 'another' }), false)).toEqual(['Support'])
    expect(names(proposalView({ isOwn: true, state: 'placed' }), false)).toEqual([])
    const astray = proposalView({ refusals: { ...refusals, place: 'It does not fit the text any more.' } })
    const place = actsFor(astray, true).find(({ act }) => act === 'placed')
    expect(place?.refusal).toBe('It does not fit the text any more.')
    expect(actsFor(astray, true).find(({ act }) => act === 'declined')?.isReasonAsked).toBe(true)
    expect(names(proposalView({ state: 'parked' }), true)).toEqual(['Reopen'])
  })
})

function gone(live: Paragraph): Pick<ProposalView, 'base' | 'changes'> {
  return { base: [live] as ProposalView['base'], changes: [{ live, result: null }] as ProposalView['changes'] }
}
