/** Proposals over HTTP: those of a draft, a new one, and what becomes of one. Rules: docs/spec/proposals.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { Act, Actor } from '#domain/access.ts'
import { type Draft, standingOf } from '#domain/drafts/draft.ts'
import { isAbout } from '#domain/drafts/proposals/beside.ts'
import { type Proposal, proposalState } from '#domain/drafts/proposals/proposal.ts'
import {
  DispositionInput,
  ProposalInput,
  ProposalList,
  ProposalParams,
  ProposalQuery,
  ProposalView,
  SupportInput,
} from '#domain/drafts/proposals/wire.ts'
import { DraftParams } from '#domain/drafts/wire.ts'
import { DomainError } from '#domain/errors.ts'
import { type OrganizationId, type ProposalId, readId } from '#domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { guard, requireMay, requireSignedIn } from '../../http/require-may.ts'
import { behalfs } from '../behalfs.ts'
import { findDraft, findReadable } from '../find-draft.ts'
import { readNames } from '../views.ts'
import { answerProposal } from './answer-proposal.ts'
import { recordedBlocks } from './live-text.ts'
import { makeProposal } from './make-proposal.ts'
import { supportProposal } from './support-proposal.ts'
import { proposalViews } from './views.ts'

type ProposalRouteOptions = Pick<Deps, 'stores' | 'clock' | 'newId' | 'hub'>

/** Those of one draft, under `/api/drafts`. */
export const draftProposalRoutes: FastifyPluginAsyncTypebox<ProposalRouteOptions> = async (app, deps) => {
  const { stores } = deps

  app.get(
    '/:id/proposals',
    {
      ...guard('draft.read'),
      schema: {
        summary: 'The proposals beside a draft, in the order of its text',
        params: DraftParams,
        querystring: ProposalQuery,
        response: { 200: ProposalList },
      },
    },
    async (request) => {
      const draft = await findReadable(request, stores.drafts, request.params.id)
      const actor = requireSignedIn(request)
      const { state, party, paragraph } = request.query
      const isMeant = (proposal: Proposal) =>
        (state === undefined || proposalState(proposal) === state) &&
        (party === undefined || proposal.organizationId === party) &&
        (paragraph === undefined || isAbout(proposal, paragraph))
      const items = await viewsFor(deps, draft, actor, isMeant)
      return { items, organizations: await behalfs(deps, draft, actor, 'draft.propose') }
    },
  )

  app.post(
    '/:id/proposals',
    {
      ...guard('draft.propose'),
      schema: {
        summary: 'Propose a change on behalf of a delegation',
        params: DraftParams,
        body: ProposalInput,
        response: { 201: ProposalView },
      },
    },
    async (request, reply) => {
      const draft = await findDraft(stores.drafts, request.params.id)
      requireMay(request, 'draft.propose', standingOf(draft))
      const actor = requireSignedIn(request)
      const proposal = await makeProposal(deps, actor, draft, request.body)
      return reply.code(201).send(await viewFor(deps, draft, actor, proposal.id))
    },
  )
}

/** One by its own address, under `/api/proposals`. */
export const proposalRoutes: FastifyPluginAsyncTypebox<ProposalRouteOptions> = async (app, deps) => {
  app.get(
    '/:id',
    {
      ...guard('draft.read'),
      schema: { summary: 'One proposal', params: ProposalParams, response: { 200: ProposalView } },
    },
    async (request) => {
      const { draft, actor, proposal } = await found(deps, request, request.params.id, 'draft.read')
      return viewFor(deps, draft, actor, proposal.id)
    },
  )

  app.post(
    '/:id/disposition',
    {
      ...guard('draft.propose'),
      schema: {
        summary: 'Place a proposal in the text, merge, decline, park, reopen or withdraw it',
        params: ProposalParams,
        body: DispositionInput,
        response: { 200: ProposalView },
      },
    },
    async (request) => {
      const { draft, actor, proposal } = await found(deps, request, request.params.id, 'draft.propose')
      await answerProposal(deps, actor, draft, proposal, request.body)
      return viewFor(deps, draft, actor, proposal.id)
    },
  )

  app.post(
    '/:id/support',
    {
      ...guard('draft.propose'),
      schema: {
        summary: 'Support a proposal, or take the support back',
        params: ProposalParams,
        body: SupportInput,
        response: { 200: ProposalView },
      },
    },
    async (request) => {
      const { draft, actor, proposal } = await found(deps, request, request.params.id, 'draft.propose')
      await supportProposal(deps, actor, draft, proposal, request.body.isGiven)
      return viewFor(deps, draft, actor, proposal.id)
    },
  )
}

async function found({ stores }: ProposalRouteOptions, request: FastifyRequest, id: string, act: Act) {
  const proposal = await stores.proposals.find(readId<ProposalId>(id))
  if (!proposal) throw new DomainError('not_found', 'There is no such proposal.')
  const draft = await findDraft(stores.drafts, proposal.draftId)
  requireMay(request, act, standingOf(draft))
  return { draft, proposal, actor: requireSignedIn(request) }
}

async function viewsFor(
  { stores, hub }: ProposalRouteOptions,
  draft: Draft,
  actor: Actor,
  isMeant: (proposal: Proposal) => boolean,
) {
  const [all, personOf, organizations, blocks] = await Promise.all([
    stores.proposals.ofDraft(draft.id),
    readNames(stores),
    stores.people.organizations(),
    recordedBlocks(hub, draft.id),
  ])
  const nameOf = new Map(organizations.map(({ id, name }) => [id, name]))
  const delegationOf = (id: OrganizationId) => nameOf.get(id) ?? ''
  const names = { personOf, delegationOf, labels: new Map() }
  return proposalViews(all.filter(isMeant), all, blocks, draft, actor, names)
}

async function viewFor(deps: ProposalRouteOptions, draft: Draft, actor: Actor, id: ProposalId) {
  const [view] = await viewsFor(deps, draft, actor, (proposal) => proposal.id === id)
  if (!view) throw new DomainError('not_found', 'There is no such proposal.')
  return view
}
