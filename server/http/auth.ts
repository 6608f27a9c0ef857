/**
 * Who asks. Sets `request.actor` before any route's own hooks run, from the bearer token or else the session cookie, and
 * `request.signIn` for what outlives the request; what they may do is the guard's question (require-may.ts). Keeps
 * three invariants:
 * a request that a browser could have been tricked into (unsafe method or socket) comes from our own Origin;
 * a bearer token that is wrong does not fall back to the cookie; a route under /api or /sync has a guard, or nothing starts.
 */
import cookie from '@fastify/cookie'
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import type { Actor } from '#domain/access.ts'
import { DomainError } from '#domain/errors.ts'
import { SESSION_LONGEST } from '#domain/people/credential.ts'
import type { Deps } from '../deps.ts'
import { actorOfSession, actorOfToken, hashSecret } from './load-actor.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null when nobody is signed in. */
    actor: Actor | null
    /** What they are signed in by, with one key for the same, and who that is at the time of the call: null once it has ended. */
    signIn: { readonly key: string; readonly readActor: () => Promise<Actor | null> } | null
  }
}

export interface AuthOptions extends Pick<Deps, 'stores' | 'clock'> {
  readonly config: Pick<Deps['config'], 'publicUrl'>
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])
const GUARDED = /^\/(api|sync)(\/|$)/
const SOCKETS = '/sync/'

/** The cookie of this address. Browsers keep a `__Host-` cookie to one host and to https, which plain loopback has not. */
export function sessionCookie(publicUrl: string) {
  const secure = new URL(publicUrl).protocol === 'https:'
  return {
    name: secure ? '__Host-intersession' : 'intersession',
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure } as const,
  }
}

/** Signs this browser in. */
export function setSession(reply: FastifyReply, publicUrl: string, secret: string): void {
  const { name, options } = sessionCookie(publicUrl)
  reply.setCookie(name, secret, { ...options, maxAge: SESSION_LONGEST / 1000 })
}

/** Signs this browser out. */
export function clearSession(reply: FastifyReply, publicUrl: string): void {
  const { name, options } = sessionCookie(publicUrl)
  reply.clearCookie(name, options)
}

/** The secret of the session cookie, or null. */
export function sessionSecret(request: FastifyRequest, publicUrl: string): string | null {
  return request.cookies[sessionCookie(publicUrl).name] ?? null
}

function bearerSecret(request: FastifyRequest): string | null {
  return /^Bearer +([\w~+/.-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

/** Refuses what another site made the reader's browser send. Programs that bring a bearer token and no cookie are not browsers. */
function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  const isSocket = request.headers.upgrade !== undefined
  if (SAFE_METHODS.has(request.method) && !isSocket) return
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  const isOurs = origin === new URL(publicUrl).origin && (site === undefined || site === 'same-origin')
  if (isOurs) return
  if (origin === undefined && site === undefined && sessionSecret(request, publicUrl) === null) return
  throw new DomainError('forbidden', `This was sent from another address. Open ${publicUrl} and do it there.`)
}

/** The program is not finished while a route does not say who may call it. */
function assertGuarded(route: RouteOptions): void {
  if (GUARDED.test(route.url) && route.config?.act === undefined) {
    throw new Error(`${String(route.method)} ${route.url} does not say who may call it: add guard(act) to its options.`)
  }
}

export const auth = fp<AuthOptions>(
  async (app, { stores, clock, config }) => {
    await app.register(cookie)
    app.decorateRequest('actor', null)
    app.decorateRequest('signIn', null)
    app.addHook('onRoute', assertGuarded)
    app.addHook('onRequest', async (request) => {
      if (request.headers.upgrade !== undefined && !request.routeOptions.url?.startsWith(SOCKETS)) {
        throw new DomainError('not_found', 'There is no socket at this address.')
      }
      const isPageSocket = request.headers.origin !== undefined && request.headers.upgrade !== undefined
      if (request.headers.authorization === undefined || isPageSocket) refuseForeignOrigin(request, config.publicUrl)
      const isProgram = request.headers.authorization !== undefined
      const secret = isProgram ? bearerSecret(request) : sessionSecret(request, config.publicUrl)
      if (secret === null) return
      const actorOf = isProgram ? actorOfToken : actorOfSession
      request.actor = await actorOf(stores, secret, clock())
      const readActor = () => actorOf(stores, secret, clock(), false)
      request.signIn = { key: hashSecret(secret), readActor }
    })
  },
  { name: 'auth' },
)
