/** Turns a sign-in link into a session. Of two who use the same link at once, one gets in. */
import { DomainError } from '#domain/errors.ts'
import { LINK_REFUSED, later, SESSION_LONGEST } from '#domain/people/credential.ts'
import type { Deps } from '../deps.ts'
import { hashSecret } from '../http/load-actor.ts'

/**
 * @param formerSecret of the session this browser had until now, which ends: no session outlives a sign-in.
 * @returns the secret for the session cookie
 * @throws DomainError `not_found` when the link is unknown, used or late, or its account closed.
 */
export async function consumeSignInLink(
  { stores, clock, newSecret }: Pick<Deps, 'stores' | 'clock' | 'newSecret'>,
  token: string,
  formerSecret: string | null,
): Promise<string> {
  const secret = newSecret()
  const at = clock()
  await stores.transact(async ({ people }) => {
    const link = await people.consumeSignInLink(hashSecret(token), at)
    const account = link && (await people.account(link.accountId))
    if (!account || account.closedAt !== null) throw new DomainError(LINK_REFUSED.code, LINK_REFUSED.message)
    if (formerSecret !== null) await people.removeSession(hashSecret(formerSecret))
    await people.removeExpired(later(at, -SESSION_LONGEST))
    await people.addSession({
      tokenHash: hashSecret(secret),
      accountId: account.id,
      createdAt: at,
      lastUsedAt: at,
      expiresAt: later(at, SESSION_LONGEST),
    })
  })
  return secret
}
