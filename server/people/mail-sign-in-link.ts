/** Sends a sign-in link to an address, if it has an account; whoever asked is not told whether it has. */
import { LINK_LIFE, later, MOST_MAILED } from '#domain/people/credential.ts'
import { readEmail } from '#domain/people/person.ts'
import type { Deps } from '../deps.ts'
import { issueSignInLink, type LinkDeps } from './issue-sign-in-link.ts'

/**
 * Resolves before the mail has left, so that the time it takes tells nothing either; a mail that fails is logged.
 * @throws DomainError `invalid` for what is no address.
 */
export async function mailSignInLink(deps: LinkDeps & Pick<Deps, 'sendMail' | 'log'>, text: string): Promise<void> {
  const email = readEmail(text)
  const account = await deps.stores.people.accountByEmail(email)
  if (!account || account.closedAt !== null) return
  const at = deps.clock()
  // What ends within the life of a mailed link was mailed lately, or printed a day ago.
  if ((await deps.stores.people.signInLinkCount(account.id, at, later(at, LINK_LIFE.mailed))) >= MOST_MAILED) {
    return deps.log.warn({ accountId: account.id }, 'sign-in mail withheld, too many were asked for')
  }
  const link = await issueSignInLink(deps, account, 'mailed')
  deps
    .sendMail({
      to: email,
      subject: 'Your link to sign in',
      text: [
        `Good day, ${account.name}.`,
        `This link signs you in once, within ${LINK_LIFE.mailed / 60_000} minutes:`,
        link,
        'If you did not ask for it, you need do nothing: without the link nobody can sign in as you.',
      ].join('\n\n'),
    })
    .catch((error: unknown) => deps.log.error({ err: error, accountId: account.id }, 'sign-in mail failed'))
}
