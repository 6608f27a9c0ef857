/**
 * Who may call a route: said where the route is declared, checked before anything else runs.
 *
 *     app.get('/', { ...guard('mandate.read'), schema }, () => …)               // anybody who may do it somewhere
 *     app.post('/:id/entries', { ...guard('mandate.record'), schema }, async (request) => {
 *       const mandate = …                                                        // find the thing first, then
 *       requireMay(request, 'mandate.record', { groupId: mandate.groupId })      // ask for the very thing, before any act
 *     })
 *
 * `guard(act)` turns away at the door whoever could do the act nowhere: 401 when nobody is signed in, 403 otherwise, before the
 * body is read. Whoever may do it in one group only gets in, and the route must then ask `requireMay` with the scope and the same
 * act: a route that answers such a caller without having asked fails with 500, so forgetting shows in its first test.
 * `guard('signed-in')` is for what everybody may do with their own account; `guard('public')` for what needs no account.
 * Every route under /api and /sync needs a guard: without one the program does not start (see auth.ts).
 */
import type { FastifyRequest } from 'fastify'
import { ACTS, type Act, type Actor, may, mayAnywhere, type Scope } from '#domain/access.ts'
import { DomainError } from '#domain/errors.ts'

export type GuardedBy = Act | 'public' | 'signed-in'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The act that this route does. Set by `guard`, read by the matrix test. */
    act?: GuardedBy
  }
}

const asked = new WeakSet<FastifyRequest>()
const isAct = (name: GuardedBy | undefined): name is Act => ACTS.some((act) => act === name)

/** Route options that let in only who may do this act; spread them first into the options of the route. */
export function guard(act: GuardedBy) {
  return {
    config: { act },
    async onRequest(request: FastifyRequest) {
      if (act === 'public') return
      if (act === 'signed-in') requireSignedIn(request)
      else if (!mayAnywhere(request.actor, act)) refuse(request.actor)
    },
    async onSend(request: FastifyRequest, reply: { readonly statusCode: number }, payload: unknown) {
      if (isAct(act) && reply.statusCode < 400 && !may(request.actor, act) && !asked.has(request)) {
        throw new Error(`${request.method} ${request.routeOptions.url} answered without requireMay for ${act}`)
      }
      return payload
    },
  }
}

/**
 * Throws unless the caller may do the act to this scope.
 * @throws DomainError `unauthenticated` (401) when nobody is signed in, else `forbidden` (403).
 */
export function requireMay(request: FastifyRequest, act: Act, scope: Scope = {}): void {
  if (!may(request.actor, act, scope)) refuse(request.actor)
  if (act === request.routeOptions.config.act) asked.add(request)
}

/** The caller's actor, for routes that note who did something. @throws DomainError `unauthenticated` */
export function requireSignedIn(request: FastifyRequest): Actor {
  return request.actor ?? refuse(null)
}

function refuse(actor: Actor | null): never {
  if (!actor) throw new DomainError('unauthenticated', 'Sign in to do this.')
  throw new DomainError(
    'forbidden',
    'Your role does not allow this. The Chair of the group or the Secretariat can do it.',
  )
}
