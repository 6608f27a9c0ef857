/** Accounts, which the Secretariat keeps. Addresses are personal, so nobody else sees the list. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type AccountId, readId } from '#domain/ids.ts'
import type { Account, Organization } from '#domain/people/person.ts'
import * as wire from '#domain/people/wire.ts'
import type { Deps } from '../deps.ts'
import { guard, requireSignedIn } from '../http/require-may.ts'
import { closeAccount } from './close-account.ts'
import { createAccount } from './create-account.ts'
import type { LinkDeps } from './issue-sign-in-link.ts'

const PAGE = 50

export const accountRoutes: FastifyPluginAsyncTypebox<LinkDeps & Pick<Deps, 'stores' | 'newId' | 'hub'>> = async (
  app,
  deps,
) => {
  app.get(
    '/',
    {
      ...guard('account.create'),
      schema: { summary: 'Accounts by name', querystring: wire.AccountQuery, response: { 200: wire.AccountList } },
    },
    async (request) => {
      const { q = '', after, limit = PAGE } = request.query
      const organizations = await deps.stores.people.organizations()
      const accounts = (await deps.stores.people.accounts()).filter((account) => isNamed(account, q))
      const start = after === undefined ? 0 : accounts.findIndex(({ id }) => id === after) + 1
      const page = accounts.slice(start, start + limit)
      return {
        items: page.flatMap((account) => {
          const organization = organizations.find(({ id }) => id === account.organizationId)
          return organization ? [viewOf(account, organization)] : []
        }),
        next: start + limit < accounts.length ? (page.at(-1)?.id ?? null) : null,
      }
    },
  )

  app.post(
    '/',
    {
      ...guard('account.create'),
      schema: { summary: 'Create an account', body: wire.AccountInput, response: { 201: wire.NewAccountView } },
    },
    async (request, reply) => {
      const { account, organization, link } = await createAccount(deps, request.body)
      return reply.code(201).send({ ...viewOf(account, organization), link })
    },
  )

  app.post(
    '/:id/close',
    {
      ...guard('account.create'),
      schema: { summary: 'Close an account', params: wire.AccountParams, response: { 200: wire.AccountView } },
    },
    async (request) => {
      const closed = await closeAccount(deps, requireSignedIn(request), readId<AccountId>(request.params.id))
      const organization = await deps.stores.people.organization(closed.organizationId)
      if (!organization) throw new Error('An account stands under an organization.')
      return viewOf(closed, organization)
    },
  )
}

const isNamed = ({ name, email }: Account, text: string) =>
  `${name}\n${email}`.toLowerCase().includes(text.trim().toLowerCase())

function viewOf(account: Account, organization: Organization): wire.AccountView {
  const { id, name, email, role, createdAt, closedAt } = account
  return { id, name, email, role, organization: { ...organization }, createdAt, closedAt }
}
