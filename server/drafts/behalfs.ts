/** The delegations for which somebody may act in a draft: their own first, and for those who place all that sit in the group. */
import { type Act, type Actor, may } from '#domain/access.ts'
import { type Draft, standingOf } from '#domain/drafts/draft.ts'
import type { Deps } from '../deps.ts'

/** @param act what they would do; none for somebody who may not */
export async function behalfs({ stores, clock }: Pick<Deps, 'stores' | 'clock'>, draft: Draft, actor: Actor, act: Act) {
  if (!may(actor, act, standingOf(draft))) return []
  const own = { organizationId: actor.organizationId as string, name: actor.delegation }
  if (!may(actor, 'draft.place', { groupId: draft.groupId })) return [own]
  const [organizations, accounts, members] = await Promise.all([
    stores.people.organizations(),
    stores.people.accounts(),
    stores.groups.membershipsIn(draft.groupId),
  ])
  const sitting = new Set(
    members.filter(({ until }) => until === null || until > clock()).map(({ accountId }) => accountId),
  )
  const seated = new Set(accounts.filter(({ id }) => sitting.has(id)).map(({ organizationId }) => organizationId))
  const others = organizations.filter(({ id }) => seated.has(id) && id !== actor.organizationId)
  return [own, ...others.map(({ id, name }) => ({ organizationId: id as string, name }))]
}
