/**
 * Where people are kept. Accounts and organizations are found by id and by their unique sign; credentials only by the hash of
 * their secret. A taken e-mail address or code is refused with `conflict`. Contract: tests/contracts/people-store.ts.
 */
import type { Instant } from '../clock.ts'
import type { AccountId, OrganizationId, TokenId } from '../ids.ts'
import type { BearerToken, Session, SignInLink } from './credential.ts'
import type { Account, Organization } from './person.ts'

export interface PeopleStore {
  addOrganization(organization: Organization): Promise<void>
  organization(id: OrganizationId): Promise<Organization | null>
  organizationByCode(code: string): Promise<Organization | null>
  /** All, by name. */
  organizations(): Promise<readonly Organization[]>

  addAccount(account: Account): Promise<void>
  /** Ends an account, its sessions, unused links and tokens. Closing a closed account changes nothing. */
  closeAccount(id: AccountId, at: Instant): Promise<void>
  account(id: AccountId): Promise<Account | null>
  /** By the normalised address. */
  accountByEmail(email: string): Promise<Account | null>
  /** All, by name, closed ones included. */
  accounts(): Promise<readonly Account[]>

  addSignInLink(link: SignInLink): Promise<void>
  /** How many links of this account, used or not, end after `from` and at or before `to`. */
  signInLinkCount(accountId: AccountId, from: Instant, to: Instant): Promise<number>
  signInLink(tokenHash: string): Promise<SignInLink | null>
  /** Marks a living link as used and returns it; null when it is unknown, used or late. Of many at once only one succeeds. */
  consumeSignInLink(tokenHash: string, at: Instant): Promise<SignInLink | null>

  /** Whether a link of this account was ever used. */
  hasSignedIn(accountId: AccountId): Promise<boolean>

  addSession(session: Session): Promise<void>
  session(tokenHash: string): Promise<Session | null>
  /** Notes a use. Never moves it back. */
  touchSession(tokenHash: string, at: Instant): Promise<void>
  removeSession(tokenHash: string): Promise<void>

  addToken(token: BearerToken): Promise<void>
  token(tokenHash: string): Promise<BearerToken | null>
  /** Those of one account, the newest first. */
  tokensOf(accountId: AccountId): Promise<readonly BearerToken[]>
  touchToken(tokenHash: string, at: Instant): Promise<void>
  /** Ends a token of this account; false when it has none of this id. */
  removeToken(accountId: AccountId, id: TokenId): Promise<boolean>

  /** Removes unused links, sessions and tokens that ended before this instant; how many there were. Used links stay, as the record of who came in. */
  removeExpired(before: Instant): Promise<number>
}
