/** The actor of an account as it is now: what every request and every check of an open socket starts from. */
import { createHash } from 'node:crypto'
import type { Actor } from '#domain/access.ts'
import type { Instant } from '#domain/clock.ts'
import { actorOf } from '#domain/groups/group.ts'
import type { AccountId } from '#domain/ids.ts'
import { isSessionAlive, isUseStale } from '#domain/people/credential.ts'
import type { Stores } from '#domain/stores.ts'

/** The only form in which a secret is kept or looked up: its SHA-256 in lower-case hex. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

type ActorStores = Pick<Stores, 'people' | 'groups'>

/** Null for an account that is unknown or closed. */
export async function loadActor(stores: ActorStores, accountId: AccountId, at: Instant): Promise<Actor | null> {
  const account = await stores.people.account(accountId)
  if (!account || account.closedAt !== null) return null
  const [organization, memberships] = await Promise.all([
    stores.people.organization(account.organizationId),
    stores.groups.membershipsOf(accountId),
  ])
  return organization && actorOf(account, organization, memberships, at)
}

/**
 * Who a session cookie speaks for. Null when it is unknown, unused for too long or too old.
 * @param isUse whether to note that it was used: a request is a use, a look at an open socket is none
 */
export async function actorOfSession(
  stores: ActorStores,
  secret: string,
  at: Instant,
  isUse = true,
): Promise<Actor | null> {
  const session = await stores.people.session(hashSecret(secret))
  if (!session || !isSessionAlive(session, at)) return null
  if (isUse && isUseStale(session.lastUsedAt, at)) await stores.people.touchSession(session.tokenHash, at)
  return loadActor(stores, session.accountId, at)
}

/** Who a bearer token speaks for. Null when it is unknown or has ended. `isUse` as above. */
export async function actorOfToken(
  stores: ActorStores,
  secret: string,
  at: Instant,
  isUse = true,
): Promise<Actor | null> {
  const token = await stores.people.token(hashSecret(secret))
  if (!token || at >= token.expiresAt) return null
  if (isUse && isUseStale(token.lastUsedAt, at)) await stores.people.touchToken(token.tokenHash, at)
  return loadActor(stores, token.accountId, at)
}
