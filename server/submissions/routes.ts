/** Calls for information and submissions. Rules: docs/spec/submissions.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { DomainError } from '#domain/errors.ts'
import { type CallId, type GroupId, readId, type SubmissionId } from '#domain/ids.ts'
import type { Call } from '#domain/submissions/submission.ts'
import {
  CallDetail,
  CallInput,
  CallList,
  ReplyStepInput,
  SubmissionInput,
  SubmissionList,
  SubmissionView,
} from '#domain/submissions/wire.ts'
import type { Deps } from '../deps.ts'
import { guard, requireMay, requireSignedIn } from '../http/require-may.ts'
import { openCall } from './open-call.ts'
import { sendSubmission } from './send-submission.ts'
import { takeStep } from './take-step.ts'
import { callDetail, callView, submissionViews } from './views.ts'

type Needs = Pick<Deps, 'stores' | 'clock' | 'newId'>
const ById = Type.Object({ id: Type.String({ maxLength: 40 }) })
const List = Type.Object({
  group: Type.Optional(Type.String()),
  call: Type.Optional(Type.String()),
  category: Type.Optional(Type.String()),
  delegation: Type.Optional(Type.String()),
  q: Type.Optional(Type.String({ maxLength: 200 })),
})

export const callRoutes: FastifyPluginAsyncTypebox<Needs> = async (app, deps) => {
  const { stores, clock } = deps
  const today = () => clock().slice(0, 10)

  const find = async (id: string): Promise<Call> => {
    const call = await stores.submissions.findCall(readId<CallId>(id))
    if (!call) throw new DomainError('not_found', 'There is no such call for information.')
    return call
  }

  app.get(
    '/',
    { ...guard('submission.read'), schema: { summary: 'Calls for information', response: { 200: CallList } } },
    async (request) => {
      const actor = requireSignedIn(request)
      const calls = await stores.submissions.listCalls()
      return { items: await Promise.all(calls.map((call) => callView(stores, call, actor, today()))) }
    },
  )

  app.get(
    '/:id',
    {
      ...guard('submission.read'),
      schema: { summary: 'One call with the replies of each Party', params: ById, response: { 200: CallDetail } },
    },
    async (request) => callDetail(stores, await find(request.params.id), requireSignedIn(request), today()),
  )

  app.post(
    '/',
    {
      ...guard('call.open'),
      schema: { summary: 'Open a call for information', body: CallInput, response: { 201: CallDetail } },
    },
    async (request, reply) => {
      const actor = requireSignedIn(request)
      requireMay(request, 'call.open', { groupId: readId<GroupId>(request.body.groupId) })
      const call = await openCall(deps, actor, request.body)
      return reply.code(201).send(await callDetail(stores, call, actor, today()))
    },
  )

  app.post(
    '/:id/steps',
    {
      ...guard('submission.send'),
      schema: { summary: "Move one's own reply on", params: ById, body: ReplyStepInput, response: { 200: CallDetail } },
    },
    async (request) => {
      const actor = requireSignedIn(request)
      const call = await find(request.params.id)
      requireMay(request, 'submission.send', { groupId: call.groupId })
      await takeStep(deps, actor, call, request.body.state)
      return callDetail(stores, call, actor, today())
    },
  )
}

export const submissionRoutes: FastifyPluginAsyncTypebox<Needs> = async (app, deps) => {
  const { stores } = deps

  app.get(
    '/',
    {
      ...guard('submission.read'),
      schema: { summary: 'Submissions that the reader may see', querystring: List, response: { 200: SubmissionList } },
    },
    async (request) => {
      const { group, call, category, delegation, q } = request.query
      const found = await stores.submissions.list({
        ...(group ? { groupId: readId<GroupId>(group) } : {}),
        ...(call ? { callId: readId<CallId>(call) } : {}),
      })
      const views = await submissionViews(stores, found, requireSignedIn(request))
      const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
      return {
        items: views
          .filter((view) => !category || view.category === category)
          .filter((view) => !delegation || view.delegation === delegation)
          .filter((view) => words.every((word) => `${view.title} ${view.summary}`.toLowerCase().includes(word))),
      }
    },
  )

  app.get(
    '/:id',
    {
      ...guard('submission.read'),
      schema: { summary: 'One submission', params: ById, response: { 200: SubmissionView } },
    },
    async (request) => {
      const actor = requireSignedIn(request)
      const found = await stores.submissions.find(readId<SubmissionId>(request.params.id))
      const [view] = found ? await submissionViews(stores, [found], actor) : []
      if (!view) throw new DomainError('not_found', 'There is no submission at this address, or it is not open to you.')
      return view
    },
  )

  app.post(
    '/',
    {
      ...guard('submission.send'),
      schema: { summary: 'Send a submission', body: SubmissionInput, response: { 201: SubmissionView } },
    },
    async (request, reply) => {
      const actor = requireSignedIn(request)
      const groupId = readId<GroupId>(request.body.groupId)
      requireMay(request, 'submission.send', { groupId })
      const { callId } = request.body
      const call = callId ? await stores.submissions.findCall(readId<CallId>(callId)) : null
      if (callId && call?.groupId !== groupId) {
        throw new DomainError('invalid', 'This group has no such call: choose one of its calls, or none.')
      }
      const submission = await sendSubmission(deps, actor, request.body, call)
      const [view] = await submissionViews(stores, [submission], actor)
      if (!view) throw new Error('A sender always sees the own submission.')
      return reply.code(201).send(view)
    },
  )
}
