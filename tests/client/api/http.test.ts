import { expect, test } from 'vitest'
import { addressOf, createHttp, revive } from '../../../client/api/http.ts'

const answering = (response: () => Response) =>
  createHttp(
    async () => response(),
    () => {},
  )
const problem = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } })

test('a refusal keeps the code, the sentence and the facts of the server', () => {
  const error = revive(409, {
    code: 'ambiguous',
    title: 'Ambiguous',
    detail: 'Two drafts are called 17.XX.',
    candidates: ['a', 'b'],
  })
  expect(error).toMatchObject({ code: 'ambiguous', message: 'Two drafts are called 17.XX.' })
  expect(error.detail).toEqual({ candidates: ['a', 'b'] })
})

test('an answer that is no problem is told by its status', () => {
  expect(revive(413, null).code).toBe('too_large')
  expect(revive(502, '<html>').code).toBe('unavailable')
  expect(revive(500, { code: 'internal', detail: 'Something went wrong on our side.' })).toMatchObject({
    code: 'unavailable',
    message: 'Something went wrong on our side.',
  })
})

test('what does not arrive is unavailable, what is given up stays an abort', async () => {
  const lost = createHttp(
    async () => Promise.reject(new TypeError('fetch failed')),
    () => {},
  )
  await expect(lost.get('/api/meetings')).rejects.toMatchObject({ code: 'unavailable' })
  const stopped = createHttp(
    async () => Promise.reject(new DOMException('stopped', 'AbortError')),
    () => {},
  )
  await expect(stopped.get('/api/meetings')).rejects.toMatchObject({ name: 'AbortError' })
})

test('the shell hears when the server no longer knows who asks', async () => {
  let isSignedOut = false
  const http = createHttp(
    async () => problem(401, { code: 'unauthenticated', detail: 'Sign in to do this.' }),
    () => {
      isSignedOut = true
    },
  )
  await expect(http.get('/api/drafts')).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(isSignedOut).toBe(true)
})

test('an empty answer is undefined, another is its JSON', async () => {
  expect(await answering(() => new Response(null, { status: 204 })).delete('/api/session')).toBeUndefined()
  expect(await answering(() => Response.json({ items: [] })).get('/api/drafts')).toEqual({ items: [] })
})

test('an address says only what was chosen', () => {
  expect(addressOf('/api/decisions', { q: 'e-commerce & trade', state: '', meeting: undefined })).toBe(
    '/api/decisions?q=e-commerce+%26+trade',
  )
  expect(addressOf('/api/decisions', {})).toBe('/api/decisions')
})
