/** What has happened to what the reader's delegation said: their own alerts, and nobody else's. Rules: docs/spec/alerts.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type AlertId, readId } from '#domain/ids.ts'
import type { Alert } from '#domain/people/alert.ts'
import * as wire from '#domain/people/wire.ts'
import type { Deps } from '../deps.ts'
import { guard, requireSignedIn } from '../http/require-may.ts'

const PAGE = 50

/** Register under `/api/alerts`. */
export const alertRoutes: FastifyPluginAsyncTypebox<Pick<Deps, 'stores' | 'clock'>> = async (
  app,
  { stores, clock },
) => {
  app.get(
    '/',
    {
      ...guard('signed-in'),
      schema: {
        summary: 'Your alerts, the newest first',
        querystring: wire.AlertQuery,
        response: { 200: wire.AlertList },
      },
    },
    async (request) => {
      const { accountId } = requireSignedIn(request)
      const { after, limit = PAGE, unread = false } = request.query
      const page = { limit, isUnread: unread, ...(after !== undefined && { after: readId<AlertId>(after) }) }
      const [{ items, next }, unreadCount, isMailed] = await Promise.all([
        stores.alerts.ofAccount(accountId, page),
        stores.alerts.unreadCount(accountId),
        stores.alerts.isMailed(accountId),
      ])
      return { items: items.map(viewOf), next, unreadCount, isMailed }
    },
  )

  app.post(
    '/read',
    {
      ...guard('signed-in'),
      schema: {
        summary: 'Note that you have read alerts',
        body: wire.AlertReadInput,
        response: { 200: wire.AlertCount },
      },
    },
    async (request) => {
      const { accountId } = requireSignedIn(request)
      await stores.alerts.markRead(accountId, request.body.ids as AlertId[], clock())
      return { unreadCount: await stores.alerts.unreadCount(accountId) }
    },
  )

  app.put(
    '/mail',
    {
      ...guard('signed-in'),
      schema: {
        summary: 'Choose whether unread alerts are mailed to you once a day',
        body: wire.AlertMailInput,
        response: { 200: wire.AlertMailInput },
      },
    },
    async (request) => {
      const { accountId } = requireSignedIn(request)
      const { isMailed } = request.body
      await stores.transact((bound) => bound.alerts.chooseMail(accountId, isMailed, clock()))
      return { isMailed }
    },
  )
}

function viewOf({ id, kind, words, about, address, at, readAt }: Alert): wire.AlertView {
  return { id, kind, words, about, address, at, readAt }
}
