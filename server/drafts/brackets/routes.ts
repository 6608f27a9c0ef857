/** Brackets over HTTP: those of a draft, new ones, and what becomes of one. Rules: docs/spec/brackets.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { Act, Actor } from '#domain/access.ts'
import {
  AlternativeInput,
  BracketInput,
  BracketList,
  BracketParams,
  BracketPut,
  ClaimInput,
  RemovalInput,
  TypedInput,
  TypedMade,
} from '#domain/drafts/brackets/wire.ts'
import { type Draft, standingOf } from '#domain/drafts/draft.ts'
import { DraftParams } from '#domain/drafts/wire.ts'
import { DomainError } from '#domain/errors.ts'
import { type BracketId, type OrganizationId, readId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { guard, requireMay, requireSignedIn } from '../../http/require-may.ts'
import { behalfs } from '../behalfs.ts'
import { findDraft, findReadable } from '../find-draft.ts'
import { readNames } from '../views.ts'
import { claimBracket } from './claim-bracket.ts'
import { makeTyped } from './make-typed.ts'
import { addAlternative, putBracket } from './put-bracket.ts'
import { removeBracket } from './remove-bracket.ts'
import { recordedParagraphs } from './shared-paragraphs.ts'
import { bracketList } from './views.ts'

type BracketRouteOptions = Pick<Deps, 'stores' | 'clock' | 'newId' | 'hub'>

/** Those of one draft, under `/api/drafts`. */
export const draftBracketRoutes: FastifyPluginAsyncTypebox<BracketRouteOptions> = async (app, deps) => {
  const writable = async (request: FastifyRequest, id: string) => {
    const draft = await findDraft(deps.stores.drafts, id)
    requireMay(request, 'draft.edit', standingOf(draft))
    return { draft, actor: requireSignedIn(request) }
  }

  app.get(
    '/:id/brackets',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'The brackets of a draft: those in its text, and the records of all',
        params: DraftParams,
        response: { 200: BracketList },
      },
    },
    async (request) => {
      const draft = await findReadable(request, deps.stores.drafts, request.params.id)
      return listFor(deps, draft, requireSignedIn(request))
    },
  )

  app.post(
    '/:id/brackets',
    {
      ...guard('draft.edit'),
      schema: {
        summary: 'Put words in brackets on behalf of a delegation, with other wordings or without',
        params: DraftParams,
        body: BracketInput,
        response: { 201: BracketPut },
      },
    },
    async (request, reply) => {
      const { draft, actor } = await writable(request, request.params.id)
      return reply.code(201).send({ id: await putBracket(deps, actor, draft, request.body) })
    },
  )

  app.post(
    '/:id/brackets/claims',
    {
      ...guard('draft.edit'),
      schema: {
        summary: 'Say who asked for a bracket that has no record',
        params: DraftParams,
        body: ClaimInput,
        response: { 201: BracketPut },
      },
    },
    async (request, reply) => {
      const { draft, actor } = await writable(request, request.params.id)
      return reply.code(201).send({ id: await claimBracket(deps, actor, draft, request.body) })
    },
  )

  app.post(
    '/:id/brackets/typed',
    {
      ...guard('draft.edit'),
      schema: {
        summary: 'Make brackets of square brackets that were typed as letters',
        params: DraftParams,
        body: TypedInput,
        response: { 200: TypedMade },
      },
    },
    async (request) => {
      const { draft, actor } = await writable(request, request.params.id)
      return makeTyped(deps, actor, draft, request.body)
    },
  )
}

/** One by its own address, under `/api/brackets`. */
export const bracketRoutes: FastifyPluginAsyncTypebox<BracketRouteOptions> = async (app, deps) => {
  app.post(
    '/:id/alternatives',
    {
      ...guard('draft.edit'),
      schema: {
        summary: 'Add another wording to a bracket',
        params: BracketParams,
        body: AlternativeInput,
        response: { 200: BracketList },
      },
    },
    async (request) => {
      const { draft, actor, bracket } = await found(deps, request, request.params.id, 'draft.edit')
      await addAlternative(deps, actor, draft, bracket, request.body)
      return listFor(deps, draft, actor)
    },
  )

  app.post(
    '/:id/removal',
    {
      ...guard('draft.propose'),
      schema: {
        summary: 'Remove a bracket: keep its words, none of them, or one of its wordings',
        params: BracketParams,
        body: RemovalInput,
        response: { 200: BracketList },
      },
    },
    async (request) => {
      const { draft, actor, bracket } = await found(deps, request, request.params.id, 'draft.propose')
      await removeBracket(deps, actor, draft, bracket, request.body)
      return listFor(deps, draft, actor)
    },
  )
}

async function found({ stores }: BracketRouteOptions, request: FastifyRequest, id: string, act: Act) {
  const bracket = await stores.brackets.find(readId<BracketId>(id))
  if (!bracket) throw new DomainError('not_found', 'There is no such bracket.')
  const draft = await findDraft(stores.drafts, bracket.draftId)
  requireMay(request, act, standingOf(draft))
  return { draft, bracket, actor: requireSignedIn(request) }
}

async function listFor(deps: BracketRouteOptions, draft: Draft, actor: Actor): Promise<BracketList> {
  const { stores, hub } = deps
  const [personOf, delegations, paragraphs, records, organizations] = await Promise.all([
    readNames(stores),
    stores.people.organizations(),
    recordedParagraphs(hub, draft.id),
    stores.brackets.ofDraft(draft.id),
    behalfs(deps, draft, actor, 'draft.edit'),
  ])
  const nameOf = new Map(delegations.map(({ id, name }) => [id, name]))
  const delegationOf = (id: OrganizationId) => nameOf.get(id) ?? ''
  return { ...bracketList(records, paragraphs, draft, actor, { personOf, delegationOf }), organizations }
}
