/** Makes a link that signs one person in, once. Its secret exists only in the address that is returned. */
import { LINK_LIFE, later } from '#domain/people/credential.ts'
import type { Account } from '#domain/people/person.ts'
import type { Stores } from '#domain/stores.ts'
import type { Deps } from '../deps.ts'
import { hashSecret } from '../http/load-actor.ts'

export type LinkDeps = Pick<Deps, 'clock' | 'newSecret'> & {
  readonly stores: Pick<Stores, 'people'>
  readonly config: Pick<Deps['config'], 'publicUrl'>
}

/** @param kind `mailed` lives a quarter of an hour, `printed` a day. @returns the whole address */
export async function issueSignInLink(
  { stores, clock, newSecret, config }: LinkDeps,
  account: Account,
  kind: keyof typeof LINK_LIFE,
): Promise<string> {
  const secret = newSecret()
  const createdAt = clock()
  await stores.people.addSignInLink({
    tokenHash: hashSecret(secret),
    accountId: account.id,
    createdAt,
    expiresAt: later(createdAt, LINK_LIFE[kind]),
    consumedAt: null,
  })
  return `${config.publicUrl}/sign-in/${secret}`
}
