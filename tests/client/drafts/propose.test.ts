import { history, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { schema } from '#domain/drafts/schema.ts'
import type { Http } from '../../../client/api/http.ts'
import { modesFor } from '../../../client/drafts/desk-modes.ts'
import { followLive, type WorkingText } from '../../../client/drafts/propose/follow-live.ts'
import { KeptNotes } from '../../../client/drafts/propose/kept-notes.ts'
import { inputOf, sendChange } from '../../../client/drafts/propose/send-change.ts'
import { NO_NOTE, putBack, type UnsentChange } from '../../../client/drafts/propose/unsent.ts'
import { deviceUnsentStore } from '../../../client/drafts/propose/unsent-store.ts'
import { changesIn, withoutChange } from '../../../client/drafts/propose/working-changes.ts'
import { groundPlugin, withText, workingText } from '../../../client/drafts/propose/working-state.ts'
import { moveParagraph } from '../../../client/editor/commands/move-paragraph.ts'
import { splitParagraph } from '../../../client/editor/commands/split-paragraph.ts'
import { paragraphIds } from '../../../client/editor/plugins/paragraph-ids.ts'
import { proposalView } from '../../support/fixtures/proposal-views.ts'
import { randomFrom } from '../../support/random.ts'
import { applied, countedIds, documentOf, linesOf } from '../editor/editing.ts'

const TEXT = ['heading On offers', 'numbered The first paragraph', 'numbered The second one', 'numbered The third one']
const live = () => documentOf(...TEXT).doc

function stateOn(ground: Node, refused: () => void = () => {}): EditorState {
  const plugins = [groundPlugin({ ground, moved: new Set() }, refused), history(), paragraphIds(countedIds())]
  return EditorState.create({ doc: ground, plugins })
}
const at = (state: EditorState, words: string, offset = 0): EditorState => {
  let place = -1
  state.doc.descendants((node, position) => {
    const found = node.isText ? (node.text ?? '').indexOf(words) : -1
    if (place < 0 && found >= 0) place = position + found + offset
  })
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, place)))
}
const typed = (state: EditorState, words: string) => state.apply(state.tr.insertText(words))
const said = (text: WorkingText) =>
  changesIn(text).map(({ kind, base, proposed, afterId }) => {
    const wordsOf = (paragraphs: typeof base) => paragraphs.map(({ inline }) => inline.map(({ text: t }) => t).join(''))
    return [kind, wordsOf(base), wordsOf(proposed), afterId]
  })

describe('what is proposed', () => {
  test('[PM11] words that are changed in one paragraph are a change of it; the next one changed is another proposal', () => {
    let state = typed(at(stateOn(live()), 'first', 5), ' and best')
    state = typed(at(state, 'third'), 'very ')
    expect(said(workingText(state))).toEqual([
      ['change', ['The first paragraph'], ['The first and best paragraph'], null],
      ['change', ['The third one'], ['The very third one'], null],
    ])
    expect(workingText(state).ground.eq(live())).toBe(true)
  })

  test('[PM11] what Enter cuts off, and what Backspace joins, goes with the paragraph', () => {
    const cut = applied(at(stateOn(live()), ' paragraph'), splitParagraph(countedIds()))
    expect(said(workingText(cut))).toEqual([['change', ['The first paragraph'], ['The first', ' paragraph'], null]])
    const whole = stateOn(live())
    const position = at(whole, 'The second').selection.from
    const joined = whole.apply(whole.tr.join(position - 1))
    expect(said(workingText(joined))).toEqual([
      ['change', ['The first paragraph', 'The second one'], ['The first paragraphThe second one'], null],
    ])
  })

  test('[PM11] new paragraphs are an insertion behind the one above; an empty one is nothing yet', () => {
    let state = applied(at(stateOn(live()), 'paragraph', 9), splitParagraph(countedIds()))
    expect(said(workingText(state))).toEqual([])
    state = typed(state, 'Something new')
    state = typed(
      applied(
        state,
        splitParagraph(() => 'n8'),
      ),
      'And more',
    )
    expect(said(workingText(state))).toEqual([['insert', [], ['Something new', 'And more'], 'p2']])
  })

  test('[PM11] paragraphs that are gone are a deletion', () => {
    const state = stateOn(live())
    const [from, to] = [at(state, 'The first').selection.from - 1, at(state, 'The third').selection.from - 1]
    const gone = state.apply(state.tr.delete(from, to))
    expect(said(workingText(gone))).toEqual([['delete', ['The first paragraph', 'The second one'], [], null]])
  })

  test('[PM12] a paragraph moves by keys, and is a move; its words that change are a change', () => {
    const start = at(stateOn(live()), 'The third')
    const up = applied(applied(start, moveParagraph(-1)), moveParagraph(-1))
    expect(said(workingText(up))).toEqual([['move', ['The third one'], ['The third one'], 'p1']])
    expect(up.selection.$from.parent.textContent).toBe('The third one')
    const changed = typed(up, 'So: ')
    expect(said(workingText(changed))).toEqual([
      ['move', ['The third one'], ['The third one'], 'p1'],
      ['change', ['The third one'], ['So: The third one'], null],
    ])
    expect(moveParagraph(1)(at(stateOn(live()), 'The third'))).toBe(false)
  })

  test('[PM13] a change that is discarded or sent leaves the text as it is, and the others as they are', () => {
    let state = typed(at(stateOn(live()), 'first', 5), ' and best')
    state = applied(at(state, 'The third'), moveParagraph(-1))
    const before = said(workingText(state))
    for (const change of changesIn(workingText(state))) {
      const working = withoutChange(workingText(state), change)
      const kept = said({ ...workingText(state), working })
      expect(kept).toEqual(before.filter((line) => line[0] !== change.kind))
    }
    const [change] = changesIn(workingText(state))
    if (!change) throw new Error('There is a change.')
    const text = workingText(state)
    const discarded = state.apply(withText(state, { ...text, working: withoutChange(text, change) }, true))
    expect(said(workingText(applied(discarded, undo)))).toEqual(before)
  })

  test('[PM14] the cells of a table stay as they are, and it is said', () => {
    const cell = schema.node('table_cell', null, [schema.node('paragraph', { id: 'c1' }, [schema.text('In a cell')])])
    const table = schema.node('table', null, [schema.node('table_row', null, [cell])])
    const ground = schema.node('doc', null, [...live().children, table])
    let refusedCount = 0
    const state = stateOn(ground, () => {
      refusedCount += 1
    })
    expect(typed(at(state, 'In a cell'), 'Not ').doc.eq(ground)).toBe(true)
    expect(refusedCount).toBeGreaterThan(0)
    expect(said(workingText(typed(at(state, 'The third'), 'Now ')))).toHaveLength(1)
  })

  test('[PM15] nothing of a working copy is bound to a shared text: typing there makes no update of one', () => {
    const state = typed(at(stateOn(live()), 'first'), 'very ')
    const names = state.plugins.map((plugin) => (plugin as unknown as { key: string }).key)
    expect(names.filter((name) => name.startsWith('y-'))).toEqual([])
  })
})

