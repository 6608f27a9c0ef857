/**
 * The registry of Decisions and Resolutions. Everybody reads what a meeting has adopted, whoever is signed in reads drafts too,
 * the Secretariat records. Rules: docs/spec/decisions.md.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { citePath } from '#domain/decisions/provision.ts'
import { decisionView, provisionView, summaryOf } from '#domain/decisions/views.ts'
import {
  DecisionEventInput,
  DecisionFilterValues,
  DecisionPage,
  DecisionQuery,
  DecisionView,
  LineageInput,
  ProvisionView,
  SubjectNames,
  TextQuery,
} from '#domain/decisions/wire.ts'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '../deps.ts'
import { guard, requireMay, requireSignedIn } from '../http/require-may.ts'
import { linkProvisions } from './link-provisions.ts'
import { chooseRevision, findText, seesDrafts, surroundingsOf } from './read-decision.ts'
import { recordDecisionEvent } from './record-decision-event.ts'

const ByRef = Type.Object({ ref: Type.String({ maxLength: 60 }) })
const Linked = Type.Object({ linkCount: Type.Integer() })
const AllSubjectNames = Type.Object({ items: Type.Array(SubjectNames) })

type Needs = Pick<Deps, 'stores' | 'clock' | 'newId'>

export const decisionRoutes: FastifyPluginAsyncTypebox<Needs> = async (app, { stores, clock, newId }) => {
  const deps = { stores, clock, newId }
  await app.register(listRoutes, deps)
  await app.register(textRoutes, deps)
  await app.register(recordRoutes, deps)
}

const listRoutes: FastifyPluginAsyncTypebox<Needs> = async (app, { stores }) => {
  app.get(
    '/',
    {
      ...guard('decision.read'),
      schema: {
        summary: 'Decisions and Resolutions, Resolutions first, drafts last',
        querystring: DecisionQuery,
        response: { 200: DecisionPage },
      },
    },
    async (request) => {
      const { cursor, limit, ...filter } = request.query
      const page = await stores.decisions.list(
        { ...filter, withDrafts: seesDrafts(request.actor) },
        { limit: limit ?? 50, ...(cursor === undefined ? {} : { after: cursor }) },
      )
      return { ...page, items: page.items.map(summaryOf) }
    },
  )

  app.get(
    '/filters',
    {
      ...guard('decision.read'),
      schema: { summary: 'The values there are to filter by', response: { 200: DecisionFilterValues } },
    },
    async (request) => {
      const values = await stores.decisions.filterValues(seesDrafts(request.actor))
      const { addressees, states, meetings, kinds } = values
      return { addressees: [...addressees], states: [...states], meetings: [...meetings], kinds: [...kinds] }
    },
  )

  app.get(
    '/subjects',
    {
      ...guard('decision.read'),
      schema: { summary: 'Subjects that have had several names', response: { 200: AllSubjectNames } },
    },
    async () => ({ items: (await stores.decisions.subjectNames()).map((names) => ({ names: [...names] })) }),
  )
}

const textRoutes: FastifyPluginAsyncTypebox<Needs> = async (app, { stores }) => {
  app.get(
    '/:ref',
    {
      ...guard('decision.read'),
      schema: {
        summary: 'One text by number (15.57), Resolution (conf-11.3), handle or label',
        params: ByRef,
        querystring: TextQuery,
        response: { 200: DecisionView },
      },
    },
    async (request) => {
      const decision = await findText(stores, request.actor, request.params.ref)
      const shown = chooseRevision(decision, request.actor, request.query.at)
      return decisionView(decision, shown, await surroundingsOf(stores, request.actor, decision))
    },
  )

  app.get(
    '/:ref/*',
    {
      ...guard('decision.read'),
      schema: {
        summary: 'One provision by its permanent address (15.57/c)',
        params: ByRef,
        querystring: TextQuery,
        response: { 200: ProvisionView },
      },
    },
    async (request) => {
      const { ref } = request.params
      // The checker takes names for patterns, and `*` is none: the rest of the address is read beside the schema.
      const path = '*' in request.params ? String(request.params['*']) : ''
      const decision = await findText(stores, request.actor, ref)
      const shown = chooseRevision(decision, request.actor, request.query.at)
      const around = await surroundingsOf(stores, request.actor, decision)
      const view = provisionView(decision, shown, path, around)
      if (!view) throw new DomainError('not_found', `${ref} has no ${citePath(path)}.`)
      return view
    },
  )
}

const recordRoutes: FastifyPluginAsyncTypebox<Needs> = async (app, deps) => {
  const { stores, clock } = deps

  app.post(
    '/:ref/events',
    {
      ...guard('decision.import'),
      schema: {
        summary: 'Record what a meeting did to a text',
        params: ByRef,
        body: DecisionEventInput,
        response: { 201: DecisionView },
      },
    },
    async (request, reply) => {
      requireMay(request, 'decision.import')
      const actor = requireSignedIn(request)
      const decision = await findText(stores, actor, request.params.ref)
      const recorded = await recordDecisionEvent(deps, actor, decision, request.body)
      const view = decisionView(
        recorded,
        chooseRevision(recorded, actor, undefined),
        await surroundingsOf(stores, actor, recorded),
      )
      return reply.code(201).send(view)
    },
  )

  app.post(
    '/lineage',
    {
      ...guard('decision.import'),
      schema: { summary: 'Link provisions of two texts', body: LineageInput, response: { 201: Linked } },
    },
    async (request, reply) => {
      requireMay(request, 'decision.import')
      const links = await linkProvisions(stores.decisions, request.body)
      return reply.code(201).send({ linkCount: links.length })
    },
  )

  app.post(
    '/subjects',
    {
      ...guard('decision.import'),
      schema: {
        summary: 'Say that these are names of one subject',
        body: SubjectNames,
        response: { 201: SubjectNames },
      },
    },
    async (request, reply) => {
      requireMay(request, 'decision.import')
      const names = request.body.names.map((name) => name.trim())
      await stores.decisions.addSubjectNames(names, clock(), requireSignedIn(request).accountId)
      return reply.code(201).send({ names })
    },
  )
}
