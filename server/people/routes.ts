/**
 * Signing in and out, own tokens, accounts. Signing in is for everybody and strictly rated; what it tells is the same for
 * an address with an account and one without. Rules: docs/spec/people.md.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ACTS, type Actor, may, type Scope } from '#domain/access.ts'
import type { Instant } from '#domain/clock.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import { refuseLink } from '#domain/people/credential.ts'
import * as wire from '#domain/people/wire.ts'
import type { Deps } from '../deps.ts'
import { clearSession, sessionSecret, setSession } from '../http/auth.ts'
import { hashSecret } from '../http/load-actor.ts'
import { guard } from '../http/require-may.ts'
import { strictRate } from '../http/security.ts'
import { accountRoutes } from './account-routes.ts'
import { alertRoutes } from './alert-routes.ts'
import { consumeSignInLink } from './consume-sign-in-link.ts'
import { mailSignInLink } from './mail-sign-in-link.ts'
import { tokenRoutes } from './token-routes.ts'

export type PeopleOptions = Pick<Deps, 'stores' | 'clock' | 'newId' | 'newSecret' | 'sendMail' | 'log' | 'hub'> & {
  readonly config: Pick<Deps['config'], 'publicUrl'>
}

const Nothing = Type.Null({ description: 'No content.' })
const strictPublic = { ...guard('public'), config: { ...guard('public').config, ...strictRate() } }
const SENT = 'If this address has an account, a link is on its way to it. It works once, within a quarter of an hour.'

/** Register under `/api`. */
export const peopleRoutes: FastifyPluginAsyncTypebox<PeopleOptions> = async (app, deps) => {
  const { stores, clock, config, hub } = deps
  await app.register(tokenRoutes, { ...deps, prefix: '/tokens' })
  await app.register(accountRoutes, { ...deps, prefix: '/accounts' })
  await app.register(alertRoutes, { ...deps, prefix: '/alerts' })

  app.get(
    '/session',
    { ...guard('public'), schema: { summary: 'Who is signed in', response: { 200: wire.SessionView } } },
    async (request) => sessionOf(request.actor, clock()),
  )

  app.delete(
    '/session',
    { ...guard('public'), schema: { summary: 'Sign out', response: { 204: Nothing } } },
    async (request, reply) => {
      const secret = sessionSecret(request, config.publicUrl)
      if (secret !== null) await stores.people.removeSession(hashSecret(secret))
      if (request.actor) await hub.recheck({ accountId: request.actor.accountId })
      clearSession(reply, config.publicUrl)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/sign-in',
    {
      ...strictPublic,
      schema: {
        summary: 'Ask for a sign-in link by mail',
        body: wire.SignInInput,
        response: { 202: wire.SignInAnswer },
      },
    },
    async (request, reply) => {
      await mailSignInLink(deps, request.body.email)
      return reply.code(202).send({ message: SENT })
    },
  )

  app.get(
    '/sign-in/:token',
    {
      ...strictPublic,
      schema: {
        summary: 'Whom a sign-in link is for, without using it',
        params: wire.SignInLinkParams,
        response: { 200: wire.SignInLinkView },
      },
    },
    async (request) => findLink(deps, request.params.token),
  )

  app.post(
    '/sign-in/consume',
    {
      ...strictPublic,
      schema: { summary: 'Sign in with a link', body: wire.ConsumeInput, response: { 204: Nothing } },
    },
    async (request, reply) => {
      const secret = await consumeSignInLink(deps, request.body.token, sessionSecret(request, config.publicUrl))
      // Whoever was signed in here before is so no longer.
      if (request.actor) await hub.recheck({ accountId: request.actor.accountId })
      setSession(reply, config.publicUrl, secret)
      return reply.code(204).send(null)
    },
  )
}

function sessionOf(actor: Actor | null, now: Instant): wire.SessionView {
  const actsIn = (scope: Scope) => ACTS.filter((act) => may(actor, act, scope))
  return {
    actor: actor && { ...actor, groups: [...actor.groups] },
    acts: actsIn({}),
    groups: (actor?.groups ?? []).map(({ groupId, role }) => ({ groupId, role, acts: actsIn({ groupId }) })),
    now,
  }
}

async function findLink({ stores, clock }: PeopleOptions, token: string): Promise<wire.SignInLinkView> {
  const link = await stores.people.signInLink(hashSecret(token))
  assertAllowed(refuseLink(link, clock()))
  const account = link && (await stores.people.account(link.accountId))
  const organization = account && (await stores.people.organization(account.organizationId))
  if (!organization) throw new DomainError('not_found', 'There is nothing at this address.')
  return { name: account.name, delegation: organization.name, expiresAt: link.expiresAt }
}
