/** Rounds of a draft over HTTP: opening one, what happens to it, and its table. Rules: docs/spec/rounds.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { draftRight, may } from '#domain/access.ts'
import { type Draft, standingOf } from '#domain/drafts/draft.ts'
import { refuseLate, refuseOpening } from '#domain/drafts/rounds/refusals.ts'
import { closesAt, lastDayOf, type Round, roundState } from '#domain/drafts/rounds/round.ts'
import {
  OpenRounds,
  RoundEventInput,
  RoundInput,
  RoundList,
  RoundParams,
  RoundView,
  TableQuery,
  type TableView,
} from '#domain/drafts/rounds/wire.ts'
import { DraftParams } from '#domain/drafts/wire.ts'
import { DomainError } from '#domain/errors.ts'
import { type RoundId, readId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { guard, requireMay, requireSignedIn } from '../../http/require-may.ts'
import { findDraft, findReadable } from '../find-draft.ts'
import { readNames } from '../views.ts'
import { audienceOf } from './audience.ts'
import { compileRound } from './compile.ts'
import { openRound } from './open-round.ts'
import { recordRoundEvent } from './record-round-event.ts'
import { tableFile } from './table-file.ts'
import { roundView } from './views.ts'

type RoundRouteOptions = Pick<Deps, 'stores' | 'clock' | 'newId' | 'hub'>

/** Those of one draft, under `/api/drafts`. */
export const draftRoundRoutes: FastifyPluginAsyncTypebox<RoundRouteOptions> = async (app, deps) => {
  const { stores, clock } = deps

  app.get(
    '/:id/rounds',
    {
      ...guard('draft.read'),
      schema: { summary: 'The rounds of a draft, newest first', params: DraftParams, response: { 200: RoundList } },
    },
    async (request) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const actor = requireSignedIn(request)
      const rounds = await stores.rounds.ofDraft(draft.id)
      const at = clock()
      // Any day will do: what is asked is whether a round may be opened at all.
      const refusal = refuseOpening(actor, draft, rounds, '9999-12-30', at)?.message ?? null
      const mayOpen = may(actor, 'draft.setState', { groupId: draft.groupId })
      const nameOf = await readNames(stores)
      return {
        items: await viewsOf(deps, request, draft, rounds.toReversed()),
        now: at,
        refusal,
        late: refuseLate(actor, draft, rounds, at)?.message ?? null,
        audience: mayOpen
          ? (await audienceOf(stores, draft, at)).flatMap(({ id }) => (id === actor.accountId ? [] : [nameOf(id)]))
          : [],
      }
    },
  )

  app.post(
    '/:id/rounds',
    {
      ...guard('draft.setState'),
      schema: {
        summary: 'Open a round on the text as it is recorded now, which becomes a version',
        params: DraftParams,
        body: RoundInput,
        response: { 201: RoundView },
      },
    },
    async (request, reply) => {
      const draft = await findDraft(stores.drafts, request.params.id)
      requireMay(request, 'draft.setState', { groupId: draft.groupId })
      const id = await openRound(deps, requireSignedIn(request), draft, request.body)
      return reply.code(201).send(await viewById(deps, request, draft, id))
    },
  )

  app.post(
    '/:id/rounds/:round/events',
    {
      ...guard('draft.setState'),
      schema: {
        summary: 'Extend, close or recall a round, or let in again what comes after it',
        params: RoundParams,
        body: RoundEventInput,
        response: { 200: RoundView },
      },
    },
    async (request) => {
      const draft = await findDraft(stores.drafts, request.params.id)
      requireMay(request, 'draft.setState', { groupId: draft.groupId })
      const round = await findRound(deps, draft, request.params.round)
      await recordRoundEvent(deps, requireSignedIn(request), draft, round, request.body)
      return viewById(deps, request, draft, round.id)
    },
  )

  app.get(
    '/:id/rounds/:round/table',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'What a round has brought, by paragraph and Party: as JSON, as a spreadsheet or as a Word file',
        params: RoundParams,
        querystring: TableQuery,
        response: { 200: Type.Any({ description: 'A table with `inTime` and `afterExtension`, or the file.' }) },
      },
    },
    async (request, reply) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const round = await findRound(deps, draft, request.params.round)
      const table = await compileRound(deps, round)
      const { format = 'json' } = request.query
      if (format === 'json')
        return { inTime: [...table.inTime], afterExtension: [...table.afterExtension] } satisfies TableView
      const version = await stores.versions.findById(round.versionId)
      const { bytes, contentType, fileName } = await tableFile({ draft, round, version, table, at: clock() }, format)
      return reply
        .header('content-type', contentType)
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .send(Buffer.from(bytes))
    },
  )
}

/** Those that wait for the reader, under `/api/rounds`. */
export const roundRoutes: FastifyPluginAsyncTypebox<RoundRouteOptions> = async (app, { stores, clock }) => {
  app.get(
    '/open',
    {
      ...guard('draft.list'),
      schema: {
        summary: 'Open rounds of the reader’s own groups, the next to close first',
        response: { 200: OpenRounds },
      },
    },
    async (request) => {
      const actor = requireSignedIn(request)
      const groupIds = actor.groups.map(({ groupId }) => groupId)
      const { items } = await stores.drafts.list({ groupIds }, { limit: 200 })
      const readable = items.filter((draft) => draftRight(actor, standingOf(draft)) !== 'none')
      const at = clock()
      const rounds = await stores.rounds.ofDrafts(readable.map(({ id }) => id))
      const titleOf = new Map(readable.map(({ id, title }) => [id, title]))
      const open = rounds.filter((round) => roundState(round, at) === 'open')
      return {
        items: open
          .map((round) => ({
            draftId: round.draftId as string,
            title: titleOf.get(round.draftId) ?? '',
            purpose: round.purpose,
            closesAt: closesAt(round),
            lastDay: lastDayOf(round),
          }))
          .sort((one, next) => (one.closesAt < next.closesAt ? -1 : 1)),
      }
    },
  )
}

async function findRound({ stores }: RoundRouteOptions, draft: Draft, id: string): Promise<Round> {
  const round = await stores.rounds.find(readId<RoundId>(id))
  if (round?.draftId !== draft.id) throw new DomainError('not_found', 'There is no such round in this draft.')
  return round
}

async function viewsOf(
  { stores, clock }: RoundRouteOptions,
  request: FastifyRequest,
  draft: Draft,
  rounds: readonly Round[],
): Promise<RoundView[]> {
  const [versions, nameOf] = await Promise.all([stores.versions.ofDraft(draft.id), readNames(stores)])
  const needs = { draft, actor: requireSignedIn(request), versions, nameOf, at: clock() }
  return rounds.map((round) => roundView(round, needs))
}

async function viewById(
  deps: RoundRouteOptions,
  request: FastifyRequest,
  draft: Draft,
  id: RoundId,
): Promise<RoundView> {
  const [view] = await viewsOf(deps, request, draft, [await findRound(deps, draft, id)])
  if (!view) throw new DomainError('not_found', 'There is no such round in this draft.')
  return view
}
