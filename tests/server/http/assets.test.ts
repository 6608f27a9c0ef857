import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assets } from '../../../server/http/assets.ts'
import { errors } from '../../../server/http/errors.ts'

let root = ''
const app = fastify()

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pages-'))
  await mkdir(join(root, 'assets'))
  await writeFile(join(root, 'index.html'), '<!doctype html><title>The pages</title>')
  await writeFile(join(root, 'theme.js'), '')
  await writeFile(join(root, 'assets/index-3kd9.js'), '')
  await app.register(errors)
  await app.register(assets, { root })
})

afterAll(async () => {
  await app.close()
  await rm(root, { recursive: true })
})

const get = (url: string) => app.inject({ url })

test('the front page and the address of any page give index.html, asked for again each time', async () => {
  for (const url of ['/', '/decisions/15.57/c', '/meetings?q=SC69']) {
    const answer = await get(url)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('The pages')
    expect(answer.headers['cache-control']).toBe('no-cache')
  }
})

test('what has its hash in its name is kept for a year, the rest is asked for again', async () => {
  expect((await get('/assets/index-3kd9.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect((await get('/theme.js')).headers['cache-control']).toBe('no-cache')
})

test('an unknown address of the API, of a file or of another method is a problem, not a page', async () => {
  for (const url of ['/api/nothing', '/sync/nothing', '/assets/gone.js']) {
    expect((await get(url)).json()).toMatchObject({ status: 404, code: 'not_found' })
  }
  expect((await app.inject({ method: 'POST', url: '/decisions' })).statusCode).toBe(404)
})

test('nothing above the folder is served', async () => {
  await writeFile(join(root, '..', 'beside.txt'), 'secret')
  for (const url of ['/../beside.txt', '/%2e%2e/beside.txt', '/assets/..%2f..%2fbeside.txt']) {
    expect((await get(url)).body).not.toContain('secret')
  }
  await rm(join(root, '..', 'beside.txt'))
})
