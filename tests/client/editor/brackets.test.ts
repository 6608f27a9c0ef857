/** Brackets while a person writes, without a screen: what the plugin makes of each change. */
import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { ySyncPluginKey } from 'y-prosemirror'
import { paragraphsIn } from '#domain/drafts/brackets/in-text.ts'
import { blocksOf, documentOf, readDocument } from '#domain/drafts/content.ts'
import { schema } from '#domain/drafts/schema.ts'
import { DomainError } from '#domain/errors.ts'
import { bracketText, hasTypedPair } from '../../../client/drafts/brackets/bracket-rows.ts'
import { countInWords, keptInWords, sinceInWords } from '../../../client/drafts/brackets/bracket-words.ts'
import { CopiedBrackets } from '../../../client/drafts/brackets/copied-brackets.ts'
import { bracketsInDoc } from '../../../client/editor/bracket-signs.ts'
import { cutsBracket, mayBracket, putSigns } from '../../../client/editor/commands/bracket.ts'
import { splitParagraph } from '../../../client/editor/commands/split-paragraph.ts'
import { wholePairs } from '../../../client/editor/mend-brackets.ts'
import { brackets } from '../../../client/editor/plugins/brackets.ts'
import { linesOf, textOf } from '../../support/bracketed.ts'
import { applied, countedIds } from './editing.ts'

const docOf = (...lines: string[]): Node => readDocument(documentOf(textOf(...lines)))
const stateOf = (...lines: string[]) => EditorState.create({ doc: docOf(...lines), plugins: [brackets(countedIds())] })
const shown = ({ doc }: { readonly doc: Node }) => linesOf(paragraphsIn(blocksOf(doc)))
const selected = (state: EditorState, from: number, to = from) =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)))

describe('signs that a person writes', () => {
  test('[BR16] stand around what is selected, in one paragraph or several, and never cut another bracket', () => {
    const words = selected(stateOf('URGES all Parties', 'to report'), 7, 10)
    expect(shown(applied(words, putSigns('a')))).toEqual(['URGES [a:all:a] Parties', 'to report'])
    const both = selected(stateOf('URGES all Parties', 'to report'), 11, 22)
    expect(shown(applied(both, putSigns('a')))).toEqual(['URGES all [a:Parties', 'to:a] report'])
    expect(mayBracket(selected(words, 3))).toBe(false)
    const crossing = selected(stateOf('URGES [a:all:a] Parties'), 3, 8)
    expect([cutsBracket(crossing), shown(applied(crossing, putSigns('b')))]).toEqual([
      true,
      ['URGES [a:all:a] Parties'],
    ])
  })

  test('[BR16] a cut inside a bracket keeps the pair', () => {
    const state = selected(stateOf('URGES [a:all Parties:a]'), 12)
    const cut = applied(state, splitParagraph(countedIds()))
    expect(shown(cut)).toEqual(['URGES [a:all ', 'Parties:a]'])
    expect(bracketsInDoc(cut.doc).strays).toEqual([])
  })
})

describe('a change that takes one end away', () => {
  const without = (from: number, to: number, ...lines: string[]) => {
    const state = stateOf(...lines)
    return shown(state.apply(state.tr.delete(from, to)))
  }

  test('[BR18] leaves that end where the change was', () => {
    expect(without(3, 9, 'URGES [a:all:a] Parties')).toEqual(['UR[a:ll:a] Parties'])
    expect(without(9, 15, 'URGES [a:all:a] Parties')).toEqual(['URGES [a:a:a]rties'])
    expect(without(9, 24, 'URGES [a:all', 'Parties:a] to report')).toEqual(['URGES [a:a:a] report'])
    expect(without(2, 12, '[a:x [b:y:b] z:a] [c:w:c]')).toEqual(['[a::a][c:w:c]'])
  })

  test('[BR18] takes a whole bracket, as letters are taken, and leaves what comes from others', () => {
    expect(without(7, 12, 'URGES [a:all:a] Parties')).toEqual(['URGES  Parties'])
    const state = stateOf('URGES [a:all:a] Parties')
    const theirs = state.tr.delete(7, 8).setMeta(ySyncPluginKey, { isChangeOrigin: true })
    expect(shown(state.apply(theirs))).toEqual(['URGES all:a] Parties'])
  })
})

