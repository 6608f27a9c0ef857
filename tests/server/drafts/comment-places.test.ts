/** Where a comment stands in the shared text, whatever happens to the text. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Anchor } from '#domain/drafts/comments/anchor.ts'
import type { Thread } from '#domain/drafts/comments/thread.ts'
import { type Block, documentOf, type Paragraph, paragraph } from '#domain/drafts/content.ts'
import { fitOf } from '#domain/drafts/proposals/fit.ts'
import type { AccountId, DraftId, OrganizationId, ThreadId } from '#domain/ids.ts'
import { anchorOnWords } from '../../../server/drafts/comments/anchor-on-words.ts'
import { threadPlaces } from '../../../server/drafts/comments/places.ts'
import { CONTENT } from '../../../server/drafts/document-form.ts'
import { blocksIn } from '../../../server/drafts/proposals/live-text.ts'
import { writeChange } from '../../../server/drafts/proposals/write-change.ts'
import { writeDocument } from '../../../server/drafts/seed.ts'
import { type Pick, randomFrom } from '../../support/random.ts'

const FIRST = 'URGES Parties to examine whether their laws treat an offer as trade;'
const SECOND = 'INVITES those who own marketplaces to keep the records of offers for two years;'
const text = (id: string, words: string) => paragraph('operative', words, { id })
const TEXT = [text('one', FIRST), text('two', SECOND)]

function docOf(blocks: readonly Block[]): Y.Doc {
  const doc = new Y.Doc()
  writeDocument(doc, documentOf(blocks))
  return doc
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

const element = (doc: Y.Doc, place: number) => doc.getXmlFragment(CONTENT).get(place) as Y.XmlElement
const lettersOf = (doc: Y.Doc, place: number) => element(doc, place).get(0) as Y.XmlText
/** An anchor on words of a paragraph. */
function anchorOn(doc: Y.Doc, place: number, words: string): Anchor & { on: 'range' } {
  const offset = lettersOf(doc, place).toString().indexOf(words)
  const anchor = anchorOnWords(doc, element(doc, place).getAttribute('id') ?? '', offset, offset + words.length)
  if (anchor?.on !== 'range') throw new Error(`The text does not say "${words}".`)
  return anchor
}

function placeOf(doc: Y.Doc, anchor: Anchor) {
  const thread: Thread = {
    id: 't' as ThreadId,
    draftId: 'd' as DraftId,
    anchor,
    type: 'editorial',
    visibility: 'group',
    organizationId: 'o' as OrganizationId,
    by: 'a' as AccountId,
    at: '2018-02-01T09:00:00.000Z',
    comments: [],
    events: [],
  }
  return threadPlaces(doc, [thread], [])(thread)
}

const QUOTE = 'keep the records of offers'
const OFFSET = SECOND.indexOf(QUOTE)

