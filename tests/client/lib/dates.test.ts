import { expect, test } from 'vitest'
import {
  dayInWords,
  dayOf,
  distanceInWords,
  hourInWords,
  lengthInWords,
  rangeInWords,
} from '../../../client/lib/dates.ts'

test('a calendar date is the same day in every time zone', () => {
  expect(dayInWords('2017-11-27', 'long', 'Pacific/Auckland')).toBe('27 November 2017')
  expect(dayInWords('2017-11-27', 'long', 'America/Los_Angeles')).toBe('27 November 2017')
  expect(hourInWords('2017-11-27')).toBe('')
})

test('an instant is told in the zone of the reader', () => {
  expect(dayOf('2017-09-28T22:30:00.000Z', 'Africa/Nairobi')).toBe('2017-09-29')
  expect(hourInWords('2017-09-28T22:30:00.000Z', 'Africa/Nairobi')).toMatch(/^01:30 /)
})

test('a distance is said in the largest honest unit', () => {
  const today = '2017-09-28'
  expect(distanceInWords('2017-09-28', today)).toBe('today')
  expect(distanceInWords('2017-09-29', today)).toBe('tomorrow')
  expect(distanceInWords('2017-09-10', today)).toBe('18 days ago')
  expect(distanceInWords('2017-11-27', today)).toBe('in 9 weeks')
  expect(lengthInWords(1100)).toBe('3 years')
})

test('the days of a meeting say month and year once where they are the same', () => {
  expect(rangeInWords('2017-11-27', '2017-12-01')).toBe('27 November to 1 December 2017')
  expect(rangeInWords('2018-10-01', '2018-10-05')).toBe('1 to 5 October 2018')
  expect(rangeInWords('2018-12-30', '2019-01-02')).toBe('30 December 2018 to 2 January 2019')
})
