/**
 * Mandates: what was asked of whom and what became of it. Whoever is signed in reads; a Chair or the Secretariat confirms and
 * records, a delegation records on its own. Rules: docs/spec/mandates.md.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Act, may } from '#domain/access.ts'
import { findByRef } from '#domain/decisions/address.ts'
import { currentRevision, type Decision, type DecisionRevision } from '#domain/decisions/decision.ts'
import { DomainError } from '#domain/errors.ts'
import { mandatesCsv } from '#domain/mandates/csv.ts'
import { type MandateFilter, matchesMandate, seeMandates, tableOf, valuesOf } from '#domain/mandates/overview.ts'
import { mandateDetail, mandateView } from '#domain/mandates/views.ts'
import {
  EntryInput,
  MandateConfirmation,
  MandateDetail,
  MandatePage,
  MandateProposals,
  MandateQuery,
  MandatesConfirmed,
  MandateTable,
} from '#domain/mandates/wire.ts'
import { accountNames } from '../decisions/account-names.ts'
import type { Deps } from '../deps.ts'
import { guard, requireMay, requireSignedIn } from '../http/require-may.ts'
import { confirmMandates } from './confirm-mandates.ts'
import { findMandate, ownNames, readCalendar, readMandates } from './read-mandates.ts'
import { readProposals } from './read-proposals.ts'
import { recordProgress } from './record-progress.ts'

const ById = Type.Object({ id: Type.String({ maxLength: 40 }) })
const ForText = Type.Object({
  decision: Type.String({ minLength: 1, maxLength: 60, description: 'Number, handle or label that one text carries.' }),
})
const Spreadsheet = { content: { 'text/csv': { schema: Type.String() } } }

type Needs = Pick<Deps, 'stores' | 'clock' | 'newId'>

export const mandateRoutes: FastifyPluginAsyncTypebox<Needs> = async (app, { stores, clock, newId }) => {
  const deps = { stores, clock, newId }
  await app.register(listRoutes, deps)
  await app.register(confirmRoutes, deps)
  await app.register(entryRoutes, deps)
}

const listRoutes: FastifyPluginAsyncTypebox<Needs> = async (app, { stores, clock }) => {
  const seeAll = async (request: FastifyRequest) => {
    const mandates = await readMandates(stores, requireSignedIn(request), await stores.mandates.list())
    return seeMandates(mandates, await readCalendar(stores, clock()))
  }
  const filterOf = async (request: FastifyRequest, query: MandateQuery): Promise<MandateFilter> => {
    const { holder, decision, cursor: _, limit: __, ...filter } = query
    const text = decision === undefined ? null : await findByRef(stores.decisions, decision)
    return {
      ...filter,
      ...(decision === undefined ? {} : { decisionId: text?.id ?? 'none' }),
      ...(holder === undefined
        ? {}
        : { holders: holder === 'me' ? await ownNames(stores, requireSignedIn(request)) : [holder] }),
    }
  }

  app.get(
    '/',
    {
      ...guard('mandate.read'),
      schema: {
        summary: 'Mandates with their standing, those that are due first in front',
        querystring: MandateQuery,
        response: { 200: MandatePage },
      },
    },
    async (request) => {
      const all = await seeAll(request)
      const filter = await filterOf(request, request.query)
      const found = all.filter((seen) => matchesMandate(seen, filter))
      const { cursor, limit = 100 } = request.query
      const from = cursor === undefined ? 0 : found.findIndex(({ view }) => view.id === cursor) + 1
      const items = found.slice(from, from + limit).map(({ view }) => view)
      const next = from + limit < found.length ? (items.at(-1)?.id ?? null) : null
      return { items, next, totalCount: found.length, values: valuesOf(all) }
    },
  )

  app.get(
    '.csv',
    {
      ...guard('mandate.read'),
      schema: { summary: 'The same list as a spreadsheet', querystring: MandateQuery, response: { 200: Spreadsheet } },
    },
    async (request, reply) => {
      const filter = await filterOf(request, request.query)
      const found = (await seeAll(request)).filter((seen) => matchesMandate(seen, filter))
      reply.header('content-disposition', 'attachment; filename="mandates.csv"').type('text/csv; charset=utf-8')
      return mandatesCsv(found.map(({ view }) => view))
    },
  )

  app.get(
    '/table',
    {
      ...guard('mandate.read'),
      schema: {
        summary: 'Mandates by addressee and by meeting',
        querystring: MandateQuery,
        response: { 200: MandateTable },
      },
    },
    async (request) => {
      const mandates = await readMandates(stores, requireSignedIn(request), await stores.mandates.list())
      const calendar = await readCalendar(stores, clock())
      const filter = await filterOf(request, request.query)
      const kept = new Set(
        seeMandates(mandates, calendar)
          .filter((seen) => matchesMandate(seen, filter))
          .map(({ view }) => view.id),
      )
      return tableOf(
        mandates.filter(({ mandate }) => kept.has(mandate.id)),
        calendar,
      )
    },
  )
}

const confirmRoutes: FastifyPluginAsyncTypebox<Needs> = async (app, deps) => {
  const { stores, clock } = deps

  const findText = async (ref: string): Promise<Decision> => {
    const decision = await findByRef(stores.decisions, ref)
    if (!decision) throw new DomainError('not_found', `There is no Decision or Resolution ${ref} in the registry.`)
    return decision
  }

  app.get(
    '/proposals',
    {
      ...guard('mandate.confirm'),
      schema: {
        summary: 'What a text asks of whom, before anybody has confirmed it',
        querystring: ForText,
        response: { 200: MandateProposals },
      },
    },
    async (request) => {
      requireMay(request, 'mandate.confirm', scopeOf(request, 'mandate.confirm'))
      const decision = await findText(request.query.decision)
      return readProposals(stores, decision, currentRevision(decision))
    },
  )

  app.post(
    '/',
    {
      ...guard('mandate.confirm'),
      schema: {
        summary: 'Confirm proposed mandates, each as it stands or corrected',
        body: MandateConfirmation,
        response: { 201: MandatesConfirmed },
      },
    },
    async (request, reply) => {
      requireMay(request, 'mandate.confirm', scopeOf(request, 'mandate.confirm'))
      const actor = requireSignedIn(request)
      const decision = await findText(request.body.decision)
      const revision = chooseRevision(decision, request.body.revisionId)
      const added = await confirmMandates(deps, actor, decision, revision, request.body.mandates)
      const calendar = await readCalendar(stores, clock())
      const known = await readMandates(stores, actor, added)
      return reply.code(201).send({ items: known.map((mandate) => mandateView(mandate, calendar)) })
    },
  )
}

/** Mandates belong to the Convention and not to one group: whoever chairs a group may act on them. */
function scopeOf({ actor }: FastifyRequest, act: Act) {
  const group = actor?.groups.find(({ groupId }) => may(actor, act, { groupId }))
  return group ? { groupId: group.groupId } : {}
}

