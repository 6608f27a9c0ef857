/** Versions of a draft over HTTP, and the comparison of any two of its texts. Rules: docs/spec/versions.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { refuseNaming } from '#domain/drafts/versions/refusals.ts'
import {
  CompareQuery,
  ComparisonView,
  VersionInput,
  VersionList,
  VersionParams,
  VersionView,
  WholeVersionView,
} from '#domain/drafts/versions/wire.ts'
import { DraftParams } from '#domain/drafts/wire.ts'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '../../deps.ts'
import { guard, requireSignedIn } from '../../http/require-may.ts'
import { findReadable } from '../find-draft.ts'
import type { HistoryThreads } from '../history/history-threads.ts'
import { readNames } from '../views.ts'
import { compareTexts } from './compare-texts.ts'
import { ComparisonThread } from './compare-thread.ts'
import { nameVersion } from './name-version.ts'
import { versionView } from './views.ts'

interface VersionRouteOptions extends Pick<Deps, 'stores' | 'clock' | 'newId' | 'hub'> {
  readonly threads: HistoryThreads
}

export const versionRoutes: FastifyPluginAsyncTypebox<VersionRouteOptions> = async (app, deps) => {
  const { stores } = deps
  const comparisons = new ComparisonThread()
  app.addHook('onClose', async () => comparisons.close())

  app.get(
    '/:id/versions',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'The named versions of a draft, by their numbers',
        params: DraftParams,
        response: { 200: VersionList },
      },
    },
    async (request) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const [versions, [newest], nameOf] = await Promise.all([
        stores.versions.ofDraft(draft.id),
        stores.updates.history(draft.id, { limit: 1 }),
        readNames(stores),
      ])
      return {
        items: versions.map((version) => versionView(version, nameOf)),
        newest: newest?.sequence ?? 0,
        refusal: refuseNaming(requireSignedIn(request), draft)?.message ?? null,
      }
    },
  )

  app.post(
    '/:id/versions',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'Name the text as it is recorded now',
        params: DraftParams,
        body: VersionInput,
        response: { 201: VersionView },
      },
    },
    async (request, reply) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const version = await nameVersion(deps, requireSignedIn(request), draft, request.body)
      return reply.code(201).send(versionView(version, await readNames(stores)))
    },
  )

  app.get(
    '/:id/versions/:number',
    {
      ...guard('draft.read'),
      schema: { summary: 'One version with its text', params: VersionParams, response: { 200: WholeVersionView } },
    },
    async (request) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const { number } = request.params
      const version = await stores.versions.find(draft.id, number)
      if (!version) throw new DomainError('not_found', `This draft has no version ${number}.`)
      const content = { type: 'doc' as const, content: [...(version.content.content ?? [])] }
      return { ...versionView(version, await readNames(stores)), content }
    },
  )

  app.get(
    '/:id/compare',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'Two texts of a draft as one, with what is new and what is gone',
        params: DraftParams,
        querystring: CompareQuery,
        response: { 200: ComparisonView },
      },
    },
    async (request, reply) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const json = await compareTexts({ ...deps, comparisons }, draft, request.query)
      // Made in the thread that compared: writing it down again here would keep those waiting who are writing.
      return reply.type('application/json; charset=utf-8').send(json as never)
    },
  )
}
