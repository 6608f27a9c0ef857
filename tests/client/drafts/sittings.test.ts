import { expect, test } from 'vitest'
import { sittings } from '../../../client/drafts/sittings.ts'

const entry = (delegation: string, time: string) => ({ by: 'A person', delegation, at: `2026-11-23T${time}:00.000Z` })

test('[E14] close changes of one person are one line, two people have one each', () => {
  const found = sittings([
    entry('Kenya', '10:30'),
    entry('France', '10:25'),
    entry('Kenya', '10:20'),
    entry('Kenya', '10:05'),
    entry('Kenya', '09:00'),
  ])
  expect(
    found.map(({ delegation, from, until, count }) => [delegation, from.slice(11, 16), until.slice(11, 16), count]),
  ).toEqual([
    ['Kenya', '10:05', '10:30', 3],
    ['France', '10:25', '10:25', 1],
    ['Kenya', '09:00', '09:00', 1],
  ])
  expect(sittings([])).toEqual([])
})
