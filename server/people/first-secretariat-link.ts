/** The way in for the very first person, who is of the Secretariat and creates all others. */
import type { Deps } from '../deps.ts'
import { createAccount, type NewAccount } from './create-account.ts'
import { issueSignInLink, type LinkDeps } from './issue-sign-in-link.ts'

/** `.invalid` is kept free for ever (RFC 2606): no mail for this account reaches a stranger. */
const FIRST: NewAccount = { email: 'secretariat@intersession.invalid', name: 'Secretariat', role: 'Secretariat' }

/**
 * A new link for the first Secretariat account, which is made when there is none. Null once somebody of the Secretariat has
 * signed in and can let in the others: from then on a restart prints no key to the house.
 */
export async function firstSecretariatLink(deps: LinkDeps & Pick<Deps, 'stores' | 'newId'>): Promise<string | null> {
  const { people } = deps.stores
  const accounts = (await people.accounts()).filter(({ role, closedAt }) => role === 'Secretariat' && closedAt === null)
  const [first] = accounts.sort((a, b) => a.createdAt.localeCompare(b.createdAt))
  if (!first) return (await createAccount(deps, FIRST)).link
  const came = await Promise.all(accounts.map(({ id }) => people.hasSignedIn(id)))
  return came.includes(true) ? null : issueSignInLink(deps, first, 'printed')
}
