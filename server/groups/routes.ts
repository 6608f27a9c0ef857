/** Working groups: names for everybody signed in, the inside for those who sit in it. Rules: docs/spec/groups.md. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Actor, GROUP_ROLES, roleIn } from '#domain/access.ts'
import type { Instant } from '#domain/clock.ts'
import { DomainError } from '#domain/errors.ts'
import { balanceOf, type Group, isCurrent, type Membership } from '#domain/groups/group.ts'
import * as wire from '#domain/groups/wire.ts'
import { type GroupId, type MembershipId, readId } from '#domain/ids.ts'
import type { Deps } from '../deps.ts'
import { guard, requireMay, requireSignedIn } from '../http/require-may.ts'
import { endMembership } from './end-membership.ts'
import { seatMember } from './seat-member.ts'

/** Register under `/api/groups`. */
export const groupRoutes: FastifyPluginAsyncTypebox<Pick<Deps, 'stores' | 'clock' | 'newId' | 'hub'>> = async (
  app,
  deps,
) => {
  const { stores, clock, hub } = deps

  const findGroup = async (text: string): Promise<Group> => {
    const group = await stores.groups.group(readId<GroupId>(text))
    if (!group) throw new DomainError('not_found', 'There is no group at this address.')
    return group
  }

  app.get(
    '/',
    { ...guard('group.read'), schema: { summary: 'Working groups', response: { 200: wire.GroupList } } },
    async (request) => {
      const actor = requireSignedIn(request)
      const groups = await stores.groups.groups()
      const at = clock()
      return {
        items: await Promise.all(
          groups.map(async (group) => summaryOf(group, await stores.groups.membershipsIn(group.id), actor, at)),
        ),
      }
    },
  )

  app.get(
    '/:id',
    {
      ...guard('group.read'),
      schema: {
        summary: 'A group with terms, members and balance',
        params: wire.GroupParams,
        response: { 200: wire.GroupView },
      },
    },
    async (request) => {
      const group = await findGroup(request.params.id)
      requireMay(request, 'group.read', { groupId: group.id })
      return viewOf(deps, group, requireSignedIn(request))
    },
  )

  app.post(
    '/:id/memberships',
    {
      ...guard('group.edit'),
      schema: {
        summary: 'Give a person a seat',
        params: wire.GroupParams,
        body: wire.MembershipInput,
        response: { 201: wire.GroupView },
      },
    },
    async (request, reply) => {
      const group = await findGroup(request.params.id)
      requireMay(request, 'group.edit', { groupId: group.id })
      const actor = requireSignedIn(request)
      const { accountId } = await seatMember(deps, actor, group, request.body)
      await hub.recheck({ accountId })
      return reply.code(201).send(await viewOf(deps, group, actor))
    },
  )

  app.post(
    '/:id/memberships/:membershipId/end',
    {
      ...guard('group.edit'),
      schema: { summary: 'End a seat', params: wire.MembershipParams, response: { 200: wire.GroupView } },
    },
    async (request) => {
      const group = await findGroup(request.params.id)
      requireMay(request, 'group.edit', { groupId: group.id })
      const actor = requireSignedIn(request)
      const { accountId } = await endMembership(deps, actor, group, readId<MembershipId>(request.params.membershipId))
      await hub.recheck({ accountId })
      return viewOf(deps, group, actor)
    },
  )
}

function summaryOf(group: Group, memberships: readonly Membership[], actor: Actor, at: Instant): wire.GroupSummary {
  const { id, name, shortName, setUpBy, setUpByRef, expiresWith } = group
  const memberCount = memberships.filter((membership) => isCurrent(membership, at)).length
  return { id, name, shortName, setUpBy, setUpByRef, expiresWith, ownRole: roleIn(actor, id), memberCount }
}

async function viewOf(
  { stores, clock }: Pick<Deps, 'stores' | 'clock'>,
  group: Group,
  actor: Actor,
): Promise<wire.GroupView> {
  const at = clock()
  const memberships = await stores.groups.membershipsIn(group.id)
  const lines = await Promise.all(memberships.map((membership) => lineOf(stores, membership)))
  const isNow = ({ from, until }: wire.MembershipView) => from <= at && (until === null || at < until)
  const rank = ({ role }: wire.MembershipView) => GROUP_ROLES.indexOf(role)
  const terms = group.termsOfReference
  return {
    ...summaryOf(group, memberships, actor, at),
    termsOfReference: { ...terms, capacities: [...terms.capacities] },
    members: lines.filter(isNow).sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name)),
    former: lines.filter((line) => !isNow(line)),
    balance: [...balanceOf(group, memberships, at)],
  }
}

async function lineOf(stores: Deps['stores'], membership: Membership): Promise<wire.MembershipView> {
  const { id, accountId, role, capacity, from, until } = membership
  const account = await stores.people.account(accountId)
  const organization = account && (await stores.people.organization(account.organizationId))
  return {
    id,
    accountId,
    name: account?.name ?? '',
    delegation: organization?.name ?? '',
    region: organization?.region ?? null,
    role,
    capacity,
    from,
    until,
  }
}
