import { describe, expect, it } from 'vitest'
import { type Block, bracketSign, paragraph, tableOf } from '#domain/drafts/content.ts'
import { placeReturned } from '#domain/drafts/returned/place-returned.ts'
import { asPrinted, restoredAtoms } from '#domain/drafts/returned/restore-atoms.ts'
import type { ReturnedBlock, ReturnedParagraph, ReturnedRun } from '#domain/drafts/returned/returned.ts'
import { othersIn, settledText } from '#domain/drafts/returned/settle.ts'
import { formOfStyle, isFurniture } from '#domain/drafts/word-styles.ts'

type Kind = 'operative' | 'item' | 'plain'

const run = (text: string, change: Partial<ReturnedRun> = {}): ReturnedRun => ({
  inline: { text },
  insertedBy: null,
  deletedBy: null,
  ...change,
})

function returned(id: string, runs: string | readonly ReturnedRun[], more: Partial<ReturnedParagraph> = {}) {
  return {
    ids: id === '' ? [] : [id],
    form: { role: 'operative' as Kind, level: 1 },
    runs: typeof runs === 'string' ? [run(runs)] : runs,
    endInsertedBy: null,
    endDeletedBy: null,
    ...more,
  } satisfies ReturnedParagraph
}

const base: Block[] = [
  paragraph('operative', 'URGES Parties to name one contact point for such crime;', { id: 'p1' }),
  paragraph('operative', 'RECOMMENDS that evidence is secured before a page is closed;', { id: 'p2' }),
  paragraph('operative', 'INVITES marketplaces to show a notice to those who type such a name;', { id: 'p3' }),
  paragraph('operative', 'REQUESTS the Secretariat to publish what it was sent.', { id: 'p4' }),
]
const words = new Map(base.map((block) => ['id' in block ? block.id : '', 'inline' in block ? block.inline : []]))
const unchanged = (id: string) => returned(id, words.get(id)?.map(({ text }) => run(text)) ?? [])
const nobody = () => false

const place = (blocks: readonly ReturnedBlock[], isOthers: (name: string) => boolean = nobody, text = base) =>
  placeReturned(text, settledText({ blocks }, isOthers))
const kinds = (blocks: readonly ReturnedBlock[]) =>
  place(blocks).proposals.map(({ change, note }) => [change.kind, change.base.map(({ id }) => id).join(' '), note])

