/**
 * Tells people of something in a draft: those of them who may read it at that moment. Who has lost the seat, or sits in a role from
 * which the draft is kept, learns no more of it. To be called in the transaction of the act. Rule: docs/spec/alerts.md, AL12.
 */
import { may } from '#domain/access.ts'
import { type Draft, standingOf } from '#domain/drafts/draft.ts'
import { actorOf } from '#domain/groups/group.ts'
import type { Stores } from '#domain/stores.ts'
import { alertPeople, type Told } from '../people/alert-people.ts'

/** @param stores bound to the transaction of the act @param told all whom it concerns, whether they may read or not */
export async function tellReaders(
  stores: Pick<Stores, 'alerts' | 'people' | 'groups'>,
  newId: () => string,
  draft: Draft,
  told: Omit<Told, 'about'>,
): Promise<void> {
  const [accounts, organizations, members] = await Promise.all([
    stores.people.accounts(),
    stores.people.organizations(),
    stores.groups.membershipsIn(draft.groupId),
  ])
  const organizationOf = new Map(organizations.map((organization) => [organization.id, organization]))
  const readers = new Set(
    accounts.flatMap((account) => {
      const organization = organizationOf.get(account.organizationId)
      if (!organization || account.closedAt !== null) return []
      const actor = actorOf(account, organization, members, told.at)
      return may(actor, 'draft.read', standingOf(draft)) ? [account.id] : []
    }),
  )
  await alertPeople(stores, newId, { ...told, to: told.to.filter((id) => readers.has(id)), about: draft.title })
}
