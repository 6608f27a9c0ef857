/** The history of a draft over HTTP: sittings, moments, and bringing one back. Rules: docs/spec/history.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { refuseBringingBack, standingOf } from '#domain/drafts/draft.ts'
import {
  BroughtBack,
  DraftParams,
  MomentParams,
  MomentQuery,
  MomentView,
  SittingList,
  SittingsQuery,
} from '#domain/drafts/wire.ts'
import { assertAllowed, DomainError } from '#domain/errors.ts'
import type { DraftId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { guard, requireMay, requireSignedIn } from '../../http/require-may.ts'
import { findDraft, findReadable } from '../find-draft.ts'
import { readNames } from '../views.ts'
import { bringBack } from './bring-back.ts'
import type { HistoryThreads } from './history-threads.ts'
import { readSittings } from './read-sittings.ts'
import { momentView, sittingView } from './views.ts'

export interface HistoryRouteOptions extends Pick<Deps, 'stores' | 'hub'> {
  readonly threads: HistoryThreads
}

const SITTINGS = 30

export const historyRoutes: FastifyPluginAsyncTypebox<HistoryRouteOptions> = async (app, { stores, hub, threads }) => {
  const newestOf = async (draftId: DraftId) => (await stores.updates.history(draftId, { limit: 1 }))[0]?.sequence ?? 0

  app.get(
    '/:id/sittings',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'Who wrote together, from when until when; newest first',
        params: DraftParams,
        querystring: SittingsQuery,
        response: { 200: SittingList },
      },
    },
    async (request) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const { before, limit = SITTINGS } = request.query
      const page = await readSittings(stores, draft.id, { limit, ...(before !== undefined && { before }) })
      const nameOf = await readNames(stores)
      return { items: page.items.map((sitting) => sittingView(sitting, nameOf)), next: page.next }
    },
  )

  app.get(
    '/:id/moments/:sequence',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'The text as it was after a change, and who wrote which part of it',
        params: MomentParams,
        querystring: MomentQuery,
        response: { 200: MomentView },
      },
    },
    async (request) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const { sequence } = request.params
      const { since = null } = request.query
      if (since !== null && since > sequence) {
        throw new DomainError('invalid', 'What changed can only be told since an earlier moment.')
      }
      const newest = await newestOf(draft.id)
      if (sequence > newest)
        throw new DomainError('not_found', 'Nothing was recorded at this place of the history yet.')
      const moment = await threads.ask(draft.id, (thread) => thread.moment(sequence, since))
      const [last] = await stores.updates.history(draft.id, { limit: 1, before: sequence + 1 })
      const when = { sequence, since, at: sequence > 0 ? (last?.at ?? null) : null, newest }
      return momentView(moment, when, await readNames(stores))
    },
  )

  app.post(
    '/:id/moments/:sequence/restore',
    {
      ...guard('draft.edit'),
      schema: {
        summary: 'Bring the text of a moment back, as a change like any other',
        params: MomentParams,
        response: { 200: BroughtBack },
      },
    },
    async (request) => {
      const draft = await findDraft(stores.drafts, request.params.id)
      requireMay(request, 'draft.edit', standingOf(draft))
      assertAllowed(refuseBringingBack(draft))
      const { sequence } = request.params
      const blocks = await threads.ask(draft.id, (thread) => thread.blocks(sequence))
      let isChanged = false
      await hub.applyServerEdit(draft.id, requireSignedIn(request), (doc) => {
        doc.once('update', () => {
          isChanged = true
        })
        bringBack(doc, blocks)
      })
      return { sequence: await newestOf(draft.id), isChanged }
    },
  )
}
