import { describe, expect, it } from 'vitest'
import type { AccountId } from '#domain/ids.ts'
import { NOT_NAMED, proposeMandates } from '#domain/mandates/propose.ts'
import { aText, chapeau, item, type Line, type TextOptions, whole } from '../../support/fixtures/texts.ts'

const by = '01980000-0000-7000-8000-0000000000a1' as AccountId

function propose(lines: readonly Line[], options: TextOptions = {}) {
  const decision = aText('1', by, { number: '17.83', body: 'Secretariat', ...options, lines })
  const [revision] = decision.revisions
  return revision ? proposeMandates(decision, revision) : []
}
const tail = (text: string): Line => ({ path: 'tail', kind: 'tail', marker: null, depth: 0, text })
const operative = (path: string, text: string): Line => ({ path, kind: 'operative', marker: null, depth: 0, text })

describe('what a text asks of whom', () => {
  it('[M7] each sub-paragraph is one mandate, with the levels below as its words', () => {
    const found = propose([
      chapeau('The Secretariat shall:'),
      item('a', 'collect from Parties:'),
      item('a/i', 'their laws; and'),
      item('a/ii', 'their experience;'),
      item('b', 'publish it.'),
      tail('Parties should send what they have by the 69th meeting of the Standing Committee.'),
    ])
    expect(found.map(({ path, addressee, duty }) => [path, addressee.body, duty])).toEqual([
      ['a', 'Secretariat', 'collect from Parties: i) their laws; and ii) their experience'],
      ['b', 'Secretariat', 'publish it'],
      ['tail', 'Parties', 'send what they have by the 69th meeting of the Standing Committee'],
    ])
  })

  it('[M7] a text without sub-paragraphs is one mandate; without an addressee the person is asked', () => {
    expect(propose([whole('The Secretariat shall write to platforms.')])).toMatchObject([
      { path: 'text', duty: 'write to platforms' },
    ])
    const decision = aText('1', by, { number: '17.83', lines: [whole('Platforms are important.')] })
    const revision = { ...decision.revisions[0], addressees: [] } as unknown as (typeof decision.revisions)[number]
    expect(proposeMandates(decision, revision)[0]?.addressee).toEqual(NOT_NAMED)
  })

  it('[M8] the duty is bare, the strength is that of the verb that governs', () => {
    const [one] = propose([
      whole('The Secretariat shall, subject to external funding, help range States to train officers;'),
    ])
    expect(one).toMatchObject({
      duty: 'help range States to train officers',
      strength: 'shall',
      condition: 'subject to external funding',
    })
    const urged = propose([chapeau('Parties are urged to:'), item('a', 'watch markets; and')], { body: 'Parties' })
    expect(urged).toMatchObject([{ duty: 'watch markets', strength: 'urged', condition: null }])
    const decision = aText('1', by, { number: '15.57', body: 'Parties', lines: [item('a', 'watch markets')] })
    const [revision] = decision.revisions
    const introduced = new Map([['a', 'urged' as const]])
    expect(revision && proposeMandates(decision, revision, introduced)).toMatchObject([{ strength: 'urged' }])
  })

  it('[M9] deadline, condition and the receiver of the report are those of the provision, else of the chapeau', () => {
    const found = propose([
      chapeau('The Secretariat shall, subject to available resources:'),
      item('a', 'report to the Standing Committee at its 69th meeting;'),
      item('b', 'in advance of the 70th meeting of the Standing Committee, write to platforms.'),
    ])
    expect(found).toMatchObject([
      {
        deadline: { kind: 'meeting', meeting: 'SC69', daysBefore: 0 },
        reportsTo: 'Standing Committee',
        condition: 'subject to available resources',
      },
      { deadline: { meeting: 'SC70', daysBefore: 1 }, reportsTo: null },
    ])
  })

  it('[M16] a Resolution is read by its operative paragraphs', () => {
    const found = propose(
      [
        { ...operative('preamble/1', 'RECALLING that markets have moved;'), kind: 'preambular' },
        operative('1', 'RECOMMENDS that Parties:'),
        item('1/a', 'submit information to the Secretariat;'),
        operative('2', 'DIRECTS the Secretariat to report on progress.'),
        operative('3', 'URGES further that Parties keep records.'),
      ],
      { number: 'Conf. 9.9', kind: 'resolution' },
    )
    expect(
      found.map(({ path, addressee, strength, reportsTo }) => [
        path,
        addressee.body,
        addressee.scope,
        strength,
        reportsTo,
      ]),
    ).toEqual([
      ['1/a', 'Parties', null, 'recommended', 'Secretariat'],
      ['2', 'Secretariat', null, 'directed', null],
      ['3', 'Parties', null, 'urged', null],
    ])
  })
})