function chooseRevision(decision: Decision, revisionId: string | undefined): DecisionRevision {
  const current = currentRevision(decision)
  if (revisionId === undefined || revisionId === current.id) return current
  throw new DomainError('conflict', 'The text was revised meanwhile. Load the proposals again.')
}

const entryRoutes: FastifyPluginAsyncTypebox<Needs> = async (app, deps) => {
  const { stores, clock } = deps
  const detailOf = async (request: FastifyRequest, id: string) => {
    const actor = requireSignedIn(request)
    const known = await findMandate(stores, actor, id)
    return mandateDetail(known, await readCalendar(stores, clock()), await accountNames(stores, actor))
  }

  app.get(
    '/:id',
    {
      ...guard('mandate.read'),
      schema: { summary: 'One mandate with its history', params: ById, response: { 200: MandateDetail } },
    },
    async (request) => detailOf(request, request.params.id),
  )

  app.post(
    '/:id/entries',
    {
      // Who may record depends on who holds the mandate: recording.ts decides once it is known.
      ...guard('mandate.read'),
      schema: {
        summary: 'Record what happened to a mandate',
        params: ById,
        body: EntryInput,
        response: { 201: MandateDetail },
      },
    },
    async (request, reply) => {
      const actor = requireSignedIn(request)
      const { mandate } = await findMandate(stores, actor, request.params.id)
      await recordProgress(deps, actor, mandate, request.body)
      return reply.code(201).send(await detailOf(request, mandate.id))
    },
  )
}
