import { describe, expect, it } from 'vitest'
import type { TableView } from '#domain/drafts/rounds/wire.ts'
import { filterFields, matching, NO_FILTER } from '../../../client/drafts/round-tables.ts'
import { daysLeft, endInOwnZone, endInUtc } from '../../../client/drafts/round-words.ts'

describe('the end of a round', () => {
  const round = { lastDay: '2027-03-12', closesAt: '2027-03-13T00:00:00.000Z' }

  it('[RO2] is told in UTC, and in the time zone of the reader where that is another', () => {
    expect(endInUtc(round)).toBe('12 March 2027, 23:59 UTC')
    expect(endInOwnZone(round, 'Africa/Nairobi')).toBe('13 March 2027, 02:59 GMT+3')
    expect(endInOwnZone(round, 'UTC')).toBe('')
    expect(endInUtc({ ...round, closesAt: '2027-03-10T12:30:00.000Z' })).toBe('10 March 2027, 12:30 UTC')
  })

  it('[RO2] counts days in UTC, where the last one ends', () => {
    expect(daysLeft(round, '2027-03-01T23:59:00.000Z')).toBe(11)
    expect(daysLeft(round, '2027-03-12T23:59:00.000Z')).toBe(0)
  })
})

describe('the filters of the table', () => {
  const row = (id: string, paragraph: string, party: string, disposition: string) =>
    ({ id, paragraph, party, disposition }) as TableView['inTime'][number]
  const inTime = [row('1', '2. a)', 'Peru', 'Placed'), row('2', '10.', 'Kenya', '')]
  const table: TableView = { inTime, afterExtension: [row('3', '2. a)', 'Kenya', 'Declined')] }

  it('[RO8] offer paragraphs in the order of the text, Parties and dispositions by name', () => {
    const offered = filterFields(table).map(({ name, options = [] }) => [name, ...options.map(({ label }) => label)])
    expect(offered).toEqual([
      ['paragraph', '2. a)', '10.'],
      ['party', 'Kenya', 'Peru'],
      ['disposition', 'Declined', 'Open', 'Placed'],
    ])
  })

  it('[RO8] leave the rows that match all of them', () => {
    const rows = [...table.inTime, ...table.afterExtension]
    const left = (filter: Partial<typeof NO_FILTER>) => matching(rows, { ...NO_FILTER, ...filter }).map(({ id }) => id)
    expect(left({})).toEqual(['1', '2', '3'])
    expect(left({ paragraph: '2. a)' })).toEqual(['1', '3'])
    expect(left({ party: 'Kenya', disposition: 'open' })).toEqual(['2'])
  })
})
