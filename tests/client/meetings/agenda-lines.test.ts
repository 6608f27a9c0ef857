import { expect, test } from 'vitest'
import { agendaOf, namesIn, nextLine, numberAfter } from '../../../client/meetings/agenda-lines.ts'

test('a further item continues the numbers of its level, under the same part', () => {
  expect(['', '4', '31.3', '31.3.9', 'x'].map(numberAfter)).toEqual(['1', '5', '31.4', '31.3.10', ''])
  const last = {
    number: '31.3',
    title: 'Cybercrime',
    part: 'Enforcement',
    decisions: '17.92',
    documents: 'SC69 Doc. 31.3',
  }
  expect(nextLine([last])).toEqual({ number: '31.4', title: '', part: 'Enforcement', decisions: '', documents: '' })
})

test('names are separated by commas, semicolons and new lines, and counted once', () => {
  expect(namesIn(' 17.92, 17.93;\n17.92 , ')).toEqual(['17.92', '17.93'])
  expect(namesIn('SC69  Doc. 31.3')).toEqual(['SC69 Doc. 31.3'])
})

test('a line that was added and left empty is not sent', () => {
  const line = { number: ' 1 ', title: ' Opening ', part: '', decisions: '', documents: '' }
  const sent = { number: '1', title: 'Opening', part: '', decisions: [], documents: [] }
  expect(agendaOf([line, { ...line, number: '2', title: ' ' }])).toEqual([sent])
})