describe('copies', () => {
  const pasted = (state: EditorState, at: number, from: number, to: number) => {
    const slice = wholePairs(state.doc.slice(from, to))
    return state.apply(state.tr.replace(at, at, slice))
  }

  test('[BR19] of a bracket get an identity of their own, before or behind the original', () => {
    const state = stateOf('URGES [a:all|a:some:a] Parties', 'to report')
    expect(shown(pasted(state, 32, 7, 17))).toEqual(['URGES [a:all|a:some:a] Parties', 'to re[n1:all|n1:some:n1]port'])
    expect(shown(pasted(state, 1, 7, 17))).toEqual(['[n2:all|n2:some:n2]URGES [a:all|a:some:a] Parties', 'to report'])
  })

  test('[BR19] a bracket that is cut and pasted elsewhere is the same one', () => {
    const state = stateOf('URGES [a:all:a] Parties')
    const cut = state.apply(state.tr.delete(7, 12))
    const back = cut.apply(cut.tr.replace(1, 1, state.doc.slice(7, 12)))
    expect(shown(back)).toEqual(['[a:all:a]URGES  Parties'])
  })

  test('[BR19] two of one identity that others have left are not told apart by whoever types beside them', () => {
    const state = stateOf('[a:all:a] [a:some:a]')
    expect(shown(state.apply(state.tr.insertText('x', 1)))).toEqual(['x[a:all:a] [a:some:a]'])
  })

  test('[BR20] of half a bracket come without its sign', () => {
    const { doc } = stateOf('URGES [a:all [b:x:b]:a] Parties')
    expect(shown({ doc: schema.node('doc', null, wholePairs(doc.slice(0, 15)).content) })).toEqual([
      'URGES all [b:x:b]',
    ])
  })

  test('[BR19] are told to the server once their signs are there; what it refuses stays without a record', async () => {
    const sent: unknown[] = []
    let isAway = true
    let doneCount = 0
    const copies = new CopiedBrackets(() => {
      doneCount += 1
    })
    const claim = async (input: { readonly sign: string; readonly copyOf?: string }) => {
      if (isAway) throw new DomainError('unavailable', 'The server could not be reached.')
      if (input.sign === 'bad') throw new DomainError('conflict', 'It is not in the text.')
      sent.push(input)
      return { id: input.sign }
    }
    copies.keep([
      { id: 'n1', copyOf: 'a' },
      { id: 'bad', copyOf: 'a' },
    ])
    await copies.send({ claim })
    expect([sent, doneCount]).toEqual([[], 0])
    isAway = false
    await copies.send({ claim })
    await copies.send({ claim })
    expect([sent, doneCount]).toEqual([[{ sign: 'n1', copyOf: 'a' }], 1])
  })
})

describe('what the margin says', () => {
  test('[BR21] lists what stands in the order of the text, by paragraph, with its number there', () => {
    const doc = docOf('URGES [a:all [b:range:b] States', 'and [c:bodies|c:Parties:c]:a] to act')
    const { paragraphs, rows, paragraphCount } = bracketText(doc, bracketsInDoc(doc), null, [
      { id: 'p1', role: 'operative', label: '1.', words: '', ref: '', depth: 1 },
    ])
    expect(paragraphs.map(({ name, count }) => `${name}: ${count}`)).toEqual([
      '1. URGES [all [range] States: 2',
      'and [bodies / Parties]] to act: 2',
    ])
    expect(rows.map(({ depth, quote, wordings }) => `${depth} ${quote} (${wordings.length})`)).toEqual([
      '0 all [range] States and [bodies / Parties] (1)',
      '1 range (1)',
      '1 bodies / Parties (2)',
    ])
    expect(paragraphCount).toBe(2)
    expect(countInWords(rows.length, paragraphCount)).toBe('3 brackets, 2 paragraphs')
  })

  test('[BR15] offers the typed signs of the paragraph in hand where a pair begins there', () => {
    const doc = docOf('URGES [all Parties', 'to report] at once', '[a:x:a]')
    expect(['p1', 'p2', 'p3', ''].map((id) => hasTypedPair(doc, id))).toEqual([true, false, false, false])
  })

  test('[BR21] says since when it stands, and what became of the words', () => {
    expect(sinceInWords('2018-03-02T10:00:00.000Z', '2018-03-11')).toBe('for 9 days')
    expect(sinceInWords('2018-03-02T10:00:00.000Z', '2018-03-02')).toBe('since today')
    expect(keptInWords({ kept: 1, quote: 'all/some' })).toBe('“some” was chosen.')
    expect(keptInWords({ kept: 'nothing', quote: 'all' })).toBe('The words were taken out.')
  })
})
