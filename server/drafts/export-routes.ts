/** The text in force that a draft revises, and the files of a draft. Rules: docs/spec/readings.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { blocksOf, type DocumentJson, documentOf, readDocument } from '#domain/drafts/content.ts'
import { adoptedInWords, comparedWith } from '#domain/drafts/text-in-force.ts'
import { DraftParams, ExportQuery, TextInForceView } from '#domain/drafts/wire.ts'
import type { Deps } from '../deps.ts'
import { guard } from '../http/require-may.ts'
import { exportDraft, type RenderDraft } from './export-draft.ts'
import { findReadable } from './find-draft.ts'
import { readTextInForce } from './read-text-in-force.ts'

export interface ExportRouteOptions extends Pick<Deps, 'stores' | 'clock' | 'hub'> {
  readonly renderDraft: RenderDraft
}

export const exportRoutes: FastifyPluginAsyncTypebox<ExportRouteOptions> = async (app, deps) => {
  const { stores, hub } = deps

  app.get(
    '/:id/text-in-force',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'The text in force that a draft revises: what official mark-up compares with',
        params: DraftParams,
        response: { 200: TextInForceView },
      },
    },
    async (request) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const blocks = blocksOf(readDocument((await hub.readContent(draft.id)) as DocumentJson))
      const inForce = await readTextInForce(stores, draft, blocks)
      const { content = [] } = documentOf(inForce.blocks)
      return {
        texts: [...inForce.texts],
        inWords: adoptedInWords(inForce.texts),
        comparedWith: comparedWith(inForce.texts),
        content: { type: 'doc' as const, content: [...content] },
      }
    },
  )

  app.get(
    '/:id/export',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'A reading of the draft as a file',
        params: DraftParams,
        querystring: ExportQuery,
        response: { 200: Type.Any({ description: 'The file.' }) },
      },
    },
    async (request, reply) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const { format, reading = 'clean', tracked, comments } = request.query
      const choice = { format, reading, isTracked: tracked === 'true', hasComments: comments === 'true' }
      const { bytes, contentType, fileName } = await exportDraft(deps, draft, choice)
      return reply
        .header('content-type', contentType)
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .send(Buffer.from(bytes))
    },
  )
}
