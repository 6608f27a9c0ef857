import { expect, test } from 'vitest'
import { matchRoute } from '../../../client/app/match-route.ts'

const routes = [
  { path: '/' },
  { path: '/drafts/new' },
  { path: '/drafts/:id' },
  { path: '/decisions/:number/*provision' },
  { path: '/meetings' },
]
const open = (address: string) => matchRoute(routes, address)

test('the front page is the empty path alone', () => {
  expect(open('/')?.route.path).toBe('/')
  expect(open('/nowhere')).toBeNull()
})

test('a fixed address wins over a pattern that stands after it', () => {
  expect(open('/drafts/new')?.route.path).toBe('/drafts/new')
  expect(open('/drafts/42')).toEqual({ route: routes[2], params: { id: '42' } })
})

test('a rest takes all remaining parts and may be empty', () => {
  expect(open('/decisions/15.57/b/ii')?.params).toEqual({ number: '15.57', provision: 'b/ii' })
  expect(open('/decisions/15.57')?.params).toEqual({ number: '15.57', provision: '' })
})

test('parts are decoded, and a stray percent sign is kept', () => {
  expect(open('/drafts/Conf.%2011.3')?.params).toEqual({ id: 'Conf. 11.3' })
  expect(open('/drafts/50%')?.params).toEqual({ id: '50%' })
})

test('an address with more or fewer parts is another address', () => {
  expect(open('/meetings/')?.route.path).toBe('/meetings')
  expect(open('/meetings/SC69')).toBeNull()
  expect(open('/drafts')).toBeNull()
})