describe('while others write', () => {
  const change = (doc: Node, words: string, by: string): Node => {
    const state = at(EditorState.create({ doc }), words)
    return state.apply(state.tr.insertText(by)).doc
  }

  test('[PM16] what others write in other paragraphs is there; in the same one it is brought together', () => {
    const own = typed(at(stateOn(live()), 'first', 5), ' and best')
    const elsewhere = followLive(workingText(own), change(live(), 'third', 'fourth, not '))
    expect(elsewhere.news).toEqual([])
    expect(said(elsewhere)).toEqual([['change', ['The first paragraph'], ['The first and best paragraph'], null]])
    expect(elsewhere.working.textContent).toContain('The fourth, not third one')
    const same = followLive(workingText(own), change(live(), 'The first', 'Then '))
    expect(said(same)).toEqual([['change', ['Then The first paragraph'], ['Then The first and best paragraph'], null]])
  })

  test('[PM16] where both change the same words, the person’s stay, the ground stays, and it is said', () => {
    const own = typed(at(stateOn(live()), 'first'), 'very ')
    const now = change(live(), 'first', 'quite ')
    const followed = followLive(workingText(own), now)
    expect(followed.news.join()).toMatch(/changed the same words/)
    expect(said(followed)).toEqual([['change', ['The first paragraph'], ['The very first paragraph'], null]])
  })

  test('[PM16] a paragraph that is gone takes no words of the person with it; one taken away and changed is back', () => {
    const own = typed(at(stateOn(live()), 'first'), 'very ')
    const without = schema.node(
      'doc',
      null,
      live().children.filter(({ attrs }) => attrs.id !== 'p2'),
    )
    const followed = followLive(workingText(own), without)
    expect(said(followed)).toEqual([['insert', [], ['The very first paragraph'], 'p1']])
    const deleting = stateOn(live())
    const from = at(deleting, 'The first').selection.from - 1
    const gone = deleting.apply(deleting.tr.delete(from, from + deleting.doc.child(1).nodeSize))
    const back = followLive(workingText(gone), change(live(), 'paragraph', 'long '))
    expect(back.news.join()).toMatch(/back in its new words/)
    expect(said(back)).toEqual([])
  })

  test('[PM16] the cursor stays among its words', () => {
    const own = typed(at(stateOn(live()), 'third'), 'very ')
    const followed = own.apply(withText(own, followLive(workingText(own), change(live(), 'first', 'quite '))))
    expect(followed.selection.$from.parent.textContent).toBe('The very third one')
    expect(followed.selection.$from.parentOffset).toBe('The very '.length)
    expect(linesOf(applied(followed, undo))).toContain('p2 numbered The quite first paragraph')
  })

  test('[PM16] whatever both do, no word that the person has typed is lost', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const pick = randomFrom(seed)
      const mayBe = (share: number) => pick(100) < share * 100
      const words: string[] = []
      let shared = live()
      let state = stateOn(shared)
      for (let step = 0; step < 12; step++) {
        if (mayBe(0.5)) {
          const doc = EditorState.create({ doc: shared })
          const [place, cut] = [pick(shared.childCount), mayBe(0.3)]
          const position = shared.children.slice(0, place).reduce((size, { nodeSize }) => size + nodeSize, 0)
          const node = shared.child(place)
          const tr = doc.tr
          if (cut && shared.childCount > 2) tr.delete(position, position + node.nodeSize)
          else tr.insertText(`o${step}`, position + 1 + pick(node.content.size + 1))
          shared = doc.apply(tr).doc
          state = state.apply(withText(state, followLive(workingText(state), shared)))
        } else {
          const word = `mine${seed}x${step}.`
          const place = pick(state.doc.childCount)
          const position = state.doc.children.slice(0, place).reduce((size, { nodeSize }) => size + nodeSize, 0)
          words.push(word)
          state = state.apply(state.tr.insertText(word, position + 1 + state.doc.child(place).content.size))
          if (mayBe(0.3))
            state = applied(
              state,
              splitParagraph(() => `s${seed}-${step}`),
            )
        }
      }
      const text = changesIn(workingText(state)).flatMap(({ proposed }) =>
        proposed.map(({ inline }) => inline.map((part) => part.text).join('')),
      )
      expect(
        words.filter((word) => !text.join(' ').includes(word)),
        `seed ${seed}`,
      ).toEqual([])
      // With all changes away it is the live text, or what stands there is told apart from it.
      const back = putBack(shared, keptForm(workingText(state)))
      const again = followLive(back, shared)
      expect(
        words.filter((word) => !again.working.textContent.includes(word)),
        `put back, seed ${seed}`,
      ).toEqual([])
    }
  })
})

