import { expect, test } from 'vitest'
import { movedDeadlines } from '../../../client/meetings/moved-deadlines.ts'

const meeting = {
  startsOn: '2027-03-01',
  deadlines: [{ name: 'Documents', on: '2026-12-31', source: '', inDays: 38 }],
}

test('a deadline keeps its distance from the first day, across a year and a leap day', () => {
  expect(movedDeadlines(meeting, '2028-03-01')).toEqual([
    { name: 'Documents', before: '2026-12-31', after: '2028-01-01' },
  ])
  expect(movedDeadlines(meeting, '2027-02-22')[0]?.after).toBe('2026-12-24')
})

test('while no day is chosen nothing is said', () => {
  expect(movedDeadlines(meeting, '')).toEqual([])
})
