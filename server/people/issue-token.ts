/** Makes a bearer token, for a program that acts for an account. Its secret is in the answer and nowhere else. */
import { DomainError } from '#domain/errors.ts'
import type { TokenId } from '#domain/ids.ts'
import { type BearerToken, tokenExpiry } from '#domain/people/credential.ts'
import { readEmail, readName } from '#domain/people/person.ts'
import type { Deps } from '../deps.ts'
import { hashSecret } from '../http/load-actor.ts'

export interface IssuedToken {
  readonly token: BearerToken
  readonly secret: string
}

/**
 * @param days how long it lasts, 1 to 365
 * @throws DomainError `not_found` when the address has no open account, `invalid` for days or name.
 */
export async function issueToken(
  { stores, clock, newId, newSecret }: Pick<Deps, 'stores' | 'clock' | 'newId' | 'newSecret'>,
  email: string,
  days: number,
  name = 'Command line',
): Promise<IssuedToken> {
  const account = await stores.people.accountByEmail(readEmail(email))
  if (!account || account.closedAt !== null) {
    throw new DomainError('not_found', `There is no open account for ${readEmail(email)}. Create it first.`)
  }
  const secret = newSecret()
  const createdAt = clock()
  const token: BearerToken = {
    id: newId() as TokenId,
    tokenHash: hashSecret(secret),
    accountId: account.id,
    name: readName(name),
    createdAt,
    expiresAt: tokenExpiry(createdAt, days),
    lastUsedAt: null,
  }
  await stores.people.addToken(token)
  return { token, secret }
}
