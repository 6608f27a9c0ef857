/** Closes an account: its sessions, links and tokens end with it. What its owner did keeps the name. */
import type { Actor } from '#domain/access.ts'
import { DomainError } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Account } from '#domain/people/person.ts'
import type { Deps } from '../deps.ts'

/**
 * Nobody closes the account they act with: so somebody who can let others in always remains.
 * @throws DomainError `not_found`, `conflict` for an account that is closed or one's own
 */
export async function closeAccount(
  { stores, clock, hub }: Pick<Deps, 'stores' | 'clock' | 'hub'>,
  actor: Actor,
  id: AccountId,
): Promise<Account> {
  if (id === actor.accountId) {
    throw new DomainError('conflict', 'This is your own account: ask another officer of the Secretariat to close it.')
  }
  const closed = await stores.transact(async ({ people }) => {
    const account = await people.account(id)
    if (!account) throw new DomainError('not_found', 'There is no such account.')
    if (account.closedAt !== null)
      throw new DomainError('conflict', `The account of ${account.name} is closed already.`)
    const closedAt = clock()
    await people.closeAccount(id, closedAt)
    return { ...account, closedAt }
  })
  await hub.recheck({ accountId: id })
  return closed
}
