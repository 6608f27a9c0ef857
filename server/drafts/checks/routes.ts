/** Remarks on the form of a draft over HTTP, and setting one aside. Rules: docs/spec/form.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Actor } from '#domain/access.ts'
import { refuseAside, setAside, standingAsides } from '#domain/drafts/checks/aside.ts'
import { AsideInput, AsideView, CheckList, type FindingView } from '#domain/drafts/checks/wire.ts'
import { type Draft, standingOf } from '#domain/drafts/draft.ts'
import { type FormFinding, keyOf } from '#domain/drafts/form/finding.ts'
import { DraftParams } from '#domain/drafts/wire.ts'
import type { Deps } from '../../deps.ts'
import { guard, requireMay, requireSignedIn } from '../../http/require-may.ts'
import { findDraft, findReadable } from '../find-draft.ts'
import { readNames } from '../views.ts'
import { checkDraft } from './check-draft.ts'

type CheckRouteOptions = Pick<Deps, 'stores' | 'clock' | 'hub'>

const AsideList = Type.Object({ asides: Type.Array(AsideView) })

export const checkRoutes: FastifyPluginAsyncTypebox<CheckRouteOptions> = async (app, { stores, clock, hub }) => {
  const asidesOf = async (draft: Draft): Promise<AsideView[]> => {
    const nameOf = await readNames(stores)
    return standingAsides(await stores.asides.ofDraft(draft.id)).map(({ key, reason, by, at }) => {
      const { name, delegation } = nameOf(by)
      return { key, reason, by: name, delegation, at }
    })
  }

  app.get(
    '/:id/checks',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'What a careful reader of drafts would remark on in the recorded text',
        params: DraftParams,
        response: { 200: CheckList },
      },
    },
    async (request) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const { form, registry } = await checkDraft(stores, draft, await hub.readContent(draft.id))
      return {
        findings: [...form.map((one) => viewOf(one, false)), ...registry.map((one) => viewOf(one, true))],
        asides: await asidesOf(draft),
        maySetAside: refuseAside(requireSignedIn(request), draft) === null,
      }
    },
  )

  app.post(
    '/:id/checks/asides',
    {
      ...guard('draft.comment'),
      schema: {
        summary: 'Set a remark aside with a reason, or look at it again',
        params: DraftParams,
        body: AsideInput,
        response: { 200: AsideList },
      },
    },
    async (request) => {
      const draft = await findDraft(stores.drafts, request.params.id)
      requireMay(request, 'draft.comment', standingOf(draft))
      const actor: Actor = requireSignedIn(request)
      const entry = { ...request.body, draftId: draft.id, by: actor.accountId, at: clock() }
      await stores.asides.add(setAside(actor, draft, entry))
      hub.changed(draft.id, 'checks')
      return { asides: await asidesOf(draft) }
    },
  )
}

function viewOf(finding: FormFinding, needsRegistry: boolean): FindingView {
  const { kind, paragraphId, message, quote, other } = finding
  const compared = other ? { ...other, marks: [...other.marks] } : null
  return { key: keyOf(finding), kind, paragraphId, message, quote, needsRegistry, other: compared }
}
