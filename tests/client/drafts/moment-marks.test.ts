import { describe, expect, it } from 'vitest'
import type { MomentView, RunView } from '#domain/drafts/wire.ts'
import { changeMarks, marksOf, shownMoment, tintOf } from '../../../client/drafts/moment-marks.ts'

const run = (from: number, to: number, writer: number, change: RunView['change'] = null): RunView => {
  const at = '2017-09-18T09:00:00.000Z'
  return { from, to, what: 'text', writer, writtenAt: at, writtenUntil: at, change }
}

function moment(runs: RunView[]): MomentView {
  const footnote = { type: 'footnote', attrs: { kind: 'numbered' }, content: [{ type: 'text', text: 'Note' }] }
  const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'Parties report' }, footnote] }]
  const writers = [
    { by: 'Amina Otieno', delegation: 'Kenya' },
    { by: 'Luis Paredes', delegation: 'Peru' },
    { by: 'Joseph Mwangi', delegation: 'Kenya' },
  ]
  return { sequence: 3, since: null, at: null, newest: 3, content: { type: 'doc', content }, writers, runs }
}

describe('who wrote what', () => {
  it('[H8] by delegation first, with its part of the letters and its persons', () => {
    const { shares } = shownMoment(moment([run(1, 8, 1), run(8, 15, 0), run(16, 20, 2)]))
    expect(shares.map(({ delegation, persons, share }) => [delegation, persons, share])).toEqual([
      ['Kenya', ['Amina Otieno', 'Joseph Mwangi'], 11 / 18],
      ['Peru', ['Luis Paredes'], 7 / 18],
    ])
    expect(shares[1]?.passages[0]).toMatchObject({ words: 'Parties', by: 'Luis Paredes' })
  })

  it('[H8] neighbours in the legend differ in colour and in the kind of line, for forty delegations', () => {
    expect(new Set(Array.from({ length: 40 }, (_, place) => tintOf(place))).size).toBe(40)
  })

  it('[H8] a footnote is marked at its sign, and the text alone has no marks', () => {
    const shown = shownMoment(moment([run(16, 20, 0)]))
    expect(marksOf(shown, 'writers', '').map(({ from, to }) => [from, to])).toEqual([[15, 21]])
    expect(marksOf(shown, 'text', '')).toEqual([])
  })
})

it('[H4] what was put in and taken out is marked with who did it, not with who wrote it', () => {
  const taken = run(8, 15, 0, { kind: 'deleted', writer: 1, at: '2017-09-18T10:00:00.000Z' })
  const shown = shownMoment(moment([run(1, 8, 0), taken]))
  expect(shown.changes).toMatchObject([{ words: 'report', delegation: 'Peru', kind: 'deleted' }])
  expect(changeMarks(shown.moment, shown.doc)).toHaveLength(1)
})