describe('a file that came back', () => {
  it('[WR2] without an edit asks for nothing', () => {
    expect(place(base.map((block) => unchanged('id' in block ? block.id : '')))).toEqual({
      proposals: [],
      notPlaced: [],
    })
  })

  it('[WR3] what was changed, put in and taken out is proposed, tracked or not', () => {
    const placed = place([
      returned('p1', 'URGES all Parties to name one contact point for such crime;'),
      returned('', 'AGREES that this list is looked at again in two years;'),
      unchanged('p3'),
      returned('p4', [
        run('REQUESTS the Secretariat to '),
        run('publish', { deletedBy: 'A. Person' }),
        run('print', { insertedBy: 'A. Person' }),
        run(' what it was sent.'),
      ]),
    ])
    expect(placed.notPlaced).toEqual([])
    expect(
      placed.proposals.map(({ change: { kind, base: of, proposed, afterId } }) => [
        kind,
        of.map(({ id }) => id),
        proposed.map(({ id, inline }) => [id, inline.map(({ text }) => text).join('')]),
        afterId,
      ]),
    ).toEqual([
      ['change', ['p1'], [['p1', 'URGES all Parties to name one contact point for such crime;']], null],
      ['delete', ['p2'], [], null],
      ['insert', [], [['', 'AGREES that this list is looked at again in two years;']], 'p1'],
      ['change', ['p4'], [['p4', 'REQUESTS the Secretariat to print what it was sent.']], null],
    ])
  })

  it('[WR3] a paragraph whose end was taken out goes on with the next one', () => {
    const placed = place([
      returned('p1', [run('URGES Parties to name one contact point for such crime;')], { endDeletedBy: 'A. Person' }),
      unchanged('p2'),
      unchanged('p3'),
      unchanged('p4'),
    ])
    expect(placed.proposals.map(({ change, note }) => [change.kind, change.base.map(({ id }) => id), note])).toEqual([
      ['change', ['p1', 'p2'], 'joined'],
    ])
  })

  it('[WR4] what is tracked under the name of another delegation counts as not made', () => {
    const blocks = [
      returned('p1', [
        run('URGES Parties to name '),
        run('one', { deletedBy: 'Kenya' }),
        run('at least one', { insertedBy: 'Kenya' }),
        run(' contact point for such crime;'),
      ]),
      returned('', [run('A paragraph of Kenya.', { insertedBy: 'Kenya' })], { endInsertedBy: 'Kenya' }),
      unchanged('p2'),
      unchanged('p3'),
      unchanged('p4'),
    ]
    const isKenya = (name: string) => name === 'Kenya'
    expect(place(blocks, isKenya)).toEqual({ proposals: [], notPlaced: [] })
    expect(othersIn({ blocks }, isKenya)).toEqual(['Kenya'])
  })

  it('[WR5] a cut, a join and a move are one proposal each, to be looked at', () => {
    expect(
      kinds([
        returned('p1', 'URGES Parties to name'),
        returned('', 'one contact point for such crime;'),
        unchanged('p2'),
        unchanged('p3'),
        unchanged('p4'),
      ]),
    ).toEqual([['change', 'p1', 'split']])
    expect(kinds([unchanged('p2'), unchanged('p3'), unchanged('p4'), unchanged('p1')])).toEqual([
      ['move', 'p1', 'moved'],
    ])
  })

  it('[WR7] what stands in tables is listed, with what it was and became', () => {
    const text = [...base, tableOf(['State', 'Reply'], [['Kenya', 'received']])]
    const cell = (said: string) => [returned('', said)]
    const rows = [
      [cell('State'), cell('Reply')],
      [cell('Kenya'), cell('received late')],
    ]
    const blocks = [...base.map((block) => unchanged('id' in block ? block.id : '')), { rows }]
    const { proposals, notPlaced } = place(blocks, nobody, text)
    expect(proposals).toEqual([])
    expect(notPlaced).toEqual([
      {
        where: 'State | Reply | Kenya | received',
        what: 'In this table, row 2, column 2: “received” became “received late”. Change it in the draft by hand.',
      },
    ])
  })

  it('[WR8] a style of ours says role and level, another style says nothing', () => {
    const asItem = { ...unchanged('p2'), form: { role: 'item' as Kind, level: 2 } }
    const inOwnStyle = { ...unchanged('p3'), form: null }
    const placed = place([unchanged('p1'), asItem, inOwnStyle, unchanged('p4')])
    expect(
      placed.proposals.map(({ change: { proposed } }) => proposed.map(({ id, role, level }) => [id, role, level])),
    ).toEqual([[['p2', 'item', 2]]])
    expect(formOfStyle('ItemRoman', '')).toEqual({ role: 'item', level: 2 })
    expect(formOfStyle('Itemi', 'Item i)')).toEqual({ role: 'item', level: 2 })
    expect(formOfStyle('ItemA1', 'Item A.')).toEqual({ role: 'item', level: 3 })
    expect(formOfStyle('Heading2', 'heading 2')).toEqual({ role: 'heading', level: 2 })
    expect(formOfStyle('MyStyle', 'My style')).toBeNull()
    expect([
      isFurniture('Title', 'Title'),
      isFurniture('Annexlabel', 'Annex label'),
      isFurniture('Normal', 'Normal'),
    ]).toEqual([true, true, false])
  })

  it('[WR6] brackets and references that were left alone stay what they are', () => {
    const before = [
      { text: 'see ' },
      { reference: '15.57/c', text: 'Decision 15.57, paragraph c)' },
      { text: ' and ' },
      bracketSign('b1', 'open'),
      { text: 'all', em: true as const },
      bracketSign('b1', 'close'),
      { footnote: 'numbered' as const, text: 'A note.' },
    ]
    expect(restoredAtoms(before, asPrinted(before))).toEqual(before)
    const after = [
      { text: 'look at Decision 15.57, paragraph c) and [all or none]' },
      { footnote: 'numbered' as const, text: 'A note.' },
    ]
    expect(restoredAtoms(before, after)).toEqual([
      { text: 'look at ' },
      before[1],
      { text: ' and ' },
      before[3],
      { text: 'all', em: true },
      { text: ' or none' },
      before[5],
      before[6],
    ])
  })

  it('[WR3] a decision keeps the number that the file printed before it out of its words', () => {
    const text = [paragraph('decision', 'Parties are urged to:', { id: 'd', ref: 'abcdefg' })]
    const file = settledText(
      { blocks: [returned('d', [run('17.XX\u2002'), run('Parties should:')], { form: { role: 'plain', level: 1 } })] },
      nobody,
    )
    const [proposal] = placeReturned(text, { ...file, formless: new Set() }, new Map([['d', '17.XX']])).proposals
    expect(proposal?.change.proposed[0]?.inline).toEqual([{ text: 'Parties should:' }])
  })
})
