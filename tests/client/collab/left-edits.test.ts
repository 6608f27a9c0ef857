/** What a person is told of the edits that an earlier window left, and the words in them. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { UnrecordedEdit } from '../../../client/collab/device-store.ts'
import { LeftEdits, leftWords, refusedWords } from '../../../client/collab/left-edits.ts'
import { writtenWords } from '../../../client/collab/written-words.ts'
import { unsentWork } from '../../../client/drafts/unsent-work.ts'
import { momentInWords } from '../../../client/lib/dates.ts'

const NOON = Date.parse('2026-11-23T12:00:00Z')

function edit(id: string, given: Partial<UnrecordedEdit> = {}): UnrecordedEdit {
  const update = new Uint8Array()
  return { id, accountId: 'a', draftId: 'd', epoch: 'e', tabId: 't', madeAt: NOON, update, refusal: '', ...given }
}

/** A journal whose edits are put in by hand; all of them were taken over. */
function journalOf(...edits: UnrecordedEdit[]) {
  return {
    accountId: 'a',
    edits,
    unsent: () => edits.filter(({ refusal }) => refusal === ''),
    refused: () => edits.filter(({ refusal }) => refusal !== ''),
    isTakenOver: () => true,
  }
}
const words = (left: LeftEdits) => leftWords(left.look(), (ms) => momentInWords(ms, NOON, 'UTC'))

describe('what was left', () => {
  it('[C77] is said to be on its way, with its number and its hour, and then to be recorded', () => {
    const journal = journalOf(edit('1', { madeAt: NOON - 3_600_000 }), edit('2'), edit('3'))
    const left = new LeftEdits(journal)
    expect(words(left)).toBe('3 changes of yours from 11:00 are being sent.')
    journal.edits.splice(0, 2)
    expect(words(left)).toBe('1 change of yours from 11:00 is being sent.')
    journal.edits.splice(0)
    expect(words(left)).toBe('3 changes of yours from 11:00 are recorded now.')
    journal.accountId = 'b'
    expect(words(left)).toBe('')
    journal.accountId = 'a'
    journal.edits.push(edit('4'))
    expect(words(left)).toBe('1 change of yours from 12:00 is being sent.')
    journal.edits.splice(0)
    left.forget()
    expect(words(left)).toBe('')
  })

  it('[C78] is said not to be taken, for as long as the person has not thrown it away', () => {
    const journal = journalOf(edit('1'), edit('2', { madeAt: NOON - 86_400_000 }))
    const left = new LeftEdits(journal)
    expect(words(left)).toBe('2 changes of yours from 22 November, 12:00 are being sent.')
    journal.edits.splice(0, 2, edit('2', { refusal: 'It is frozen.' }))
    expect(words(left)).toBe('1 change of yours from 12:00 is recorded now.')
    expect(refusedWords(left.look().refusedCount, 'device')).toBe(
      '1 change of yours was not taken into the text. It is kept on this device.',
    )
    expect(refusedWords(2, 'window')).toMatch(/They are kept in this window alone\.$/)
    journal.edits.splice(0)
    expect(refusedWords(left.look().refusedCount, 'device')).toBe('')
  })
})

/** The edits that are made to a paragraph "The Parties shall report." while nobody listens. */
function typed(act: (text: Y.XmlText, root: Y.XmlFragment) => void): Uint8Array[] {
  const doc = new Y.Doc()
  const text = new Y.XmlText('The Parties shall report.')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  doc.getXmlFragment('content').insert(0, [paragraph])
  const later = new Y.Doc()
  Y.applyUpdate(later, Y.encodeStateAsUpdate(doc))
  const updates: Uint8Array[] = []
  later.on('update', (update: Uint8Array) => updates.push(update))
  const root = later.getXmlFragment('content')
  const first = root.get(0)
  const firstText = first instanceof Y.XmlElement ? first.get(0) : null
  if (!(firstText instanceof Y.XmlText)) throw new Error('The paragraph is gone')
  act(firstText, root)
  return updates
}

describe('the words in edits', () => {
  it('[C96] are what was typed and not deleted again, a line for each place, without the text around them', () => {
    const updates = typed((text, root) => {
      for (const [place, letter] of [...'urgently '].entries()) text.insert(18 + place, letter)
      text.insert(20, 'XX')
      text.delete(20, 2)
      text.insert(0, 'Noting 😀: ')
      const paragraph = new Y.XmlElement('paragraph')
      const more = new Y.XmlText()
      paragraph.insert(0, [more])
      root.insert(1, [paragraph])
      more.insert(0, 'second')
      more.insert(0, 'A ')
      more.format(0, 1, { strong: true })
    })
    expect(writtenWords(updates)).toBe('urgently\nNoting 😀:\nA second')
  })

  it('[C96] there are none in a deletion, and bytes that cannot be read hide no others', () => {
    expect(writtenWords(typed((text) => text.delete(0, 4)))).toBe('')
    const [update] = typed((text) => text.insert(0, 'kept'))
    expect(writtenWords([Uint8Array.of(1, 2, 3), update ?? new Uint8Array()])).toBe('kept')
  })

  it('[C96] are put together by draft and by why they were refused, the newest first', () => {
    const [one, two] = [typed((text) => text.insert(0, 'one')), typed((text) => text.insert(0, 'two'))]
    const refusals = ['Frozen.', 'Put back.']
    const edits = [...one, ...two, ...one].map((update, place) =>
      edit(String(place), { update, madeAt: NOON + place, refusal: refusals[place % 2] ?? '' }),
    )
    expect(unsentWork(edits).map(({ refusal, words, ids }) => [refusal, words, ids])).toEqual([
      ['Frozen.', 'one', ['0', '2']],
      ['Put back.', 'two', ['1']],
    ])
  })
})
