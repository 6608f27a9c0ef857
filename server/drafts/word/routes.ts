/** Word files that come back, over HTTP. Rules: docs/spec/word.md. */
import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import type { Actor } from '#domain/access.ts'
import { type Draft, standingOf } from '#domain/drafts/draft.ts'
import { refuseProposing } from '#domain/drafts/proposals/refusals.ts'
import { ReturnedView, WordReturnList } from '#domain/drafts/returned/wire.ts'
import { DraftParams } from '#domain/drafts/wire.ts'
import { assertAllowed } from '#domain/errors.ts'
import type { OrganizationId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { guard, requireMay, requireSignedIn } from '../../http/require-may.ts'
import { behalfs } from '../behalfs.ts'
import { findDraft, findReadable } from '../find-draft.ts'
import { readNames } from '../views.ts'
import { lookAtReturn } from './look-at-return.ts'
import { LARGEST_FILE, type ReturnSources, receiveReturn } from './sent-file.ts'
import { takeInReturn } from './take-in-return.ts'
import { returnedView, wordReturnView } from './views.ts'

export type WordRouteOptions = ReturnSources & Pick<Deps, 'stores' | 'clock' | 'newId'>

const WordQuery = Type.Object({
  organizationId: Type.Optional(
    Type.String({
      pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
      description: 'On whose behalf; by default one’s own.',
    }),
  ),
  preview: Type.Optional(Type.Boolean({ description: 'Only look at what would be made of it.' })),
  leaveOut: Type.Optional(
    Type.String({ maxLength: 20_000, pattern: '^[cp0-9,]*$', description: 'Keys of what is not wanted, with commas.' }),
  ),
})
type WordQuery = Static<typeof WordQuery>

export const wordRoutes: FastifyPluginAsyncTypebox<WordRouteOptions> = async (app, deps) => {
  const { stores } = deps
  if (!app.hasContentTypeParser('multipart/form-data')) await app.register(multipart)

  app.get(
    '/:id/word',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'Word files that came back to a draft, newest first',
        params: DraftParams,
        response: { 200: WordReturnList },
      },
    },
    async (request) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const [nameOf, organizations] = await Promise.all([readNames(stores), stores.people.organizations()])
      const parties = new Map(organizations.map(({ id, name }) => [id, name]))
      const returns = await stores.wordReturns.ofDraft(draft.id)
      return {
        items: returns.map((returned) => wordReturnView(returned, nameOf, parties.get(returned.organizationId) ?? '')),
        organizations: await behalfs(deps, draft, requireSignedIn(request), 'draft.propose'),
      }
    },
  )

  app.post(
    '/:id/word',
    {
      ...guard('draft.propose'),
      bodyLimit: LARGEST_FILE + 10_000,
      schema: {
        summary: 'A returned Word file becomes proposals and comments; with preview=true it is only looked at',
        consumes: ['multipart/form-data'],
        params: DraftParams,
        querystring: WordQuery,
        response: { 200: ReturnedView },
      },
    },
    async (request) => {
      const draft = await findDraft(stores.drafts, request.params.id)
      requireMay(request, 'draft.propose', standingOf(draft))
      const actor = requireSignedIn(request)
      const on = readBehalf(actor, draft, request.query)
      const sent = await receiveReturn(request, deps.readReturned)
      if (request.query.preview === true)
        return returnedView(sent.fileName, await lookAtReturn(deps, actor, draft, on, sent.file), null)
      const leftOut = new Set((request.query.leaveOut ?? '').split(',').filter((key) => key !== ''))
      const { looked, record } = await takeInReturn(deps, actor, draft, on, sent, leftOut)
      return returnedView(sent.fileName, looked, record)
    },
  )
}

/** Asked before the file is read, which is work. */
function readBehalf(actor: Actor, draft: Draft, { organizationId }: WordQuery): OrganizationId {
  const on = (organizationId ?? actor.organizationId) as OrganizationId
  assertAllowed(refuseProposing(actor, draft, on))
  return on
}
