import { expect, test } from 'vitest'
import { readQuery, writeQuery } from '../../../client/lib/query.ts'

const defaults = { q: '', state: 'open' }

test('an address without filters gives the defaults', () => {
  expect(readQuery('', defaults)).toEqual(defaults)
  expect(readQuery('?page=2', defaults)).toEqual(defaults)
})

test('what equals its default is not in the address', () => {
  expect(writeQuery(defaults, defaults)).toBe('')
  expect(writeQuery({ q: 'ivory', state: 'open' }, defaults)).toBe('?q=ivory')
})

test('writing and reading give the same query, also where a default was taken away', () => {
  for (const query of [
    { q: 'a & b = c', state: '' },
    { q: '', state: 'all' },
    { q: '17.XX', state: 'open' },
  ]) {
    expect(readQuery(writeQuery(query, defaults), defaults)).toEqual(query)
  }
})

test('what others keep in the address stays', () => {
  expect(writeQuery({ q: 'ivory', state: 'open' }, defaults, '?reading=chair&q=horn&state=all')).toBe(
    '?reading=chair&q=ivory',
  )
})
