/** Comments over HTTP: those of a draft, a new thread, and what is said in one. Rules: docs/spec/comments.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { Act, Actor } from '#domain/access.ts'
import { maySee, type Thread, threadState } from '#domain/drafts/comments/thread.ts'
import {
  ReplyInput,
  RewriteInput,
  ThreadInput,
  ThreadList,
  ThreadParams,
  ThreadQuery,
  ThreadStateInput,
  ThreadView,
  WithdrawalInput,
} from '#domain/drafts/comments/wire.ts'
import { type Draft, standingOf } from '#domain/drafts/draft.ts'
import { DraftParams } from '#domain/drafts/wire.ts'
import { DomainError } from '#domain/errors.ts'
import { readId, type ThreadId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { guard, requireMay, requireSignedIn } from '../../http/require-may.ts'
import { findDraft, findReadable } from '../find-draft.ts'
import { readNames } from '../views.ts'
import { threadPlaces } from './places.ts'
import { settleThread } from './settle-thread.ts'
import { refusalToComment, threadViews } from './views.ts'
import { beginThread, replyTo, rewriteComment } from './write-comment.ts'

type CommentRouteOptions = Pick<Deps, 'stores' | 'clock' | 'newId' | 'hub'>

/** Those of one draft, under `/api/drafts`. */
export const draftCommentRoutes: FastifyPluginAsyncTypebox<CommentRouteOptions> = async (app, deps) => {
  const { stores } = deps

  app.get(
    '/:id/comments',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'The threads beside a draft that the reader may see, in the order of its text',
        params: DraftParams,
        querystring: ThreadQuery,
        response: { 200: ThreadList },
      },
    },
    async (request) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const actor = requireSignedIn(request)
      const { state, type, party } = request.query
      const threads = (await stores.comments.ofDraft(draft.id)).filter(
        (thread) =>
          maySee(actor, thread) &&
          (state === undefined || threadState(thread) === state) &&
          (type === undefined || thread.type === type) &&
          (party === undefined || thread.organizationId === party),
      )
      return { items: await viewsFor(deps, draft, actor, threads), refusal: refusalToComment(actor, draft) }
    },
  )

  app.post(
    '/:id/comments',
    {
      ...guard('draft.comment'),
      schema: {
        summary: 'Begin a thread on words, a paragraph, a proposal or the whole text',
        params: DraftParams,
        body: ThreadInput,
        response: { 201: ThreadView },
      },
    },
    async (request, reply) => {
      const draft = await findDraft(stores.drafts, request.params.id)
      requireMay(request, 'draft.comment', standingOf(draft))
      const actor = requireSignedIn(request)
      const id = await beginThread(deps, actor, draft, request.body)
      return reply.code(201).send(await viewFor(deps, draft, actor, id))
    },
  )
}

/** One by its own address, under `/api/comments`. */
export const commentRoutes: FastifyPluginAsyncTypebox<CommentRouteOptions> = async (app, deps) => {
  const threadRoute = (summary: string) => ({ summary, params: ThreadParams, response: { 200: ThreadView } })

  app.get('/:id', { ...guard('draft.read'), schema: threadRoute('One thread') }, async (request) => {
    const { draft, actor, thread } = await found(deps, request, request.params.id, 'draft.read')
    return viewFor(deps, draft, actor, thread.id)
  })

  app.post(
    '/:id/replies',
    { ...guard('draft.comment'), schema: { ...threadRoute('Reply in a thread'), body: ReplyInput } },
    async (request) => {
      const { draft, actor, thread } = await found(deps, request, request.params.id, 'draft.comment')
      await replyTo(deps, actor, draft, thread, request.body)
      return viewFor(deps, draft, actor, thread.id)
    },
  )

  app.post(
    '/:id/versions',
    { ...guard('draft.comment'), schema: { ...threadRoute('Write own words anew'), body: RewriteInput } },
    async (request) => {
      const { draft, actor, thread } = await found(deps, request, request.params.id, 'draft.comment')
      await rewriteComment(deps, actor, draft, thread, request.body)
      return viewFor(deps, draft, actor, thread.id)
    },
  )

  app.post(
    '/:id/withdrawals',
    { ...guard('draft.comment'), schema: { ...threadRoute('Withdraw own words'), body: WithdrawalInput } },
    async (request) => {
      const { draft, actor, thread } = await found(deps, request, request.params.id, 'draft.comment')
      await rewriteComment(deps, actor, draft, thread, { ...request.body, text: null })
      return viewFor(deps, draft, actor, thread.id)
    },
  )

  app.post(
    '/:id/state',
    { ...guard('draft.comment'), schema: { ...threadRoute('Resolve a thread, or reopen it'), body: ThreadStateInput } },
    async (request) => {
      const { draft, actor, thread } = await found(deps, request, request.params.id, 'draft.comment')
      await settleThread(deps, actor, draft, thread, request.body)
      return viewFor(deps, draft, actor, thread.id)
    },
  )
}

const unknown = () => new DomainError('not_found', 'There is no such thread.')

/** A thread that the caller may not see is not there for them. */
async function found({ stores }: CommentRouteOptions, request: FastifyRequest, id: string, act: Act) {
  const thread = await stores.comments.find(readId<ThreadId>(id))
  if (!thread) throw unknown()
  const draft = await findDraft(stores.drafts, thread.draftId)
  const actor = requireSignedIn(request)
  if (!maySee(actor, thread)) throw unknown()
  requireMay(request, act, standingOf(draft))
  return { draft, thread, actor }
}

async function viewsFor({ stores, hub }: CommentRouteOptions, draft: Draft, actor: Actor, threads: readonly Thread[]) {
  const [personOf, organizations, proposals] = await Promise.all([
    readNames(stores),
    stores.people.organizations(),
    threads.some(({ anchor }) => anchor.on === 'proposal') ? stores.proposals.ofDraft(draft.id) : [],
  ])
  const placeOf = await hub.read(draft.id, (doc) => threadPlaces(doc, threads, proposals))
  const nameOf = new Map(organizations.map(({ id, name }) => [id, name]))
  return threadViews(threads, placeOf, draft, actor, { personOf, delegationOf: (id) => nameOf.get(id) ?? '' })
}

async function viewFor(deps: CommentRouteOptions, draft: Draft, actor: Actor, id: ThreadId) {
  const thread = await deps.stores.comments.find(id)
  const [view] = thread ? await viewsFor(deps, draft, actor, [thread]) : []
  if (!view) throw unknown()
  return view
}