const keptForm = (text: WorkingText): UnsentChange[] =>
  changesIn(text).map(({ place: _place, ...change }) => ({ change, note: NO_NOTE }))

describe('what is not sent', () => {
  const memory = () => {
    const kept = new Map<string, string>()
    return deviceUnsentStore({
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, text) => void kept.set(key, text),
      removeItem: (key) => void kept.delete(key),
    })
  }
  const open = (store: ReturnType<typeof memory>, accountId = 'a') =>
    new KeptNotes({ accountId, draftId: 'd', store, locks: null })

  test('[PM17] it is kept per account with its reason, and put back on a text that has moved on', async () => {
    const store = memory()
    const kept = open(store)
    await kept.open(() => {}, new AbortController().signal)
    let state = typed(at(stateOn(live()), 'first', 5), ' and best')
    state = applied(at(state, 'The third'), moveParagraph(-1))
    state = typed(
      applied(
        at(state, 'offers', 6),
        splitParagraph(() => 'n9'),
      ),
      'New words',
    )
    kept.note('p2', { reason: 'It is clearer.' })
    kept.keep(changesIn(workingText(state)))

    const later = open(store)
    const unsent = await later.open(() => {}, new AbortController().signal)
    expect(later.noteOf('p2').reason).toBe('It is clearer.')
    const moved = at(EditorState.create({ doc: live() }), 'The first')
    const now = moved.apply(moved.tr.insertText('Then ')).doc
    expect(said(followLive(putBack(now, unsent), now))).toEqual([
      ['insert', [], ['New words'], 'p1'],
      ['change', ['Then The first paragraph'], ['Then The first and best paragraph'], null],
      ['move', ['The third one'], ['The third one'], 'p2'],
    ])
    expect(await open(store, 'b').open(() => {}, new AbortController().signal)).toEqual([])
  })

  test('[PM18] a proposal that has arrived without an answer is not sent twice', async () => {
    const state = typed(at(stateOn(live()), 'first'), 'very ')
    const [change] = changesIn(workingText(state))
    if (!change) throw new Error('There is a change.')
    const input = inputOf(change, { ...NO_NOTE, reason: 'Why' }, workingText(state), new Map())
    expect(input).toMatchObject({ kind: 'change', reason: 'Why', base: [{ id: 'p2' }], proposed: [{ id: 'p2' }] })
    const arrived = proposalView({ ...input, isOwn: true, at: new Date(5_000).toISOString() } as never)
    const posted: unknown[] = []
    const http = {
      get: async () => ({ items: [arrived], organizations: [] }),
      post: async (_path: string, body: unknown) => {
        posted.push(body)
        return proposalView()
      },
    } as unknown as Http
    expect(await sendChange(http, 'd', input, 4_000)).toBe(arrived)
    expect(posted).toEqual([])
    await sendChange(http, 'd', input, 0)
    await sendChange(http, 'd', { ...input, kind: 'delete', proposed: [] }, 4_000)
    expect(posted).toHaveLength(2)
  })
})

test('[PM19] the modes are those that the right allows; who may propose begins there', () => {
  const open = { state: 'open' } as const
  expect(modesFor({ ...open, right: 'edit' })).toEqual(['write', 'propose', 'read'])
  expect(modesFor({ ...open, right: 'propose' })).toEqual(['propose', 'read'])
  expect(modesFor({ ...open, right: 'comment' })).toEqual(['read'])
  expect(modesFor({ state: 'frozen', right: 'edit' })).toEqual(['read'])
})
