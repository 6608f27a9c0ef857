import { beforeEach, describe, expect, it } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import type { Http } from '../../../../client/api/http.ts'
import { type Shelf, type UnsentComment, UnsentComments } from '../../../../client/drafts/comments/unsent-comments.ts'

let kept: Map<string, string>
let sent: { path: string; body: unknown }[]
let answer: () => void
beforeEach(() => {
  kept = new Map()
  sent = []
  answer = () => {}
})

const shelf: Shelf = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
  removeItem: (key) => void kept.delete(key),
}
const http = {
  post: async (path: string, body: unknown) => {
    answer()
    sent.push({ path, body })
  },
} as unknown as Http
const open = (account = 'amina') => new UnsentComments(account, shelf, http, () => {})
const input = { anchor: { on: 'text' }, type: 'editorial', visibility: 'group', text: 'Said.' } as const
const made = { draftId: 'd', madeAt: 0, refusal: '' }
const thread: UnsentComment = { ...made, kind: 'thread', id: 'c1', input }
const reply: UnsentComment = { ...made, kind: 'reply', id: 'c2', threadId: 't', input: { text: 'Yes.' } }
const away = () => {
  throw new DomainError('unavailable', 'The server could not be reached.')
}

describe('comments that are not sent yet', () => {
  it('[CM16] are kept on the device until the server has them, each under its identity, in their order', async () => {
    answer = away
    const before = open()
    before.keep(thread)
    before.keep(reply)
    await before.send()
    expect(sent).toEqual([])
    // The window was closed meanwhile.
    const after = open()
    expect(after.of('d')).toEqual([thread, reply])
    answer = () => {}
    await after.send()
    expect(sent).toEqual([
      { path: '/api/drafts/d/comments', body: { ...input, id: 'c1' } },
      { path: '/api/comments/t/replies', body: { text: 'Yes.', id: 'c2' } },
    ])
    expect([after.all(), kept.size]).toEqual([[], 0])
  })

  it('[CM16] stay with why when they are refused, and hold up no others', async () => {
    answer = () => {
      answer = () => {}
      throw new DomainError('illegal_transition', 'This thread is resolved.')
    }
    const unsent = open()
    unsent.keep(reply)
    unsent.keep(thread)
    await unsent.send()
    expect(sent.map(({ path }) => path)).toEqual(['/api/drafts/d/comments'])
    expect(unsent.all()).toEqual([{ ...reply, refusal: 'This thread is resolved.' }])
    await unsent.send()
    expect(sent).toHaveLength(1)
    await unsent.retry('c2')
    expect([sent.length, unsent.all()]).toEqual([2, []])
  })

  it('[CM16] are those of one person alone, and can be thrown away', () => {
    open('amina').keep(thread)
    expect(open('jeanne').all()).toEqual([])
    open('amina').drop('c1')
    expect(open('amina').all()).toEqual([])
  })

  it('[CM16] that cannot be kept stay where they were written: the form is told', () => {
    const full: Shelf = {
      ...shelf,
      setItem: () => {
        throw new Error('There is no room.')
      },
    }
    expect(() => new UnsentComments('amina', full, http, () => {}).keep(thread)).toThrow('There is no room.')
  })
})
