/** What is agreed ad referendum, over HTTP. Rules: docs/spec/agreements.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Actor } from '#domain/access.ts'
import { agreementState, entriesByParagraph, isOperative } from '#domain/drafts/agreements/agreement.ts'
import { refuseNoting } from '#domain/drafts/agreements/refusals.ts'
import {
  AgreedParagraphParams,
  AgreementInput,
  AgreementList,
  type AgreementView,
  ChangersView,
} from '#domain/drafts/agreements/wire.ts'
import type { Draft } from '#domain/drafts/draft.ts'
import type { ParagraphWire } from '#domain/drafts/proposals/wire.ts'
import { DraftParams } from '#domain/drafts/wire.ts'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '../../deps.ts'
import { guard, requireMay, requireSignedIn } from '../../http/require-may.ts'
import { findDraft, findReadable } from '../find-draft.ts'
import type { HistoryThreads } from '../history/history-threads.ts'
import { readNames } from '../views.ts'
import { agreedText, hashOf } from './agreed-text.ts'
import { changersOf } from './changers.ts'
import { recordAgreement } from './record-agreement.ts'

export interface AgreementRouteOptions extends Pick<Deps, 'stores' | 'clock' | 'newId' | 'hub'> {
  readonly threads: HistoryThreads
}

/** Under `/api/drafts`. */
export const agreementRoutes: FastifyPluginAsyncTypebox<AgreementRouteOptions> = async (app, deps) => {
  const { stores } = deps

  app.get(
    '/:id/agreements',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'What was agreed of which paragraph, and whether it stands as it was agreed',
        params: DraftParams,
        response: { 200: AgreementList },
      },
    },
    async (request) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      return agreementList(deps, draft, requireSignedIn(request))
    },
  )

  app.post(
    '/:id/agreements',
    {
      ...guard('draft.place'),
      schema: {
        summary: 'Record what is agreed, that a change was editorial, or that paragraphs are reopened',
        params: DraftParams,
        body: AgreementInput,
        response: { 200: AgreementList },
      },
    },
    async (request) => {
      const draft = await findDraft(stores.drafts, request.params.id)
      requireMay(request, 'draft.place', { groupId: draft.groupId })
      const actor = requireSignedIn(request)
      await recordAgreement(deps, actor, draft, request.body)
      return agreementList(deps, draft, actor)
    },
  )

  app.get(
    '/:id/agreements/:paragraph/changes',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'Who has changed a paragraph since it was agreed',
        params: AgreedParagraphParams,
        response: { 200: ChangersView },
      },
    },
    async (request) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const { paragraph } = request.params
      const entries = entriesByParagraph(await stores.agreements.ofDraft(draft.id)).get(paragraph)
      const bound = entries?.at(-1)?.bound
      if (!entries) throw new DomainError('not_found', 'Nothing was agreed of this paragraph.')
      if (!bound) return { items: [] }
      const text = await agreedText(deps.hub, draft.id)
      const live = text.paragraphOf(paragraph)
      if (live && hashOf(live) === bound.hash) return { items: [] }
      const changers = await changersOf(deps, draft.id, paragraph, bound.sequence, text.sequence)
      const nameOf = await readNames(stores)
      return {
        items: changers.map(({ accountId, at }) => {
          const { name: by, delegation } = nameOf(accountId)
          return { by, delegation, at }
        }),
      }
    },
  )
}

async function agreementList(
  { stores, hub }: AgreementRouteOptions,
  draft: Draft,
  actor: Actor,
): Promise<AgreementList> {
  const [entries, text, nameOf] = await Promise.all([
    stores.agreements.ofDraft(draft.id),
    agreedText(hub, draft.id),
    readNames(stores),
  ])
  const items = [...entriesByParagraph(entries)].flatMap(([paragraphId, own]): AgreementView[] => {
    const newest = own.at(-1)
    if (!newest) return []
    const live = text.paragraphOf(paragraphId)
    const bound = own.findLast((entry) => entry.bound)?.bound?.paragraph ?? null
    return [
      {
        paragraphId,
        state: agreementState(newest, live && hashOf(live)),
        label: text.labelOf(paragraphId),
        order: text.orderOf(paragraphId),
        bound: bound as ParagraphWire | null,
        entries: own.map(({ kind, said, at, by }) => {
          const { name, delegation } = nameOf(by)
          return { kind, said, at, by: name, delegation }
        }),
      },
    ]
  })
  const agreed = new Set(items.filter(({ state }) => state === 'agreed').map(({ paragraphId }) => paragraphId))
  const operative = text.paragraphs.filter(isOperative)
  return {
    items: items.sort((one, next) => one.order - next.order),
    agreedCount: operative.filter(({ id }) => agreed.has(id)).length,
    operativeCount: operative.length,
    refusal: refuseNoting(actor, draft)?.message ?? null,
  }
}
