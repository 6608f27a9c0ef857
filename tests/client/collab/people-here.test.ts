import { expect, it } from 'vitest'
import { peopleHere } from '../../../client/collab/people-here.ts'

const user = (accountId: string, name: string, delegation: string) => ({
  user: { accountId, name, delegation, color: '#123456' },
})

it('[C93] somebody with several windows is one person, and who reads is told of their own other windows', () => {
  const states = new Map<number, object>([
    [1, {}],
    [2, user('b', 'Bruno', 'Italy')],
    [3, user('a', 'Amina', 'Kenya')],
    [4, user('b', 'Bruno', 'Italy')],
    [5, { cursor: null }],
  ])
  const here = peopleHere({ clientID: 1, getStates: () => states }, 'a')
  expect(here.map(({ name, windowCount, isReader }) => [name, windowCount, isReader])).toEqual([
    ['Bruno', 2, false],
    ['Amina', 1, true],
  ])
})
