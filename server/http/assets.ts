/**
 * The built client. What has its contents' hash in its name is kept by browsers for a year; the rest is asked for again
 * each time, so that a new version is seen at once. A page's address (`/decisions/15.57/c`) gets index.html, because the
 * client draws it; an unknown address of the API stays a problem in JSON. Register last: this also answers "not found".
 * Files are looked for at each request, so that a build made while the program runs is served at once.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { DomainError } from '#domain/errors.ts'
import { tellUnknown } from './errors.ts'

const BUILT = fileURLToPath(new URL('../../client/dist', import.meta.url))
const A_YEAR = 'public, max-age=31536000, immutable'
const ASK_AGAIN = 'no-cache'
/** What is answered by programs for programs, never by a page. */
const NOT_PAGES = /^\/(api|sync|metrics|portal|calendar|assets)(\/|$|\?)/

export interface AssetOptions {
  /** The folder that `vite build client` has written; given by tests. */
  readonly root?: string
}

export const assets = fp<AssetOptions>(
  async (app, { root = BUILT }) => {
    if (!existsSync(join(root, 'index.html'))) {
      throw new DomainError(
        'unavailable',
        'The pages are not built yet: run "npm run build", or start with "npm start".',
      )
    }
    await app.register(fastifyStatic, {
      root,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.startsWith(join(root, 'assets')) ? A_YEAR : ASK_AGAIN)
      },
    })
    app.setNotFoundHandler((request, reply) =>
      isPage(request) ? reply.sendFile('index.html') : tellUnknown(request, reply),
    )
  },
  { name: 'assets', dependencies: ['errors'] },
)

function isPage(request: FastifyRequest): boolean {
  return (request.method === 'GET' || request.method === 'HEAD') && !NOT_PAGES.test(request.url)
}
