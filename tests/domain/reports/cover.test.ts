import { describe, expect, test } from 'vitest'
import { coverOf } from '#domain/reports/cover.ts'
import { datesInWords, listInWords, ordinalInFigures, ordinalInWords } from '#domain/reports/words.ts'
import { sc69 } from '../../support/reports/facts.ts'
import { choices } from '../../support/reports/printable.ts'

describe('covers', () => {
  test('[R1] ordinals in words', () => {
    const words = [1, 2, 8, 12, 20, 21, 30, 40, 55, 66, 69, 70, 77, 83, 90, 99, 100].map(ordinalInWords)
    expect(words.join(' ')).toBe(
      'First Second Eighth Twelfth Twentieth Twenty-first Thirtieth Fortieth Fifty-fifth Sixty-sixth Sixty-ninth ' +
        'Seventieth Seventy-seventh Eighty-third Ninetieth Ninety-ninth Hundredth',
    )
    expect([101, 111, 122].map(ordinalInWords)).toEqual(['101st', '111th', '122nd'])
    expect([1, 2, 3, 4, 11, 13, 21].map(ordinalInFigures)).toEqual(['1st', '2nd', '3rd', '4th', '11th', '13th', '21st'])
  })

  test('[R2] dates say once what both ends share', () => {
    expect(datesInWords('2018-10-01', '2018-10-05')).toBe('1–5 October 2018')
    expect(datesInWords('2017-11-27', '2017-12-01')).toBe('27 November – 1 December 2017')
    expect(datesInWords('2019-12-30', '2020-01-02')).toBe('30 December 2019 – 2 January 2020')
    expect(datesInWords('2019-05-23', '2019-05-23')).toBe('23 May 2019')
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listInWords)).toEqual(['', 'a', 'a and b', 'a, b and c'])
  })

  test('[R3] the cover of SC69 Doc. 31.3', () => {
    expect(coverOf(choices, sc69, 0)).toEqual({
      originalLanguage: 'English',
      symbol: 'SC69 Doc. 31.3',
      convention: ['CONVENTION ON INTERNATIONAL TRADE IN ENDANGERED SPECIES', 'OF WILD FAUNA AND FLORA'],
      meetingLine: 'Sixty-ninth meeting of the Standing Committee',
      placeAndDates: 'Geneva (Switzerland), 27 November – 1 December 2017',
      agendaPart: 'Interpretation and implementation matters',
      headings: ['General compliance and enforcement'],
      title: 'COMBATING WILDLIFE CYBERCRIME: REPORT OF THE WORKING GROUP',
    })
    expect(coverOf(choices, sc69, 2).symbol).toBe('SC69 Doc. 31.3 (Rev. 2)')
    expect(coverOf({ ...choices, symbol: ' ' }, sc69, 1).symbol).toBe('')
  })
})
