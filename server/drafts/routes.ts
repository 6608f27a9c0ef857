/** Drafts over HTTP. The text itself is edited over the socket; here it is read. Rules: docs/spec/drafts.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Actor, draftRight } from '#domain/access.ts'
import type { DocumentJson } from '#domain/drafts/content.ts'
import { type Draft, standingOf } from '#domain/drafts/draft.ts'
import {
  DraftContent,
  DraftDetail,
  DraftInput,
  DraftList,
  DraftParams,
  DraftQuery,
  DraftView,
  HistoryQuery,
  HistoryView,
  RightsView,
  StateInput,
} from '#domain/drafts/wire.ts'
import type { DraftId, GroupId, ReportId } from '#domain/ids.ts'
import type { Deps } from '../deps.ts'
import { guard, requireMay, requireSignedIn } from '../http/require-may.ts'
import { createDraft } from './create-draft.ts'
import { findDraft, findReadable } from './find-draft.ts'
import { setRights } from './set-rights.ts'
import { setState } from './set-state.ts'
import { detailOf, historyOf, readBeside, readNames, viewOf } from './views.ts'

export interface DraftRouteOptions extends Pick<Deps, 'stores' | 'clock' | 'newId' | 'hub'> {
  /** The report that is written in a draft. */
  readonly reportOf: (draftId: DraftId) => Promise<ReportId | null>
}

const PAGE = 50
const HISTORY_PAGE = 100

export const draftRoutes: FastifyPluginAsyncTypebox<DraftRouteOptions> = async (app, deps) => {
  const { stores, hub } = deps
  const beside = (draft: Draft) => readBeside(stores, deps.reportOf, draft)
  const detail = async (draft: Draft, actor: Actor) =>
    detailOf(draft, actor, await readNames(stores), await beside(draft))

  app.get(
    '/',
    {
      ...guard('draft.list'),
      schema: {
        summary: 'Drafts that the caller may read, newest first',
        querystring: DraftQuery,
        response: { 200: DraftList },
      },
    },
    async (request) => {
      const actor = requireSignedIn(request)
      const { q, state, group, after, limit = PAGE } = request.query
      const own = actor.role === 'Secretariat' ? null : actor.groups.map(({ groupId }) => groupId)
      const asked = group === undefined ? null : [group as GroupId]
      const groupIds = asked && own ? asked.filter((id) => own.includes(id)) : (asked ?? own)
      const page = await stores.drafts.list(
        { ...(q !== undefined && { q }), ...(state !== undefined && { state }), ...(groupIds && { groupIds }) },
        { limit, ...(after !== undefined && { after }) },
      )
      const nameOf = await readNames(stores)
      const readable = page.items.filter((draft) => draftRight(actor, standingOf(draft)) !== 'none')
      const views = readable.map(async (draft) => viewOf(draft, actor, nameOf, await beside(draft)))
      return { ...page, items: await Promise.all(views) }
    },
  )

  app.post(
    '/',
    {
      ...guard('draft.create'),
      schema: { summary: 'Begin a draft', body: DraftInput, response: { 201: DraftView } },
    },
    async (request, reply) => {
      requireMay(request, 'draft.create', { groupId: request.body.groupId as GroupId })
      const actor = requireSignedIn(request)
      const draft = await createDraft(deps, actor, request.body)
      return reply.code(201).send(viewOf(draft, actor, await readNames(stores), await beside(draft)))
    },
  )

  app.get(
    '/:id',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'One draft, with what the caller may do',
        params: DraftParams,
        response: { 200: DraftDetail },
      },
    },
    async (request) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      return detail(draft, requireSignedIn(request))
    },
  )

  app.get(
    '/:id/content',
    {
      ...guard('draft.read'),
      schema: { summary: 'The text as ProseMirror JSON', params: DraftParams, response: { 200: DraftContent } },
    },
    async (request) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const { content } = (await hub.readContent(draft.id)) as DocumentJson
      return { type: 'doc' as const, content: [...(content ?? [])] }
    },
  )

  app.get(
    '/:id/history',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'Who recorded how much, when; newest first',
        params: DraftParams,
        querystring: HistoryQuery,
        response: { 200: HistoryView },
      },
    },
    async (request) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const { before, limit = HISTORY_PAGE } = request.query
      const entries = await stores.updates.history(draft.id, { limit, ...(before !== undefined && { before }) })
      return historyOf(entries, limit, await readNames(stores))
    },
  )

  app.put(
    '/:id/rights',
    {
      ...guard('draft.setRights'),
      schema: {
        summary: 'Set who may do what in a draft',
        params: DraftParams,
        body: RightsView,
        response: { 200: DraftDetail },
      },
    },
    async (request) => {
      const draft = await findDraft(stores.drafts, request.params.id)
      requireMay(request, 'draft.setRights', { groupId: draft.groupId })
      const actor = requireSignedIn(request)
      return detail(await setRights(deps, actor, draft, request.body), actor)
    },
  )

  app.post(
    '/:id/state',
    {
      ...guard('draft.setState'),
      schema: {
        summary: 'Freeze a draft, or open it again',
        params: DraftParams,
        body: StateInput,
        response: { 200: DraftDetail },
      },
    },
    async (request) => {
      const draft = await findDraft(stores.drafts, request.params.id)
      requireMay(request, 'draft.setState', { groupId: draft.groupId })
      const actor = requireSignedIn(request)
      return detail(await setState(deps, actor, draft.id, request.body.state), actor)
    },
  )
}
