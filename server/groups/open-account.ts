/** Creates an account and seats its owner at once: what the command line does with `--role`. */
import { ACCOUNT_ROLES, GROUP_ROLES } from '#domain/access.ts'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '../deps.ts'
import { type CreatedAccount, createAccount } from '../people/create-account.ts'
import type { LinkDeps } from '../people/issue-sign-in-link.ts'
import { seatMember } from './seat-member.ts'

/**
 * @param role `Secretariat`, `delegate` (no seat), or a role in the one group that there is; capitals do not matter
 * @throws DomainError `invalid` for an unknown role, or a seat where there is not exactly one group; `conflict` for a taken address.
 */
export async function openAccount(
  deps: LinkDeps & Pick<Deps, 'stores' | 'newId'>,
  { email, name, role: text }: { readonly email: string; readonly name: string; readonly role: string },
): Promise<CreatedAccount> {
  const is = (role: string) => role.toLowerCase() === text.trim().toLowerCase()
  const role = ACCOUNT_ROLES.find(is)
  if (role) return createAccount(deps, { email, name, role })
  const seat = GROUP_ROLES.find(is)
  if (!seat) {
    const known = [...new Set([...ACCOUNT_ROLES, ...GROUP_ROLES])].join(', ')
    throw new DomainError('invalid', `There is no role "${text}". Roles are ${known}.`)
  }
  const [group, ...others] = await deps.stores.groups.groups()
  if (!group || others.length > 0) {
    const there = group ? 'several groups' : 'no group'
    throw new DomainError('invalid', `There is ${there} here: create the account as delegate, then give it a seat.`)
  }
  const created = await createAccount(deps, { email, name, role: 'delegate' })
  await seatMember(deps, null, group, { email, role: seat, capacity: null })
  return created
}