describe('the place of a comment', () => {
  it('[CM9] holds while the text is edited around and inside it, here and by somebody who was offline', () => {
    const doc = docOf(TEXT)
    const anchor = anchorOn(doc, 1, QUOTE)
    const away = copyOf(doc)
    lettersOf(away, 1).insert(0, 'STRONGLY ')
    lettersOf(away, 1).delete(OFFSET + 9 + 5, 4)
    element(doc, 0).setAttribute('role', 'plain')
    lettersOf(doc, 1).insert(OFFSET + 5, 'all ')
    lettersOf(doc, 1).insert(SECOND.length + 4, ' and to publish them')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(away))
    expect(lettersOf(doc, 1).toString()).toContain('STRONGLY INVITES')
    expect(placeOf(doc, anchor)).toEqual({
      paragraphId: 'two',
      offset: OFFSET + 9,
      isFound: true,
      label: '1.',
      order: 1,
      proposal: null,
    })
  })

  it('[CM9] comes back with words whose deletion is undone', () => {
    const doc = docOf(TEXT)
    const anchor = anchorOn(doc, 1, QUOTE)
    const undo = new Y.UndoManager(doc.getXmlFragment(CONTENT), { captureTimeout: 0 })
    lettersOf(doc, 1).delete(OFFSET - 3, QUOTE.length + 6)
    expect(placeOf(doc, anchor)).toMatchObject({ isFound: false })
    undo.undo()
    expect(placeOf(doc, anchor)).toMatchObject({ paragraphId: 'two', offset: OFFSET, isFound: true })
  })

  it('[CM10] is found again where its paragraph was moved', () => {
    const doc = docOf(TEXT)
    const anchor = anchorOn(doc, 1, QUOTE)
    const whole: Anchor = { on: 'paragraph', paragraphId: 'two', quote: SECOND }
    const change = { kind: 'move', base: [TEXT[1] as Paragraph], proposed: [], afterId: null } as const
    writeChange(doc, 'move', fitOf(change, blocksIn(doc)), () => 'new')
    expect(element(doc, 0).getAttribute('id')).toBe('two')
    expect(placeOf(doc, anchor)).toMatchObject({ paragraphId: 'two', offset: OFFSET, order: 0, isFound: true })
    expect(placeOf(doc, whole)).toMatchObject({ paragraphId: 'two', offset: 0, order: 0, isFound: true })
  })

  it('[CM10] is found again where its paragraph was cut or joined, also with the whole paragraph', () => {
    const doc = docOf(TEXT)
    const anchor = anchorOn(doc, 1, QUOTE)
    const whole: Anchor = { on: 'paragraph', paragraphId: 'two', quote: SECOND }
    const cut = [text('one', FIRST), text('two', SECOND.slice(0, 20)), text('three', SECOND.slice(20))]
    writeDocument(doc, documentOf(cut))
    expect(placeOf(doc, anchor)).toMatchObject({ paragraphId: 'three', offset: OFFSET - 20, isFound: true })
    writeDocument(doc, documentOf([text('one', `${FIRST} ${SECOND}`)]))
    expect(placeOf(doc, anchor)).toMatchObject({ paragraphId: 'one', offset: FIRST.length + 1 + OFFSET, isFound: true })
    expect(placeOf(doc, whole)).toMatchObject({ paragraphId: 'one', offset: 0, isFound: true })
  })

  it('[CM11] is said to be gone when its words are gone, and keeps its paragraph', () => {
    const doc = docOf(TEXT)
    const anchor = anchorOn(doc, 1, QUOTE)
    lettersOf(doc, 1).delete(OFFSET, QUOTE.length)
    expect(placeOf(doc, anchor)).toMatchObject({ paragraphId: 'two', isFound: false })
    doc.getXmlFragment(CONTENT).delete(1, 1)
    expect(placeOf(doc, anchor)).toMatchObject({ paragraphId: 'two', order: 1, isFound: false })
    expect(placeOf(doc, { on: 'paragraph', paragraphId: 'two', quote: SECOND })).toMatchObject({ isFound: false })
  })

  it.each(['AAAA', 'gIAB', '////'])('[CM11] is sought by its words when a client sends %s for a place', (sent) => {
    const doc = docOf(TEXT)
    const anchor = { ...anchorOn(doc, 1, QUOTE), start: sent, end: sent }
    expect(placeOf(doc, anchor)).toMatchObject({ paragraphId: 'two', offset: OFFSET, isFound: true })
  })
})

/** Letters as the test keeps them: whether each was there, and within the words, when the comment was made. */
type Kept = { readonly letter: string; readonly was: 'before' | 'in' | 'after' | 'new' }

const RUNS = 300

it(`[CM9] holds through random edits by two people (${RUNS} runs)`, () => {
  for (let seed = 1; seed <= RUNS; seed++) {
    const pick = randomFrom(seed)
    const doc = docOf(TEXT)
    const anchor = anchorOn(doc, 1, QUOTE)
    let kept: Kept[] = [...SECOND].map((letter, place) => ({
      letter,
      was: place < OFFSET ? 'before' : place < OFFSET + QUOTE.length ? 'in' : 'after',
    }))
    const other = copyOf(doc)
    const acts: string[] = []
    for (let act = 0; act < 12; act++) {
      const [mine, theirs] = pick(2) === 0 ? [doc, other] : [other, doc]
      kept = edit(lettersOf(mine, 1), kept, pick, acts)
      Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(theirs)))
    }
    const first = kept.findIndex(({ was }) => was === 'in')
    const before = kept.findLastIndex(({ was }) => was === 'before')
    const place = placeOf(doc, anchor)
    const said = `seed ${seed}: ${acts.join(', ')} -> ${kept.map(({ letter }) => letter).join('')} at ${place.offset}`
    expect(lettersOf(doc, 1).toString(), said).toBe(kept.map(({ letter }) => letter).join(''))
    if (first < 0) continue
    expect(place.isFound, said).toBe(true)
    expect(place.offset, said).toBeLessThanOrEqual(first)
    expect(place.offset, said).toBeGreaterThan(before)
  }
})

function edit(letters: Y.XmlText, kept: readonly Kept[], pick: Pick, acts: string[]): Kept[] {
  const at = pick(letters.length + 1)
  if (pick(2) === 0) {
    const words = 'xyzzy'.slice(0, 1 + pick(5))
    acts.push(`insert ${words} at ${at}`)
    letters.insert(at, words)
    return [...kept.slice(0, at), ...[...words].map((letter): Kept => ({ letter, was: 'new' })), ...kept.slice(at)]
  }
  const count = Math.min(1 + pick(8), letters.length - at)
  acts.push(`delete ${count} at ${at}`)
  if (count > 0) letters.delete(at, count)
  return [...kept.slice(0, at), ...kept.slice(at + count)]
}
