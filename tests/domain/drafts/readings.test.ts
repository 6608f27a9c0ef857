import { describe, expect, it } from 'vitest'
import { FIRST_READING, isDrawnReading, READING_WORDS, READINGS, readReading } from '#domain/drafts/readings.ts'

describe('readings', () => {
  it('[RD1] are five, in the order of the switch, each with one sentence', () => {
    expect(READINGS.map((reading) => READING_WORDS[reading].name)).toEqual([
      'Adopted',
      'Clean',
      'Official mark-up',
      'All proposals',
      'Chair',
    ])
    for (const { meaning } of Object.values(READING_WORDS)) expect(meaning).toMatch(/^[A-Z][^.]+\.$/)
  })

  it('[RD1] an address that names none of them opens Clean', () => {
    expect(['markup', 'chair', 'Markup', '', null].map(readReading)).toEqual([
      'markup',
      'chair',
      FIRST_READING,
      FIRST_READING,
      FIRST_READING,
    ])
  })

  it('[RD1] Adopted and Official mark-up are drawn, in the others one writes', () => {
    expect(READINGS.filter(isDrawnReading)).toEqual(['adopted', 'markup'])
  })
})
