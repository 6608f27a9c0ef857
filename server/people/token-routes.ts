/** The bearer tokens of one's own account. Each person sees and ends their own, and nobody else's. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { DomainError } from '#domain/errors.ts'
import { readId, type TokenId } from '#domain/ids.ts'
import type { BearerToken } from '#domain/people/credential.ts'
import * as wire from '#domain/people/wire.ts'
import type { Deps } from '../deps.ts'
import { guard, requireSignedIn } from '../http/require-may.ts'
import { issueToken } from './issue-token.ts'

export const tokenRoutes: FastifyPluginAsyncTypebox<
  Pick<Deps, 'stores' | 'clock' | 'newId' | 'newSecret' | 'hub'>
> = async (app, deps) => {
  app.get(
    '/',
    { ...guard('signed-in'), schema: { summary: 'Own bearer tokens', response: { 200: wire.TokenList } } },
    async (request) => {
      const tokens = await deps.stores.people.tokensOf(requireSignedIn(request).accountId)
      return { items: tokens.map(viewOf) }
    },
  )

  app.post(
    '/',
    {
      ...guard('signed-in'),
      schema: { summary: 'Make a bearer token', body: wire.TokenInput, response: { 201: wire.NewTokenView } },
    },
    async (request, reply) => {
      // A stolen token must not be able to outlive itself.
      if (request.headers.authorization !== undefined) {
        throw new DomainError('forbidden', 'Sign in with a browser to make a token: a token cannot make another.')
      }
      const { email } = requireSignedIn(request)
      const { token, secret } = await issueToken(deps, email, request.body.days, request.body.name)
      return reply.code(201).send({ ...viewOf(token), secret })
    },
  )

  app.delete(
    '/:id',
    {
      ...guard('signed-in'),
      schema: { summary: 'End a bearer token', params: wire.TokenParams, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const { accountId } = requireSignedIn(request)
      const isEnded = await deps.stores.people.removeToken(accountId, readId<TokenId>(request.params.id))
      if (!isEnded) throw new DomainError('not_found', 'You have no such token.')
      await deps.hub.recheck({ accountId })
      return reply.code(204).send(null)
    },
  )
}

function viewOf({ id, name, createdAt, expiresAt, lastUsedAt }: BearerToken): wire.TokenView {
  return { id, name, createdAt, expiresAt, lastUsedAt }
}
